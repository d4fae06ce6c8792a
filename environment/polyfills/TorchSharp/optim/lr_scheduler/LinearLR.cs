namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>The rate times a factor that goes from one value to another in a straight line.</summary>
                public class LinearLR : LRScheduler
                {
                    private readonly double start;
                    private readonly double end;
                    private readonly int length;

                    public LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1, int total_iters = 5, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (start_factor is not (> 0 and <= 1)) throw new ArgumentException($"a linear schedule starts at a factor in (0, 1], not {start_factor}");
                        if (end_factor is not (>= 0 and <= 1)) throw new ArgumentException($"a linear schedule ends at a factor in [0, 1], not {end_factor}");
                        (start, end, length) = (start_factor, end_factor, total_iters);
                        step();
                    }

                    protected override IEnumerable<double> get_lr() => Epoch == 0 ? Scaled(start) : Epoch > length ? Rates : Scaled(Factor(Epoch) / Factor(Epoch - 1));

                    protected override IEnumerable<double> get_closed_form_lr() => ScaledFromStart(Factor(Math.Min(Epoch, length)));

                    private double Factor(int epoch) => start + (end - start) * epoch / length;
                }
            }
        }
    }
}

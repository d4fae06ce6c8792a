namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>The rate times a factor for the first epochs.</summary>
                public class ConstantLR : LRScheduler
                {
                    private readonly double factor;
                    private readonly int length;

                    public ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (factor is not (> 0 and <= 1)) throw new ArgumentException($"the factor of a constant schedule is in (0, 1], not {factor}");
                        (this.factor, length) = (factor, total_iters);
                        step();
                    }

                    protected override IEnumerable<double> get_lr() => Epoch == 0 ? Scaled(factor) : Epoch == length ? Scaled(1 / factor) : Rates;

                    protected override IEnumerable<double> get_closed_form_lr() => Epoch >= length ? InitialRates : ScaledFromStart(factor);
                }
            }
        }
    }
}

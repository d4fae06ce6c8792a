namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>The rate falls to zero as a power of the epochs that are left.</summary>
                public class PolynomialLR : LRScheduler
                {
                    private readonly int length;
                    private readonly double power;

                    public PolynomialLR(Optimizer optimizer, int total_iters = 5, double power = 1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        (length, this.power) = (total_iters, power);
                        step();
                    }

                    protected override IEnumerable<double> get_lr() => Epoch == 0 || Epoch > length ? Rates : Scaled(Math.Pow(Left(Epoch) / Left(Epoch - 1), power));

                    protected override IEnumerable<double> get_closed_form_lr() => ScaledFromStart(Math.Pow(Left(Math.Min(Epoch, length)), power));

                    private double Left(int epoch) => 1.0 - (double)epoch / length;
                }
            }
        }
    }
}

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>The rate falls along half a cosine, and rises again after it (SGDR without restarts: Loshchilov and Hutter, 2017).</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double half;
                    private readonly double lowest;

                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        (half, lowest) = (T_max, eta_min);
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (Epoch == 0) return Rates;
                        if (_step_count == 1) return get_closed_form_lr(); // resumed at a later epoch
                        // at the bottom the ratio below has no value
                        if ((Epoch - 1 - half) % (2 * half) == 0) return Rates.Zip(InitialRates, (rate, initial) => rate + (initial - lowest) * (1 - Math.Cos(Math.PI / half)) / 2);
                        return Rates.Select(rate => lowest + (rate - lowest) * Height(Epoch) / Height(Epoch - 1));
                    }

                    protected override IEnumerable<double> get_closed_form_lr() => InitialRates.Select(initial => lowest + (initial - lowest) * Height(Epoch) / 2);

                    private double Height(int epoch) => 1 + Math.Cos(Math.PI * epoch / half);
                }
            }
        }
    }
}

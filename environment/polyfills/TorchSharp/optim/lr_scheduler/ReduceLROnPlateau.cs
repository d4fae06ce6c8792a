namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>The rate times a factor when a measurement has not got better for some epochs.</summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly bool falling;
                    private readonly bool relative;
                    private readonly double factor;
                    private readonly double threshold;
                    private readonly double smallest;
                    private readonly int patience;
                    private readonly int cooldown;
                    private readonly double[] floors;
                    private double best;
                    private int worse;
                    private int resting;

                    public ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4, string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false)
                        : base(optimizer, 0, verbose)
                    {
                        if (factor >= 1) throw new ArgumentException($"a rate is reduced by a factor below 1, not {factor}");
                        if (mode is not ("min" or "max")) throw new ArgumentException($"the mode of a plateau is 'min' or 'max', not '{mode}'");
                        if (threshold_mode is not ("rel" or "abs")) throw new ArgumentException($"the threshold of a plateau is 'rel' or 'abs', not '{threshold_mode}'");
                        (falling, relative) = (mode == "min", threshold_mode == "rel");
                        (this.factor, this.patience, this.threshold, this.cooldown, smallest) = (factor, patience, threshold, cooldown, eps);
                        floors = PerGroup(min_lr ?? Groups.Select(_ => 0.0), nameof(min_lr));
                        best = falling ? double.PositiveInfinity : double.NegativeInfinity;
                    }

                    public override void step() => throw new InvalidOperationException("a plateau is seen in a measurement: call step(loss)");

                    public override void step(int? epoch) => step();

                    public override void step(double current, int? epoch = null)
                    {
                        Epoch = epoch ?? Epoch + 1;
                        var better = Better(current);
                        if (better) best = current;
                        worse = better ? 0 : worse + 1;
                        if (resting > 0) (resting, worse) = (resting - 1, 0);
                        var reduce = worse > patience;
                        if (reduce) (resting, worse) = (cooldown, 0);
                        Set(() => reduce ? Rates.Zip(floors, Reduced) : Rates);
                    }

                    private bool Better(double current)
                    {
                        var margin = falling ? -threshold : threshold;
                        var bar = relative ? best * (1 + margin) : best + margin;
                        return falling ? current < bar : current > bar;
                    }

                    private double Reduced(double rate, double floor)
                    {
                        var reduced = Math.Max(rate * factor, floor);
                        return rate - reduced > smallest ? reduced : rate;
                    }
                }
            }
        }
    }
}

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>
                /// The rate rises from max_lr / div_factor to max_lr and falls to 1 / final_div_factor of where it started, while
                /// momentum goes the other way (Smith and Topin, 2019). It is stepped after every batch.
                /// </summary>
                public class OneCycleLR : LRScheduler
                {
                    private readonly int total;
                    private readonly bool momentum;
                    private readonly Func<double, double, double, double> anneal;
                    private readonly double[] highest;
                    private readonly double[] lowest;
                    private readonly double[] lightest;
                    private readonly double[] heaviest;
                    private readonly (double End, double[] From, double[] To, double[] FromMomentum, double[] ToMomentum)[] phases;

                    public OneCycleLR(Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, Each(optimizer, max_lr), total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum, Each(optimizer, base_momentum), Each(optimizer, max_momentum), div_factor, final_div_factor, three_phase, last_epoch, verbose)
                    {
                    }

                    public OneCycleLR(Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        total = total_steps > 0 ? total_steps : epochs * steps_per_epoch;
                        if (total_steps <= 0 && (epochs <= 0 || steps_per_epoch <= 0)) throw new ArgumentException("a cycle needs total_steps, or epochs and steps_per_epoch");
                        if (pct_start is not (>= 0 and <= 1)) throw new ArgumentException($"pct_start is the part of the cycle in which the rate rises, in [0, 1], not {pct_start}");
                        momentum = cycle_momentum;
                        if (momentum && !Groups.All(group => group is IMomentum or IBetas)) throw new ArgumentException("this optimiser has no momentum to cycle; say cycle_momentum: false");

                        highest = PerGroup(max_lr, nameof(max_lr));
                        lightest = PerGroup(base_momentum ?? Each(optimizer, 0.85), nameof(base_momentum));
                        heaviest = PerGroup(max_momentum ?? Each(optimizer, 0.95), nameof(max_momentum));
                        if (last_epoch == -1)
                        {
                            foreach (var (group, rate) in Groups.Zip(highest)) group.InitialLearningRate = rate / div_factor;
                            InitialRates = [.. Groups.Select(group => group.InitialLearningRate)];
                        }
                        lowest = [.. InitialRates.Select(rate => rate / final_div_factor)];
                        anneal = anneal_strategy == AnnealStrategy.Cos ? Cosine : (from, to, part) => from + (to - from) * part;
                        var rise = (pct_start * total - 1, InitialRates, highest, heaviest, lightest);
                        phases = three_phase
                            ? [rise, (2 * pct_start * total - 2, highest, InitialRates, lightest, heaviest), (total - 1, InitialRates, lowest, heaviest, heaviest)]
                            : [rise, (total - 1, highest, lowest, lightest, heaviest)];
                        step();
                    }

                    public enum AnnealStrategy
                    {
                        Cos = 0,
                        Linear = 1,
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (Epoch > total) throw new InvalidOperationException($"the cycle has {total} steps, and step {Epoch} was asked for");
                        var now = Array.FindIndex(phases[..^1], phase => Epoch <= phase.End);
                        var phase = phases[now < 0 ? ^1 : now];
                        var start = now == 0 ? 0 : phases[now < 0 ? ^2 : now - 1].End;
                        var part = (Epoch - start) / (phase.End - start);
                        if (momentum)
                            foreach (var (group, i) in Groups.Select((group, i) => (group, i))) SetMomentum(group, anneal(phase.FromMomentum[i], phase.ToMomentum[i], part));
                        return phase.From.Zip(phase.To, (from, to) => anneal(from, to, part));
                    }

                    private static void SetMomentum(ILearningRateController group, double value)
                    {
                        if (group is IBetas betas) betas.Betas = (value, betas.Betas.Item2);
                        else ((IMomentum)group).Momentum = value;
                    }

                    private static double Cosine(double from, double to, double part) => to + (from - to) / 2 * (1 + Math.Cos(Math.PI * part));

                    private static IEnumerable<double> Each(Optimizer optimizer, double value) => optimizer.ParamGroups.Select(_ => value);
                }
            }
        }
    }
}

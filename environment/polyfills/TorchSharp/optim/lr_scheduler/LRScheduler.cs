namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>
            /// Sets the learning rates of an optimiser's groups, epoch by epoch. A step changes the rates that it finds, so that
            /// several schedules on one optimiser multiply.
            /// </summary>
            public abstract class LRScheduler
            {
                protected int _step_count;
                private readonly bool verbose;
                private double[] last;

                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    Optimizer = optimizer;
                    Epoch = last_epoch;
                    this.verbose = verbose;
                    InitialRates = [.. Groups.Select(group => group.InitialLearningRate)];
                    last = Rates;
                }

                internal Optimizer Optimizer { get; }

                /// <summary>The epoch whose rates are set; −1 before the first step, which the constructors take.</summary>
                internal int Epoch { get; set; }

                private protected double[] InitialRates { get; set; }

                private protected double[] Rates => [.. Groups.Select(group => group.LearningRate)];

                private protected IEnumerable<ILearningRateController> Groups => Optimizer.ParamGroups;

                public virtual void step()
                {
                    Epoch++;
                    Set(get_lr);
                }

                /// <summary>Goes to an epoch at once.</summary>
                public virtual void step(int? epoch)
                {
                    if (epoch is not { } there)
                    {
                        step();
                        return;
                    }
                    Epoch = there;
                    Set(get_closed_form_lr);
                }

                /// <summary>Takes a step for a schedule that follows a measurement, which most do not.</summary>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                public IEnumerable<double> get_last_lr() => last;

                /// <summary>The rates of <see cref="Epoch"/>, from those of the epoch before it.</summary>
                protected virtual IEnumerable<double> get_lr() => Rates;

                /// <summary>The rates of <see cref="Epoch"/>, from the rates at the start.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                /// <summary>Takes the first step once more, from the rates at the start.</summary>
                internal void Restart()
                {
                    _step_count = 0;
                    step();
                }

                /// <summary>One value a group.</summary>
                private protected T[] PerGroup<T>(IEnumerable<T> values, string option)
                {
                    T[] list = [.. values];
                    return list.Length == Groups.Count() ? list : throw new ArgumentException($"the optimiser has {Groups.Count()} groups of parameters, and {option} has {list.Length} values");
                }

                private protected double[] Scaled(double factor) => [.. Rates.Select(rate => rate * factor)];

                private protected double[] ScaledFromStart(double factor) => [.. InitialRates.Select(rate => rate * factor)];

                private protected void Set(Func<IEnumerable<double>> rates)
                {
                    _step_count++;
                    last = [.. rates()];
                    foreach (var (group, rate) in Groups.Zip(last)) group.LearningRate = rate;
                    if (verbose) Console.WriteLine($"epoch {Epoch}: learning rate {string.Join(", ", last)}");
                }
            }
        }
    }
}

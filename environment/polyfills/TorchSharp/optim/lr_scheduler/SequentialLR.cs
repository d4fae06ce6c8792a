namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Schedules one after the other; each begins anew at its milestone.</summary>
                public class SequentialLR : LRScheduler
                {
                    private readonly LRScheduler[] schedules;
                    private readonly int[] milestones;

                    public SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1)
                        : base(optimizer, last_epoch + 1)
                    {
                        (schedules, this.milestones) = ([.. schedulers], [.. milestones]);
                        if (schedules.Length != this.milestones.Length + 1) throw new ArgumentException($"{schedules.Length} schedules need {schedules.Length - 1} milestones between them, not {this.milestones.Length}");
                        if (schedules.Any(schedule => schedule.Optimizer != optimizer)) throw new ArgumentException("the schedules of a sequence are of one optimiser");
                        // each schedule has taken its first step when it was made; only the first one's counts
                        foreach (var group in Groups) group.LearningRate = group.InitialLearningRate;
                        foreach (var schedule in schedules) schedule.Epoch--;
                        Set(() => First(schedules[0]));
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var passed = milestones.Count(milestone => milestone <= Epoch);
                        var schedule = schedules[passed];
                        if (passed > 0 && milestones[passed - 1] == Epoch) schedule.step((int?)0);
                        else schedule.step();
                        return schedule.get_last_lr();
                    }

                    private static IEnumerable<double> First(LRScheduler schedule)
                    {
                        schedule.Restart();
                        return schedule.get_last_lr();
                    }
                }
            }
        }
    }
}

using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim.lr_scheduler;
using OneCycle = TorchSharp.torch.optim.lr_scheduler.impl.OneCycleLR;

namespace GenCore.Tests.Polyfill.Optim;

public class ScheduleTests
{
    private static readonly Dictionary<string, Func<optim.Optimizer, LRScheduler>> Schedules = new()
    {
        ["StepLR"] = o => StepLR(o, 6, gamma: 0.5),
        ["MultiStepLR"] = o => MultiStepLR(o, [3, 9, 9, 15], gamma: 0.5),
        ["ExponentialLR"] = o => ExponentialLR(o, 0.9),
        ["ConstantLR"] = o => ConstantLR(o, factor: 0.25, total_iters: 7),
        ["LinearLR"] = o => LinearLR(o, start_factor: 0.1, end_factor: 0.8, total_iters: 8),
        ["PolynomialLR"] = o => PolynomialLR(o, total_iters: 15, power: 2),
        ["CosineAnnealingLR"] = o => CosineAnnealingLR(o, 8, eta_min: 0.001),
        ["LambdaLR"] = o => LambdaLR(o, epoch => 1.0 / (1 + epoch)),
        ["MultiplicativeLR"] = o => MultiplicativeLR(o, epoch => epoch % 2 == 0 ? 0.95 : 0.9),
        ["OneCycleLR"] = o => OneCycleLR(o, 0.5, total_steps: 21),
        ["OneCycleLR, linear, three phases"] = o => OneCycleLR(o, [0.5, 0.3], epochs: 7, steps_per_epoch: 3, pct_start: 0.4, anneal_strategy: OneCycle.AnnealStrategy.Linear, div_factor: 10, final_div_factor: 100, three_phase: true),
        ["SequentialLR"] = o => SequentialLR(o, [LinearLR(o, start_factor: 0.2, total_iters: 4), ExponentialLR(o, 0.9), CosineAnnealingLR(o, 6)], [4, 12]),
        ["ReduceLROnPlateau"] = o => ReduceLROnPlateau(o, factor: 0.5, patience: 2),
        ["ReduceLROnPlateau, greatest, cooldown"] = o => ReduceLROnPlateau(o, mode: "max", factor: 0.5, patience: 1, threshold: 0.05, threshold_mode: "abs", cooldown: 2, min_lr: [0.02, 0.004]),
    };

    private static readonly int[] InOrder = [.. Enumerable.Range(0, 20)];

    public static TheoryData<string> Names => [.. Schedules.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Twenty_epochs_are_PyTorchs(string name)
    {
        using var optimizer = TwoGroups();
        var schedule = Schedules[name](optimizer);
        var expected = PytorchFixture.Rates(name);
        AssertRates($"{name}, start", expected[0], optimizer);
        foreach (var epoch in InOrder)
        {
            if (schedule is impl.ReduceLROnPlateau) schedule.step(PytorchFixture.Losses[epoch]);
            else schedule.step();
            AssertRates($"{name}, epoch {epoch + 1}", expected[epoch + 1], optimizer);
            Assert.Equal(optimizer.ParamGroups.Select(group => group.LearningRate), schedule.get_last_lr());
        }
    }

    [Fact]
    public void Two_schedules_of_one_optimizer_multiply()
    {
        using var optimizer = TwoGroups();
        LRScheduler[] both = [ConstantLR(optimizer, factor: 0.5, total_iters: 4), ExponentialLR(optimizer, 0.9)];
        var expected = PytorchFixture.Rates("two at once");
        AssertRates("start", expected[0], optimizer);
        foreach (var epoch in InOrder)
        {
            foreach (var schedule in both) schedule.step();
            AssertRates($"epoch {epoch + 1}", expected[epoch + 1], optimizer);
        }
    }

    [Theory]
    [InlineData("StepLR"), InlineData("MultiStepLR"), InlineData("ExponentialLR"), InlineData("ConstantLR"), InlineData("LinearLR")]
    [InlineData("PolynomialLR"), InlineData("CosineAnnealingLR"), InlineData("LambdaLR")]
    public void A_schedule_can_go_to_any_epoch_at_once(string name)
    {
        using var optimizer = TwoGroups();
        var schedule = Schedules[name](optimizer);
        var expected = PytorchFixture.Rates(name);
        foreach (var epoch in new[] { 17, 3, 9, 0 })
        {
            schedule.step((int?)epoch);
            AssertRates($"{name}, epoch {epoch}", expected[epoch], optimizer);
        }
        schedule.step();
        AssertRates($"{name}, epoch 1", expected[1], optimizer);
    }

    [Fact]
    public void One_cycle_moves_the_first_beta_of_Adam()
    {
        using var parameter = new Parameter(zeros(1));
        using var optimizer = optim.Adam([parameter], beta1: 0.9, beta2: 0.99);
        var schedule = OneCycleLR(optimizer, 0.5, total_steps: 21);
        var expected = PytorchFixture.Rates("OneCycleLR");
        foreach (var epoch in InOrder)
        {
            schedule.step();
            Assert.Equal(expected[epoch + 1][0][1], optimizer.Betas.Item1, 12);
            Assert.Equal(0.99, optimizer.Betas.Item2);
        }
    }

    [Fact]
    public void A_cycle_ends()
    {
        using var optimizer = TwoGroups();
        var schedule = OneCycleLR(optimizer, 0.5, total_steps: 3);
        for (var i = 0; i < 3; i++) schedule.step();
        Assert.Throws<InvalidOperationException>(schedule.step);
    }

    [Fact]
    public void What_cannot_be_scheduled_is_refused()
    {
        using var optimizer = TwoGroups();
        Assert.Throws<ArgumentException>(() => OneCycleLR(optimizer, 0.5));
        Assert.Throws<ArgumentException>(() => OneCycleLR(optimizer, [0.5, 0.3, 0.1], total_steps: 4));
        Assert.Throws<ArgumentException>(() => ReduceLROnPlateau(optimizer, factor: 1));
        Assert.Throws<ArgumentException>(() => ReduceLROnPlateau(optimizer, mode: "least"));
        Assert.Throws<ArgumentException>(() => SequentialLR(optimizer, [ExponentialLR(optimizer)], [4]));
    }

    private static SGD TwoGroups() => optim.SGD([new SGD.ParamGroup([new Parameter(zeros(1))], lr: 0.1, momentum: 0.6), new SGD.ParamGroup([new Parameter(zeros(1))], lr: 0.02, momentum: 0.6)], 1);

    private static void AssertRates(string when, double[][] expected, optim.Optimizer optimizer)
    {
        foreach (var (theirs, ours) in expected.Zip(optimizer.ParamGroups))
            PytorchFixture.AssertClose(when, theirs, [ours.LearningRate, ((optim.IMomentum)ours).Momentum]);
    }
}

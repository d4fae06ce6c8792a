using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Tests.Polyfill.Optim;

public class TrajectoryTests
{
    internal static readonly Dictionary<string, Func<IEnumerable<Parameter>, OptimizerHelper>> Optimizers = new()
    {
        ["SGD"] = p => optim.SGD(p, learningRate: 0.1),
        ["SGD, momentum"] = p => optim.SGD(p, 0.1, momentum: 0.9),
        ["SGD, dampening"] = p => optim.SGD(p, 0.1, momentum: 0.9, dampening: 0.3),
        ["SGD, Nesterov"] = p => optim.SGD(p, 0.1, momentum: 0.9, nesterov: true),
        ["SGD, weight decay"] = p => optim.SGD(p, 0.1, momentum: 0.5, weight_decay: 0.2),
        ["SGD, maximize"] = p => optim.SGD(p, 0.01, weight_decay: 0.2, maximize: true),
        ["RMSProp"] = p => optim.RMSProp(p, lr: 0.02),
        ["RMSProp, weight decay"] = p => optim.RMSProp(p, 0.02, alpha: 0.9, weight_decay: 0.1),
        ["RMSProp, centred, momentum"] = p => optim.RMSProp(p, 0.02, alpha: 0.9, momentum: 0.8, centered: true),
        ["Adam"] = p => optim.Adam(p, lr: 0.05),
        ["Adam, betas"] = p => optim.Adam(p, 0.05, beta1: 0.5, beta2: 0.9, eps: 1e-3),
        ["Adam, weight decay"] = p => optim.Adam(p, 0.05, weight_decay: 0.2),
        ["Adam, amsgrad"] = p => optim.Adam(p, 0.2, 0.5, 0.6, amsgrad: true),
        ["Adam, maximize"] = p => optim.Adam(p, 0.05, maximize: true),
        ["AdamW"] = p => optim.AdamW(p, lr: 0.05, weight_decay: 0.2),
        ["AdamW, amsgrad"] = p => optim.AdamW(p, 0.2, 0.5, 0.6, weight_decay: 0.01, amsgrad: true),
    };

    public static TheoryData<string> Names => [.. Optimizers.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Ten_steps_are_PyTorchs(string name)
    {
        using var problem = new LeastSquares();
        using var optimizer = Optimizers[name](problem.Parameters);
        var expected = PytorchFixture.Trajectory(name);
        var actual = problem.Steps(optimizer, expected.Length);
        for (var i = 0; i < expected.Length; i++) PytorchFixture.AssertClose($"{name}, step {i + 1}", expected[i], actual[i]);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_copied_state_goes_on_as_the_first_would(string name)
    {
        using var problem = new LeastSquares();
        using var first = Optimizers[name](problem.Parameters);
        problem.Steps(first, 4);

        using var copy = new LeastSquares();
        using (no_grad())
            foreach (var (from, to) in problem.Parameters.Zip(copy.Parameters)) to.copy_(from);
        using var second = Optimizers[name](copy.Parameters);
        foreach (var group in second.ParamGroups) group.LearningRate = 7; // the state carries the rate as well
        second.load_state_dict(first.state_dict());
        foreach (var (theirs, ours) in first.state_dict().State.Zip(second.state_dict().State)) Assert.True(ours.ApproximatelyEquals(theirs));

        Assert.Equal(problem.Steps(first, 6), copy.Steps(second, 6));
    }

    [Theory, MemberData(nameof(Names))]
    public void Steps_keep_no_tensors(string name)
    {
        using var problem = new LeastSquares();
        using var optimizer = Optimizers[name](problem.Parameters);
        problem.Steps(optimizer, 2);
        using var rest = new RestingCollector();
        var before = Tensor.TotalCount;
        problem.Steps(optimizer, 5);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_disposed_optimizer_leaves_only_the_parameters(string name)
    {
        using var problem = new LeastSquares();
        using var rest = new RestingCollector();
        var before = Tensor.TotalCount;
        using (var optimizer = Optimizers[name](problem.Parameters)) problem.Step(optimizer);
        Assert.Equal(before, Tensor.TotalCount);
        Assert.False(problem.Weight.IsInvalid);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_parameter_without_gradient_stays_and_its_turn_comes_later(string name)
    {
        using var problem = new LeastSquares();
        using var late = new LeastSquares();
        using var optimizer = Optimizers[name]([.. late.Parameters, problem.Weight, problem.Bias]);
        var untouched = late.Values;
        problem.Steps(optimizer, 3);
        Assert.Equal(untouched, late.Values);

        // both move now, each with the count of its own steps
        var expected = PytorchFixture.Trajectory(name);
        for (var i = 0; i < 3; i++)
        {
            using (NewDisposeScope())
            {
                optimizer.zero_grad();
                (problem.Loss() + late.Loss()).backward();
                optimizer.step();
            }
            PytorchFixture.AssertClose($"{name}, late step {i + 1}", expected[i], late.Values);
            PytorchFixture.AssertClose($"{name}, step {i + 4}", expected[i + 3], problem.Values);
        }
    }
}

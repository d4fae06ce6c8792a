using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Tests.Polyfill.Optim;

public class OptimizerTests
{
    [Fact]
    public void Every_parameter_has_its_state_from_the_start()
    {
        using var problem = new LeastSquares();
        using var adam = optim.Adam(problem.Parameters, amsgrad: true);
        foreach (var (state, parameter) in adam.state_dict().State.Cast<Adam.State>().Zip(problem.Parameters))
            foreach (var moment in new[] { state.exp_avg, state.exp_avg_sq, state.max_exp_avg_sq })
                AssertZeros(parameter, moment!);

        using var plain = optim.AdamW(problem.Parameters);
        Assert.All(plain.state_dict().State.Cast<AdamW.State>(), state => Assert.Null(state.max_exp_avg_sq));

        using var rmsprop = optim.RMSProp(problem.Parameters, momentum: 0.9, centered: true);
        foreach (var (state, parameter) in rmsprop.state_dict().State.Cast<RMSProp.State>().Zip(problem.Parameters))
            foreach (var mean in new[] { state.square_avg, state.momentum_buffer, state.grad_avg })
                AssertZeros(parameter, mean!);
    }

    [Fact]
    public void The_momentum_of_SGD_begins_with_the_first_gradient()
    {
        using var problem = new LeastSquares();
        using var optimizer = optim.SGD(problem.Parameters, 0.1, momentum: 0.9, dampening: 0.5);
        Assert.All(optimizer.state_dict().State.Cast<SGD.State>(), state => Assert.Null(state.momentum_buffer));
        problem.Step(optimizer);
        var first = (SGD.State)optimizer.state_dict().State[0];
        Assert.Equal(problem.Weight.grad!.data<double>().ToArray(), first.momentum_buffer!.data<double>().ToArray());
    }

    [Fact]
    public void State_outlives_the_scope_of_a_step()
    {
        using var problem = new LeastSquares();
        Adam optimizer;
        using (NewDisposeScope())
        {
            optimizer = optim.Adam(problem.Parameters);
            problem.Step(optimizer);
        }
        var state = (Adam.State)optimizer.state_dict().State[1];
        Assert.Equal(1, state.step);
        Assert.False(state.exp_avg!.IsInvalid);
        optimizer.Dispose();
        Assert.True(state.exp_avg.IsInvalid);
    }

    [Fact]
    public void Groups_train_with_their_own_options_and_the_defaults_of_the_optimizer()
    {
        using var one = new LeastSquares();
        using var other = new LeastSquares();
        using var optimizer = optim.Adam(
            [new Adam.ParamGroup(one.Parameters, lr: 0.2, beta1: 0.5, beta2: 0.6, amsgrad: true), new Adam.ParamGroup { Parameters = other.Parameters }],
            lr: 0.05);
        Assert.Equal([0.2, 0.05], optimizer.ParamGroups.Select(group => group.LearningRate));
        Assert.Equal([[0, 1], [2, 3]], optimizer.state_dict().StateIndexRef);
        Assert.Equal([0.2, 0.05], optimizer.state_dict().Options.Select(options => options.LearningRate!.Value));

        var (first, second) = (PytorchFixture.Trajectory("Adam, amsgrad"), PytorchFixture.Trajectory("Adam"));
        for (var i = 0; i < first.Length; i++)
        {
            using (NewDisposeScope())
            {
                optimizer.zero_grad();
                (one.Loss() + other.Loss()).backward();
                optimizer.step();
            }
            PytorchFixture.AssertClose($"first group, step {i + 1}", first[i], one.Values);
            PytorchFixture.AssertClose($"second group, step {i + 1}", second[i], other.Values);
        }
    }

    [Fact]
    public void A_group_can_be_added_later()
    {
        using var one = new LeastSquares();
        using var other = new LeastSquares();
        using var optimizer = optim.SGD(one.Parameters, 0.1);
        optimizer.add_param_group(new SGD.ParamGroup(other.Parameters, lr: 0.1));
        Assert.Equal(4, optimizer.parameters().Count());
        other.Step(optimizer);
        PytorchFixture.AssertClose("the added group", PytorchFixture.Trajectory("SGD")[0], other.Values);
    }

    [Fact]
    public void Named_parameters_are_trained_as_well()
    {
        using var problem = new LeastSquares();
        using var optimizer = optim.RMSProp([("weight", problem.Weight), ("bias", problem.Bias)], lr: 0.02);
        problem.Step(optimizer);
        PytorchFixture.AssertClose("step 1", PytorchFixture.Trajectory("RMSProp")[0], problem.Values);
    }

    [Fact]
    public void A_step_returns_the_loss_of_its_closure()
    {
        using var problem = new LeastSquares();
        using var optimizer = optim.SGD(problem.Parameters, 0.1);
        using var before = problem.Loss();
        using (no_grad())
        {
            var loss = optimizer.step(() =>
            {
                optimizer.zero_grad();
                var now = problem.Loss();
                now.backward();
                return now;
            });
            Assert.Equal(before.item<double>(), loss!.item<double>());
        }
        PytorchFixture.AssertClose("step 1", PytorchFixture.Trajectory("SGD")[0], problem.Values);
        Assert.Null(optimizer.step());
    }

    [Fact]
    public void Zero_grad_fills_the_gradients_with_zeros_in_place()
    {
        using var problem = new LeastSquares();
        using var optimizer = optim.SGD(problem.Parameters, 0.1, momentum: 0.9);
        optimizer.zero_grad();
        Assert.Null(problem.Weight.grad);
        problem.Step(optimizer);
        using var gradient = problem.Weight.grad!;
        var first = PytorchFixture.Trajectory("SGD, momentum")[0];
        using var start = new LeastSquares();
        optimizer.zero_grad();
        AssertZeros(problem.Weight, gradient);

        // momentum carries on: nine tenths of the step before
        optimizer.step();
        PytorchFixture.AssertClose("the step without gradient", [.. first.Zip(start.Values, (now, before) => now + 0.9 * (now - before))], problem.Values);
    }

    [Fact]
    public void A_gradient_with_a_history_can_be_zeroed()
    {
        using var problem = new LeastSquares();
        using var optimizer = optim.SGD(problem.Parameters, 0.1);
        problem.Loss().backward(create_graph: true);
        optimizer.zero_grad();
        using var gradient = problem.Weight.grad!;
        Assert.False(gradient.requires_grad);
        AssertZeros(problem.Weight, gradient);
        problem.Step(optimizer);
        PytorchFixture.AssertClose("step 1", PytorchFixture.Trajectory("SGD")[0], problem.Values);
    }

    [Fact]
    public void A_step_records_no_history()
    {
        using var problem = new LeastSquares();
        using var optimizer = optim.AdamW(problem.Parameters, weight_decay: 0.1);
        problem.Step(optimizer);
        Assert.True(problem.Weight.is_leaf && problem.Weight.requires_grad);
        Assert.False(((AdamW.State)optimizer.state_dict().State[0]).exp_avg!.requires_grad);
    }

    [Fact]
    public void State_of_other_groups_is_refused()
    {
        using var problem = new LeastSquares();
        using var both = optim.Adam(problem.Parameters);
        using var single = optim.Adam([problem.Weight]);
        Assert.Throws<ArgumentException>(() => single.load_state_dict(both.state_dict()));
    }

    [Fact]
    public void Senseless_options_are_refused()
    {
        using var problem = new LeastSquares();
        Assert.Throws<ArgumentException>(() => optim.SGD(problem.Parameters, -0.1));
        Assert.Throws<ArgumentException>(() => optim.SGD(problem.Parameters, 0.1, nesterov: true));
        Assert.Throws<ArgumentException>(() => optim.Adam(problem.Parameters, beta1: 1));
        Assert.Throws<ArgumentException>(() => optim.RMSProp(problem.Parameters, momentum: -1));
        Assert.Throws<ArgumentException>(() => optim.AdamW(problem.Parameters, eps: -1));
        Assert.Throws<ArgumentException>(() => optim.SGD([new SGD.ParamGroup([problem.Weight]), new SGD.ParamGroup([problem.Weight])], 0.1));
    }

    private static void AssertZeros(Tensor like, Tensor moment)
    {
        Assert.Equal(like.shape, moment.shape);
        Assert.Equal(like.dtype, moment.dtype);
        Assert.All(moment.data<double>().ToArray(), value => Assert.Equal(0, value));
    }
}

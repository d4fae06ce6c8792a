using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>RMSprop (Hinton's lecture 6e), with ε outside the root as in PyTorch.</summary>
public partial class RMSProp : OptimizerHelper, optim.IMomentum
{
    public RMSProp(IEnumerable<Parameter> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize)
    {
    }

    public RMSProp(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
        : base(new Options { LearningRate = lr, alpha = alpha, eps = eps, weight_decay = weight_decay, momentum = momentum, centered = centered, maximize = maximize })
    {
        Check(lr >= 0, nameof(lr), lr);
        Check(alpha >= 0, nameof(alpha), alpha);
        Check(eps >= 0, nameof(eps), eps);
        Check(weight_decay >= 0, nameof(weight_decay), weight_decay);
        Check(momentum >= 0, nameof(momentum), momentum);
        foreach (var group in parameters) add_param_group(group);
    }

    /// <summary>The momentum of all groups.</summary>
    public double Momentum
    {
        get => _parameter_groups.OfType<ParamGroup>().First().Momentum;
        set
        {
            foreach (var group in _parameter_groups.OfType<ParamGroup>()) group.Momentum = value;
        }
    }

    public override Tensor? step(Func<Tensor>? closure = null) => Step<Options, State>(closure, static (parameter, gradient, options, state) =>
    {
        state.step++;
        using var changed = Effective(parameter, gradient, options.weight_decay!.Value, options.maximize!.Value);
        var direction = changed ?? gradient;
        var square = state.square_avg!;
        Aten.mul__Scalar.CallInPlace(square, square, options.alpha!.Value);
        Aten.addcmul_.CallInPlace(square, square, direction, direction, 1 - options.alpha.Value);
        using var spread = Spread(square, direction, options, state);
        Aten.add__Scalar.CallInPlace(spread, spread, options.eps!.Value);
        var rate = options.LearningRate!.Value;
        if (options.momentum is not > 0)
        {
            Aten.addcdiv_.CallInPlace(parameter, parameter, direction, spread, -rate);
            return;
        }
        var buffer = state.momentum_buffer ??= zeros_like(parameter).DetachFromDisposeScope();
        Aten.mul__Scalar.CallInPlace(buffer, buffer, options.momentum.Value);
        Aten.addcdiv_.CallInPlace(buffer, buffer, direction, spread);
        Aten.add__Tensor.CallInPlace(parameter, parameter, buffer, -rate);
    });

    public override void add_param_group(Modules.ParamGroup param_group)
    {
        param_group.Options ??= new Options();
        base.add_param_group(param_group);
    }

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    // the root of the gradient's second moment, about its mean where that is asked for
    private static Tensor Spread(Tensor square, Tensor direction, Options options, State state)
    {
        if (!options.centered!.Value) return Aten.sqrt.Call(square);
        var mean = state.grad_avg ??= zeros_like(direction).DetachFromDisposeScope();
        Aten.mul__Scalar.CallInPlace(mean, mean, options.alpha!.Value);
        Aten.add__Tensor.CallInPlace(mean, mean, direction, 1 - options.alpha.Value);
        var variance = Aten.addcmul.Call(square, mean, mean, -1.0);
        return Aten.sqrt_.CallInPlace(variance, variance);
    }
}

using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent, with momentum (Sutskever et al., 2013, as PyTorch has it).</summary>
public partial class SGD : OptimizerHelper, optim.IMomentum
{
    public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
        : base(new Options { LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize })
    {
        Check(lr >= 0, nameof(lr), lr);
        Check(momentum >= 0, nameof(momentum), momentum);
        Check(weight_decay >= 0, nameof(weight_decay), weight_decay);
        if (nesterov && (momentum <= 0 || dampening != 0)) throw new ArgumentException($"Nesterov momentum needs a momentum above 0 and no dampening, not {momentum} and {dampening}");
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
        var momentum = options.momentum!.Value;
        using var changed = Effective(parameter, gradient, options.weight_decay!.Value, options.maximize!.Value);
        var direction = changed ?? gradient;
        if (momentum != 0)
        {
            if (state.momentum_buffer is null) state.momentum_buffer = direction.clone().DetachFromDisposeScope();
            else
            {
                Aten.mul__Scalar.CallInPlace(state.momentum_buffer, state.momentum_buffer, momentum);
                Aten.add__Tensor.CallInPlace(state.momentum_buffer, state.momentum_buffer, direction, 1 - options.dampening!.Value);
            }
            direction = state.momentum_buffer;
        }
        using var ahead = options.nesterov!.Value ? Aten.add_Tensor.Call(changed ?? gradient, direction, momentum) : null;
        Aten.add__Tensor.CallInPlace(parameter, parameter, ahead ?? direction, -options.LearningRate!.Value);
    });

    public override void add_param_group(Modules.ParamGroup param_group)
    {
        param_group.Options ??= new Options();
        base.add_param_group(param_group);
    }

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);
}

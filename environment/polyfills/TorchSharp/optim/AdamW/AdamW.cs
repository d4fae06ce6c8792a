using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019).</summary>
public partial class AdamW : OptimizerHelper, optim.IBetas
{
    public AdamW(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    public AdamW(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : base(new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize })
    {
        Check(lr >= 0, nameof(lr), lr);
        Check(beta1 is >= 0 and < 1, nameof(beta1), beta1);
        Check(beta2 is >= 0 and < 1, nameof(beta2), beta2);
        Check(eps >= 0, nameof(eps), eps);
        Check(weight_decay >= 0, nameof(weight_decay), weight_decay);
        foreach (var group in parameters) add_param_group(group);
    }

    /// <summary>The decays of the two moments, of all groups.</summary>
    public (double, double) Betas
    {
        get => _parameter_groups.OfType<ParamGroup>().First().Betas;
        set
        {
            foreach (var group in _parameter_groups.OfType<ParamGroup>()) group.Betas = value;
        }
    }

    public override Tensor? step(Func<Tensor>? closure = null) => Step<Options, State>(closure, static (parameter, gradient, options, state) =>
    {
        var decay = options.weight_decay!.Value;
        if (decay != 0) Aten.mul__Scalar.CallInPlace(parameter, parameter, 1 - options.LearningRate!.Value * decay);
        using var reversed = options.maximize!.Value ? gradient.neg() : null;
        Moments.Step(parameter, reversed ?? gradient, ref state.step, state.exp_avg, state.exp_avg_sq, state.max_exp_avg_sq, options.LearningRate!.Value, options.beta1!.Value, options.beta2!.Value, options.eps!.Value);
    });

    public override void add_param_group(Modules.ParamGroup param_group)
    {
        param_group.Options ??= new Options();
        base.add_param_group(param_group);
    }

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);
}

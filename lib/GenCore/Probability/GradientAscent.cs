using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Probability;

/// <summary>Climbs to a maximum: θ ← θ + α ∂f/∂θ, again and again, with the gradient from autograd.</summary>
public static class GradientAscent
{
    /// <summary>Takes a number of steps uphill and keeps the whole way.</summary>
    /// <param name="objective">What is to be large, such as a log-likelihood: θ → a scalar.</param>
    /// <param name="start">Where θ begins; it is not changed.</param>
    /// <param name="stepSize">α, positive.</param>
    /// <param name="steps">The number of steps, at least 1.</param>
    /// <exception cref="ArgumentException">The step size is not positive, or there is no step.</exception>
    /// <exception cref="InvalidOperationException">The objective or its gradient is not finite: the last step was too long, or the start lies where the objective is not defined.</exception>
    public static AscentPath Maximize(Func<Tensor, Tensor> objective, Tensor start, double stepSize, int steps)
    {
        if (!(stepSize > 0 && double.IsFinite(stepSize)) || steps < 1)
            throw new ArgumentException($"Gradient ascent needs a positive step size and at least 1 step, but was given {stepSize:G6} and {steps}.");
        using var scope = NewDisposeScope();
        var theta = Parameter.Real(start).detach().clone().requires_grad_();
        var (points, values) = (new List<Tensor>(), new List<Tensor>());
        for (var step = 0; step <= steps; step++)
        {
            var value = objective(theta);
            var gradient = autograd.grad([value], [theta])[0];
            if (!value.isfinite().item<bool>() || !gradient.isfinite().all().item<bool>())
                throw new InvalidOperationException($"After {step} steps the objective is {Parameter.Text(value)} and its gradient is not all finite: begin elsewhere, or take a smaller step size than {stepSize:G6}.");
            points.Add(theta.detach());
            values.Add(value.detach());
            theta = (theta.detach() + stepSize * gradient).requires_grad_();
        }
        return new(stack(points).MoveToOuterDisposeScope(), stack(values).MoveToOuterDisposeScope());
    }
}

using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Losses;

/// <summary>
/// What keeps a critic from growing steep: a loss of its slope ‖∇f‖ at samples. It depends on the critic's weights through the gradient, so training
/// goes through the second derivative.
/// </summary>
public static class GradientPenalty
{
    // keeps the derivative of the root finite where the slope is 0
    private const double Least = 1e-12;

    /// <summary>
    /// E[(‖∇f(x̂)‖ − 1)²], where x̂ lies anywhere on the line between a real and a generated sample: it holds the slope at 1. Gulrajani et al., Improved
    /// Training of Wasserstein GANs (2017), equation 3. A scalar of at least 0; gradients reach the critic's weights, not the samples.
    /// </summary>
    /// <param name="critic">The scores of samples, [N, …] → one for each.</param>
    /// <param name="real">Real samples, [N, …].</param>
    /// <param name="generated">As many generated samples of the same shape.</param>
    /// <exception cref="ArgumentException">Real and generated samples are of different shapes.</exception>
    public static Tensor Of(Func<Tensor, Tensor> critic, Tensor real, Tensor generated)
    {
        if (!real.shape.SequenceEqual(generated.shape))
            throw new ArgumentException($"A gradient penalty pairs each real sample with a generated one, but their shapes are [{string.Join(", ", real.shape)}] and [{string.Join(", ", generated.shape)}].");
        using var gradients = enable_grad(); // its value needs the critic's gradient, where it is only measured too
        long[] oneEach = [real.shape[0], .. Enumerable.Repeat(1L, (int)real.dim() - 1)];
        var between = real.detach().lerp(generated.detach(), rand(oneEach, real.dtype, real.device));
        return ((SquaredSlope(critic, between) + Least).sqrt() - 1).square().mean();
    }

    /// <summary>
    /// E[‖∇f(x)‖²] at real samples: where the generator has become right, a critic shall be flat. Mescheder, Geiger and Nowozin, Which Training Methods for
    /// GANs do actually Converge? (2018), equation 9, where its weight is γ/2. A scalar of at least 0; gradients reach the critic's weights, not the samples.
    /// </summary>
    /// <param name="critic">The scores of samples, [N, …] → one for each.</param>
    /// <param name="real">Real samples, [N, …].</param>
    public static Tensor R1(Func<Tensor, Tensor> critic, Tensor real)
    {
        using var gradients = enable_grad();
        return SquaredSlope(critic, real.detach()).mean();
    }

    // ‖∇f(x)‖² for each sample, [N]
    private static Tensor SquaredSlope(Func<Tensor, Tensor> critic, Tensor samples)
    {
        samples.requires_grad_();
        var slope = autograd.grad([critic(samples).sum()], [samples], retain_graph: true, create_graph: true)[0];
        return slope.flatten(1).square().sum(dim: 1);
    }
}

using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Networks;

/// <summary>
/// Divides a layer's weight by its largest singular value σ, so that the layer stretches no vector. σ comes from power iteration, one turn for each
/// forward pass in training, as weights move little between steps. Miyato et al., Spectral Normalization for Generative Adversarial Networks (2018),
/// Algorithm 1.
/// </summary>
internal sealed class SpectralNorm : nn.Module<Tensor, Tensor>
{
    private const int FirstTurns = 15;

    private readonly Tensor left; // the singular vector on the side of the outputs, [outputs]

    /// <param name="weight">The weight as it begins, [outputs, …].</param>
    public SpectralNorm(Tensor weight) : base(nameof(SpectralNorm))
    {
        left = nn.functional.normalize(randn(weight.shape[0]), dim: 0);
        RegisterComponents();
        for (var turn = 0; turn < FirstTurns; turn++)
            Turn(weight);
    }

    /// <summary>weight / σ, of the same shape. Gradients reach the weight through σ too.</summary>
    public override Tensor forward(Tensor weight)
    {
        if (training)
            Turn(weight);
        Tensor u, v;
        using (no_grad())
        {
            // a copy, as the next pass turns the vector while this one may still await its gradient
            u = left.clone();
            v = Right(weight);
        }
        return weight / weight.flatten(1).mv(v).dot(u);
    }

    private void Turn(Tensor weight)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        left.copy_(nn.functional.normalize(weight.flatten(1).mv(Right(weight)), dim: 0));
    }

    private Tensor Right(Tensor weight) => nn.functional.normalize(weight.flatten(1).t().mv(left), dim: 0);
}

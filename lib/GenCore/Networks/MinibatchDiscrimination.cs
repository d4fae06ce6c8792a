using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Networks;

/// <summary>
/// Lets a discriminator see how alike the samples of a batch are: beside its features each sample gets numbers that grow with its closeness to the
/// others. A generator that makes one thing only is found out. Salimans et al., Improved Techniques for Training GANs (2016), section 3.2.
/// </summary>
public sealed class MinibatchDiscrimination : nn.Module<Tensor, Tensor>
{
    private readonly Linear projections;
    private readonly int kernels;

    /// <param name="inputs">Width D of the features.</param>
    /// <param name="kernels">Numbers that each sample gets, B.</param>
    /// <param name="dimensions">Dimensions in which each of them measures distance, C.</param>
    /// <exception cref="ArgumentException">A size is below 1.</exception>
    public MinibatchDiscrimination(long inputs, int kernels = 16, int dimensions = 8) : base(nameof(MinibatchDiscrimination))
    {
        if (inputs < 1 || kernels < 1 || dimensions < 1)
            throw new ArgumentException($"Minibatch discrimination needs at least 1 feature, kernel and dimension, but was given {inputs}, {kernels} and {dimensions}.");
        projections = nn.Linear(inputs, kernels * dimensions, hasBias: false);
        this.kernels = kernels;
        RegisterComponents();
    }

    /// <summary>[N, D] → [N, D + B]: Σ over the other samples of exp(−‖difference‖₁), for each kernel.</summary>
    public override Tensor forward(Tensor x)
    {
        var projected = projections.call(x).unflatten(1, kernels, -1).transpose(0, 1); // [B, N, C]
        var closeness = (-cdist(projected, projected, p: 1)).exp().sum(dim: 1) - 1;    // [B, N]
        return cat([x, closeness.t()], dim: 1);
    }
}

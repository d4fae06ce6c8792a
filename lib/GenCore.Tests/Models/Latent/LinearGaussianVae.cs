using GenCore.Losses;
using GenCore.Models.Latent;
using GenCore.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Models.Latent;

/// <summary>
/// A VAE with everything known: x = W z + b + σ ε with orthogonal columns of W, so that p(x) is Gaussian, and the exact posterior Gaussian with a diagonal
/// covariance and a mean linear in x, which a linear encoder can hold.
/// </summary>
internal sealed class LinearGaussianVae
{
    private const double Sigma = 0.2;
    private const int Latent = 2;

    public LinearGaussianVae()
    {
        manual_seed(3);
        Vae = (Vae)new Vae(Latent, new Dense(), new GaussianPixels(Sigma)).to(ScalarType.Float64);
        W = linalg.qr(randn(784, Latent, ScalarType.Float64)).Item1 * tensor(new[] { 1.5, 0.6 });
        B = full(784, 0.5, ScalarType.Float64);
        using var noGradient = no_grad();
        Parameter("decoder.layers.0.weight").copy_(W);
        Parameter("decoder.layers.0.bias").copy_(B);
        // posterior: precision 1 + |w|²/σ² of each dimension, mean Wᵀ(x − b)/σ² over it
        var precision = 1 + W.square().sum(dim: 0) / (Sigma * Sigma);
        var toMean = W.t() / (Sigma * Sigma) / precision.unsqueeze(1);
        Parameter("encoder.layers.0.weight").copy_(cat([toMean, zeros(Latent, 784, ScalarType.Float64)]));
        Parameter("encoder.layers.0.bias").copy_(cat([-toMean.mv(B), -precision.log()]));
    }

    public Vae Vae { get; }

    private Tensor W { get; }

    private Tensor B { get; }

    /// <summary>Images of the model, but for those few pixels that would leave [0, 1].</summary>
    public Tensor Images(int count) =>
        (B + randn(count, Latent, ScalarType.Float64).mm(W.t()) + Sigma * randn(count, 784, ScalarType.Float64)).clamp(0, 1).reshape(count, 1, 28, 28);

    /// <summary>log N(x; b, W Wᵀ + σ² I), from the covariance itself.</summary>
    public Tensor LogLikelihood(Tensor images)
    {
        var covariance = W.mm(W.t()) + Sigma * Sigma * eye(784, dtype: ScalarType.Float64);
        var centred = images.flatten(1) - B;
        var distance = (centred * linalg.solve(covariance, centred.t()).t()).sum(1);
        return -0.5 * (distance + linalg.slogdet(covariance).Item2 + 784 * Math.Log(2 * Math.PI));
    }

    /// <summary>Makes the encoder's posterior wrong: moved, and wider.</summary>
    public void Disturb()
    {
        using var noGradient = no_grad();
        Parameter("encoder.layers.0.bias").add_(tensor(new[] { 0.1, -0.2, 0.8, 0.5 }));
    }

    private Tensor Parameter(string name) => Vae.get_parameter(name)!;
}

using GenCore.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Models.Latent;

/// <summary>
/// The importance-weighted autoencoder: the networks of a VAE, trained on a bound that takes k draws from the posterior for each image and is the
/// tighter the more there are. A posterior that misses at times is forgiven, as long as one of its draws hits.
/// Burda, Grosse and Salakhutdinov, Importance Weighted Autoencoders (2015), arXiv:1509.00519.
/// </summary>
/// <remarks>With k = 1 it is the VAE, but for the divergence, which is taken at the draw instead of in closed form.</remarks>
public sealed class Iwae : nn.Module<Tensor, Tensor>
{
    private readonly Vae vae;

    /// <param name="vae">The networks; they are trained where they are, not copied.</param>
    /// <param name="draws">k, the draws for each image.</param>
    /// <exception cref="ArgumentException">There is no draw.</exception>
    public Iwae(Vae vae, int draws)
        : base(nameof(Iwae))
    {
        if (draws < 1)
            throw new ArgumentException($"An importance-weighted autoencoder needs at least 1 draw for each image, but k is {draws}.", nameof(draws));
        (this.vae, Draws) = (vae, draws);
        RegisterComponents();
    }

    /// <summary>k, the draws for each image.</summary>
    public int Draws { get; }

    /// <summary>The bound on log p(x) of each image in nats, [N].</summary>
    /// <param name="x">Pixels in [0, 1], [N, 1, 28, 28].</param>
    public override Tensor forward(Tensor x) => ImportanceBound.Of(vae.LogWeights(x, Draws));

    /// <summary>What training minimises: minus the mean bound of a batch, in nats. A scalar.</summary>
    /// <inheritdoc cref="forward"/>
    public Tensor Loss(Tensor x) => -call(x).mean();
}

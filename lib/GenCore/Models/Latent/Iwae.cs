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
    private readonly int? followed;

    /// <param name="vae">The networks; they are trained where they are, not copied.</param>
    /// <param name="draws">k, the draws for each image.</param>
    /// <param name="followed">
    /// How many draws of each image gradients follow, chosen by the weights of the k; all of them where none is given. Bound and loss stay those of
    /// k draws, and the gradient is right on average, at little more than the cost of decoding: most of many draws weigh next to nothing. The
    /// encoder's gradient is then the doubly reparameterised one of Tucker et al. (2018), arXiv:1810.04152, which does not suffer from a large k.
    /// </param>
    /// <exception cref="ArgumentException">There is no draw, or none is followed.</exception>
    public Iwae(Vae vae, int draws, int? followed = null)
        : base(nameof(Iwae))
    {
        if (draws < 1)
            throw new ArgumentException($"An importance-weighted autoencoder needs at least 1 draw for each image, but k is {draws}.", nameof(draws));
        if (followed < 1)
            throw new ArgumentException($"Gradients need at least 1 draw of each image to follow, but were given {followed}.", nameof(followed));
        (this.vae, Draws, this.followed) = (vae, draws, followed);
        RegisterComponents();
    }

    /// <summary>k, the draws for each image.</summary>
    public int Draws { get; }

    /// <summary>The bound on log p(x) of each image in nats, [N].</summary>
    /// <param name="x">Pixels in [0, 1], [N, 1, 28, 28].</param>
    public override Tensor forward(Tensor x) => followed is { } count && is_grad_enabled()
        ? Following(x, count)
        : ImportanceBound.Of(vae.LogWeights(x, Draws));

    /// <summary>What training minimises: minus the mean bound of a batch, in nats. A scalar.</summary>
    /// <inheritdoc cref="forward"/>
    public Tensor Loss(Tensor x) => -call(x).mean();

    // The decoder's gradient of the bound is that of log w, averaged over the draws by their normalised weights (section 3 of the paper). The
    // encoder's reaches log w through z alone, once more times that weight: what goes through the density of q is zero on average, and noise.
    private Tensor Following(Tensor x, int count)
    {
        using var scope = NewDisposeScope();
        var (mean, logVariance) = vae.Encode(x);
        var deviation = (0.5 * logVariance).exp();
        var noise = vae.Noise(x.shape[0], Draws);
        Tensor logWeights;
        using (no_grad()) logWeights = vae.LogWeights(x, mean, logVariance, noise);
        var weights = logWeights.softmax(0);
        var chosen = weights.t().multinomial(count, replacement: true).t();
        noise = noise.gather(0, chosen.unsqueeze(-1).expand(-1, -1, vae.Latent));
        // the noise that leads from the held posterior to the same z: as large as before, but z moves with the encoder
        var moving = (mean - mean.detach() + (deviation - deviation.detach()) * noise) / deviation.detach();
        noise = noise + weights.gather(0, chosen).unsqueeze(-1) * moving;
        var average = vae.LogWeights(x, mean.detach(), logVariance.detach(), noise).mean([0]);
        return (ImportanceBound.Of(logWeights) + average - average.detach()).MoveToOuterDisposeScope();
    }
}

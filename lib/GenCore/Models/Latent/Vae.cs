using GenCore.Losses;
using GenCore.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Models.Latent;

/// <summary>
/// A variational autoencoder of 28×28 images. Kingma and Welling, Auto-Encoding Variational Bayes (2013), arXiv:1312.6114.
/// <para>
/// prior p(z) = N(0, I) · decoder p(x|z) = ∏ p(xᵢ | Decode(z)ᵢ) · encoder q(z|x) = N(μ(x), σ²(x)). Where nothing is said, pixels are Bernoulli and
/// both networks dense, of one hidden layer of 400 units. It differs from the paper in two ways: ReLU for tanh, and Adam (which came later) is
/// the usual optimiser.
/// </para>
/// </summary>
public sealed class Vae : nn.Module<Tensor, (Tensor Pixels, Tensor Mean, Tensor LogVariance)>
{
    private const int Side = Architecture.Side;

    // beyond, σ² or 1/σ² overflow in single precision, and no posterior means it
    private const double LeastLogVariance = -40;
    private const double GreatestLogVariance = 40;

    private readonly nn.Module<Tensor, Tensor> encoder;
    private readonly nn.Module<Tensor, Tensor> decoder;

    /// <summary>A VAE with dense layers and Bernoulli pixels.</summary>
    /// <param name="latent">The dimension d of the latent space.</param>
    /// <param name="hidden">The widths of the encoder's hidden layers; the decoder has the same in reverse. One layer of 400 where none is given.</param>
    /// <exception cref="ArgumentException"><paramref name="latent"/> or a hidden width is below 1.</exception>
    public Vae(int latent = 20, params IReadOnlyList<int> hidden)
        : this(latent, new Dense(hidden.Count == 0 ? [400] : hidden))
    {
    }

    /// <summary>A VAE of given networks and pixels.</summary>
    /// <param name="latent">The dimension d of the latent space.</param>
    /// <param name="architecture">What encoder and decoder are made of.</param>
    /// <param name="pixels">The distribution of a pixel given the code; Bernoulli where none is given.</param>
    /// <exception cref="ArgumentException"><paramref name="latent"/> or a width of the networks is below 1.</exception>
    public Vae(int latent, Architecture architecture, PixelLikelihood? pixels = null)
        : base(nameof(Vae))
    {
        if (latent < 1)
            throw new ArgumentException($"A VAE needs a latent space of at least 1 dimension, but latent is {latent}.");
        (Latent, Pixels) = (latent, pixels ?? new BernoulliPixels());
        encoder = architecture.Encoder(2 * latent);
        decoder = architecture.Decoder(latent, Pixels.ParametersPerPixel);
        RegisterComponents();
    }

    /// <summary>The dimension d of the latent space.</summary>
    public int Latent { get; }

    /// <summary>The distribution of a pixel given the code.</summary>
    public PixelLikelihood Pixels { get; }

    /// <summary>The posterior q(z|x): its mean and the logarithm of its variance, [N, d] each.</summary>
    /// <param name="x">Images, [N, 1, 28, 28].</param>
    /// <exception cref="ArgumentException">The images have another shape.</exception>
    public (Tensor Mean, Tensor LogVariance) Encode(Tensor x)
    {
        if (x.shape is not [_, 1, Side, Side])
            throw new ArgumentException($"The VAE reads images of shape [N, 1, {Side}, {Side}], but was given [{string.Join(", ", x.shape)}].");
        var parameters = encoder.call(x.flatten(1)).chunk(2, dim: 1);
        return (parameters[0], parameters[1].clamp(LeastLogVariance, GreatestLogVariance));
    }

    /// <summary>A sample from N(μ, σ²) through which gradients reach μ and σ: z = μ + σ ε with ε from N(0, I). [N, d].</summary>
    public static Tensor Reparameterize(Tensor mean, Tensor logVariance) =>
        mean + (0.5 * logVariance).exp() * randn_like(mean);

    /// <summary>The parameters of the pixels' distributions, [N, P, 28, 28]: for Bernoulli pixels their logits, P = 1.</summary>
    /// <param name="z">Latent codes, [N, d].</param>
    /// <exception cref="ArgumentException">The codes have another dimension.</exception>
    public Tensor Decode(Tensor z)
    {
        if (z.shape is not [_, var dimension] || dimension != Latent)
            throw new ArgumentException($"This VAE decodes latent codes of shape [N, {Latent}], but was given [{string.Join(", ", z.shape)}].");
        return decoder.call(z).reshape(-1, Pixels.ParametersPerPixel, Side, Side);
    }

    /// <summary>Encodes, draws one z per image and decodes it.</summary>
    public override (Tensor Pixels, Tensor Mean, Tensor LogVariance) forward(Tensor x)
    {
        var (mean, logVariance) = Encode(x);
        return (Decode(Reparameterize(mean, logVariance)), mean, logVariance);
    }

    /// <summary>The evidence lower bound of a batch, ready to train on: its loss is −ELBO.</summary>
    /// <param name="x">Pixels in [0, 1], [N, 1, 28, 28], such as the pixels' distribution is about.</param>
    /// <param name="beta">What a nat of KL costs; see <see cref="Elbo.Mean"/>.</param>
    /// <param name="freeBits">Nats of KL in each latent dimension that cost nothing; see <see cref="Elbo.Mean"/>.</param>
    /// <exception cref="ArgumentException">The images have another shape, or a pixel lies outside [0, 1].</exception>
    public Elbo Loss(Tensor x, double beta = 1, double freeBits = 0)
    {
        var (pixels, mean, logVariance) = call(x);
        return Elbo.Mean(Pixels.Log(pixels, x), GaussianKl.PerDimension(mean, logVariance), beta, freeBits);
    }

    /// <summary>log p(x|z) p(z) / q(z|x) of k draws of z from q for each image, in nats, [k, N]: what <see cref="ImportanceBound"/> is made of.</summary>
    /// <param name="x">Pixels in [0, 1], [N, 1, 28, 28].</param>
    /// <param name="draws">k.</param>
    /// <exception cref="ArgumentException">There is no draw, the images have another shape, or a pixel lies outside [0, 1].</exception>
    public Tensor LogWeights(Tensor x, int draws)
    {
        if (draws < 1)
            throw new ArgumentException($"An importance-weighted bound needs at least 1 draw for each image, but k is {draws}.", nameof(draws));
        using var scope = NewDisposeScope();
        var (mean, logVariance) = Encode(x);
        return LogWeights(x, mean, logVariance, Noise(x.shape[0], draws)).MoveToOuterDisposeScope();
    }

    /// <summary>ε of k draws for each of N images, from N(0, I): [k, N, d].</summary>
    internal Tensor Noise(long images, int draws)
    {
        var weight = parameters().First();
        return randn([draws, images, Latent], weight.dtype, weight.device);
    }

    /// <summary>log w, [k, N], of the draws z = μ + σ ε.</summary>
    /// <param name="x">Pixels in [0, 1], [N, 1, 28, 28].</param>
    /// <param name="mean">μ, [N, d].</param>
    /// <param name="logVariance">log σ², [N, d].</param>
    /// <param name="noise">ε, [k, N, d].</param>
    internal Tensor LogWeights(Tensor x, Tensor mean, Tensor logVariance, Tensor noise)
    {
        using var scope = NewDisposeScope();
        var z = mean + (0.5 * logVariance).exp() * noise;
        var pixels = Decode(z.flatten(0, 1)).unflatten(0, noise.shape[0], -1);
        return (Pixels.Log(pixels, x) - GaussianKl.AtDraws(mean, logVariance, noise)).MoveToOuterDisposeScope();
    }

    /// <summary>The mean images that the posterior means decode to, [N, 1, 28, 28]; for Bernoulli pixels the probabilities of white.</summary>
    public Tensor Reconstruct(Tensor x)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        return Pixels.Mean(Decode(Encode(x).Mean)).MoveToOuterDisposeScope();
    }

    /// <summary>Images drawn from the model: z from the prior, decoded to mean images as <see cref="Reconstruct"/> does, [count, 1, 28, 28].</summary>
    public Tensor Sample(int count)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var weight = parameters().First();
        return Pixels.Mean(Decode(randn(count, Latent, dtype: weight.dtype, device: weight.device))).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The bound and its two terms over a whole data set, in nats per image: one latent sample each, batch by batch without
    /// gradients, summed in double precision.
    /// </summary>
    /// <param name="images">Pixels in [0, 1], [N, 1, 28, 28], such as the pixels' distribution is about.</param>
    /// <param name="batchSize">Images at a time: a matter of memory alone.</param>
    /// <exception cref="ArgumentException">There are no images, they have another shape, or a pixel lies outside [0, 1].</exception>
    public (double Elbo, double Reconstruction, double KL) Evaluate(Tensor images, int batchSize = 1000)
    {
        var count = images.shape[0];
        if (count < 1 || batchSize < 1)
            throw new ArgumentException($"Nothing can be evaluated: {count} images in batches of {batchSize}; both must be at least 1.");
        using var noGradient = no_grad();
        var (reconstruction, kl) = (0.0, 0.0);
        for (var start = 0L; start < count; start += batchSize)
        {
            using var scope = NewDisposeScope();
            var x = images.narrow(0, start, Math.Min(batchSize, count - start));
            var (pixels, mean, logVariance) = call(x);
            reconstruction += Pixels.Log(pixels, x).sum(ScalarType.Float64).item<double>();
            kl += GaussianKl.ToStandardNormal(mean, logVariance).sum(ScalarType.Float64).item<double>();
        }
        return ((reconstruction - kl) / count, reconstruction / count, kl / count);
    }
}

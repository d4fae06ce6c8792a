using GenCore.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Models.Latent;

/// <summary>
/// A mixture of products of Bernoulli distributions, the simplest latent-variable model of binary images:
/// p(x) = Σ_k π_k ∏_i μ_ki^x_i (1 − μ_ki)^(1 − x_i). Bishop, Pattern Recognition and Machine Learning (2006), section 9.3.3.
/// <para>
/// The latent variable is the component k, and both its posterior and p(x) are exact. EM fits the mixture to data; until then it
/// tosses a fair coin for every pixel.
/// </para>
/// </summary>
public sealed class BernoulliMixture : nn.Module<Tensor, Tensor>
{
    private const long BatchSize = 10_000;

    private readonly long[] shape;
    private readonly Tensor logits;     // of μ, [K, D]
    private readonly Tensor logWeights; // log π, [K]

    /// <param name="components">The number of components, K.</param>
    /// <param name="shape">The shape of one image, such as <c>1, 28, 28</c>, which it is where none is given.</param>
    /// <exception cref="ArgumentException">There is no component, or a side of the image is below 1.</exception>
    public BernoulliMixture(int components, params long[] shape)
        : base(nameof(BernoulliMixture))
    {
        if (components < 1 || shape.Any(side => side < 1))
            throw new ArgumentException($"A mixture needs at least 1 component and images with pixels, but was given {components} components and images of [{string.Join(", ", shape)}].");
        this.shape = shape.Length == 0 ? [1, 28, 28] : [.. shape];
        Components = components;
        logits = zeros(components, this.shape.Aggregate((pixels, side) => pixels * side));
        logWeights = full(components, -Math.Log(components));
        RegisterComponents();
    }

    /// <summary>The number of components, K.</summary>
    public int Components { get; }

    /// <summary>A copy of the components' pixel probabilities μ, [K, C, H, W].</summary>
    public Tensor Means => Images(logits.sigmoid());

    /// <summary>A copy of the mixing coefficients π, [K]: positive, with the sum 1.</summary>
    public Tensor MixingCoefficients => logWeights.exp();

    /// <summary>
    /// Fits the mixture by EM, from a start that it draws anew: each component is a random image, half as bright and mixed with noise.
    /// <para>
    /// Maximum likelihood would make a pixel that is never bright in a component impossible there, and one test image with that pixel
    /// infinitely unlikely. So every component has, besides its data, an imaginary black and an imaginary white image, which count as
    /// <paramref name="smoothing"/> images each. What EM then maximises, and never decreases, is the log-likelihood of the images plus
    /// <c>smoothing · Σ_k (log π_k p(black|k) + log π_k p(white|k))</c>: the posterior density under Beta and Dirichlet priors.
    /// </para>
    /// </summary>
    /// <param name="images">Binary images, [N, C, H, W], at least as many as there are components.</param>
    /// <param name="iterations">Steps of EM.</param>
    /// <param name="smoothing">The weight of the two imaginary images, above 0.</param>
    /// <param name="report">Told the number of iterations done, from 1, and the mean log-likelihood. It may throw to stop: the mixture keeps that iteration.</param>
    /// <returns>The mean log-likelihood of the images after each iteration, in nats per image, without the imaginary ones.</returns>
    /// <exception cref="ArgumentException">The images have another shape or are too few, a pixel is neither 0 nor 1, or a setting is out of range.</exception>
    public IReadOnlyList<double> Fit(Tensor images, int iterations = 20, double smoothing = 0.1, Action<int, double>? report = null)
    {
        if (iterations < 1 || !(smoothing > 0 && double.IsFinite(smoothing)))
            throw new ArgumentException($"EM needs at least 1 iteration and a smoothing above 0, but was given {iterations} and {smoothing}.");
        using var scope = NewDisposeScope();
        var pixels = Pixels(images);
        var count = pixels.shape[0];
        if (count < Components)
            throw new ArgumentException($"{Components} components need at least as many images to start from, but there are {count}: give more images, or take fewer components.");
        foreach (var batch in pixels.split(BatchSize, dim: 0))
            RequireBinary(batch);

        Start(pixels);
        var history = new List<double>();
        for (var done = 0; done <= iterations; done++)
        {
            using var step = NewDisposeScope();
            var (logLikelihood, counts, bright) = Expect(pixels);
            if (done > 0)
            {
                history.Add(logLikelihood / count);
                report?.Invoke(done, history[^1]);
            }
            // the last expectation is for its likelihood alone
            if (done < iterations)
                Maximise(counts, bright, smoothing);
        }
        return history;
    }

    /// <summary>log p(x) of each image in nats, [N].</summary>
    /// <param name="images">Binary images, [N, C, H, W].</param>
    /// <exception cref="ArgumentException">The images have another shape, or a pixel is neither 0 nor 1.</exception>
    public Tensor LogProbability(Tensor images) => InBatches(images, joint => joint.logsumexp(1));

    /// <summary>The posterior p(k|x) of the component that made each image, [N, K].</summary>
    /// <param name="images">Binary images, [N, C, H, W].</param>
    /// <exception cref="ArgumentException">The images have another shape, or a pixel is neither 0 nor 1.</exception>
    public Tensor Responsibilities(Tensor images) => InBatches(images, joint => joint.softmax(1));

    /// <summary>Binary images drawn from the mixture: a component each, then its pixels. [count, C, H, W].</summary>
    public Tensor Sample(int count)
    {
        using var scope = NewDisposeScope();
        var components = logWeights.exp().multinomial(count, replacement: true);
        return Images(bernoulli(logits.sigmoid().index_select(0, components))).MoveToOuterDisposeScope();
    }

    /// <summary><see cref="LogProbability"/>.</summary>
    public override Tensor forward(Tensor images) => LogProbability(images);

    // log π_k p(x|k), [N, K]: one matrix product, as log p(x|k) = Σ_i x_i logit(μ_ki) + log(1 − μ_ki)
    private Tensor LogJoint(Tensor pixels) =>
        pixels.mm(logits.t()) + (logWeights + nn.functional.logsigmoid(-logits).sum(1));

    // the log-likelihood of all images, and the numbers of images and of bright pixels that each component accounts for, [K] and [K, D]
    private (double LogLikelihood, Tensor Counts, Tensor Bright) Expect(Tensor pixels)
    {
        using var scope = NewDisposeScope();
        var logLikelihood = 0.0;
        var counts = zeros_like(logWeights, ScalarType.Float64);
        var bright = zeros_like(logits, ScalarType.Float64);
        foreach (var part in pixels.split(BatchSize, dim: 0))
        {
            using var inner = NewDisposeScope();
            var batch = part.to(logits);
            var joint = LogJoint(batch);
            logLikelihood += joint.logsumexp(1).sum(ScalarType.Float64).item<double>();
            var responsibilities = joint.softmax(1);
            counts.add_(responsibilities.sum(0, type: ScalarType.Float64));
            bright.add_(responsibilities.t().mm(batch));
        }
        return (logLikelihood, counts.MoveToOuterDisposeScope(), bright.MoveToOuterDisposeScope());
    }

    private void Maximise(Tensor counts, Tensor bright, double smoothing)
    {
        using var scope = NewDisposeScope();
        // rounding may have summed a component's pixel to a little more than the component's images
        var dark = (counts.unsqueeze(1) - bright).clamp_min(0);
        logits.copy_((bright + smoothing).log() - (dark + smoothing).log());
        var images = counts + 2 * smoothing;
        logWeights.copy_(images.log() - images.sum().log());
    }

    private void Start(Tensor pixels)
    {
        using var scope = NewDisposeScope();
        var chosen = randperm(pixels.shape[0], device: pixels.device).narrow(0, 0, Components);
        var means = 0.25 + 0.25 * pixels.index_select(0, chosen).to(logits) + 0.25 * rand_like(logits);
        logits.copy_(means.logit());
        logWeights.fill_(-Math.Log(Components));
    }

    private Tensor InBatches(Tensor images, Func<Tensor, Tensor> answer)
    {
        using var scope = NewDisposeScope();
        var answers = new List<Tensor>();
        foreach (var batch in Pixels(images).split(BatchSize, dim: 0))
        {
            using var inner = NewDisposeScope();
            RequireBinary(batch);
            answers.Add(answer(LogJoint(batch.to(logits))).MoveToOuterDisposeScope());
        }
        return cat(answers).MoveToOuterDisposeScope();
    }

    private Tensor Images(Tensor pixels) => pixels.reshape([pixels.shape[0], .. shape]);

    private Tensor Pixels(Tensor images)
    {
        if (images.dim() != shape.Length + 1 || !images.shape.Skip(1).SequenceEqual(shape))
            throw new ArgumentException($"This mixture reads images of shape [N, {string.Join(", ", shape)}], but was given [{string.Join(", ", images.shape)}].");
        return images.flatten(1);
    }

    private static void RequireBinary(Tensor pixels) => BernoulliLikelihood.RequireBinary(pixels, "A mixture of Bernoulli distributions");
}

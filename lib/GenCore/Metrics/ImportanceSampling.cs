using GenCore.Models.Latent;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// log p(x) of a latent-variable model by importance sampling: p(x) = E_q[w] with w = p(x|z) p(z) / q(z|x), so the mean of many w is an estimate
/// of p(x), and its log one of log p(x). That log is too small on average, by about half its squared error. With the posterior
/// as q and 5,000 draws it is how the likelihoods of Burda et al. (2015), section 5, were measured.
/// </summary>
public static class ImportanceSampling
{
    // decoded at once: enough for fast matrix products, few enough for some tens of megabytes
    private const int DecodedAtOnce = 5000;

    /// <summary>log p(x) of each image.</summary>
    /// <param name="vae">The model.</param>
    /// <param name="images">Pixels in [0, 1], [N, 1, 28, 28].</param>
    /// <param name="draws">Draws for each image.</param>
    /// <param name="report">Called after each batch with the number of images done.</param>
    /// <exception cref="ArgumentException">There are no images or no draws, or the images do not fit the model.</exception>
    public static ImportanceEstimate LogLikelihood(Vae vae, Tensor images, int draws = 5000, Action<long>? report = null)
    {
        if (images.shape[0] < 1 || draws < 1)
            throw new ArgumentException($"Importance sampling needs at least 1 image and 1 draw, but was given {images.shape[0]} and {draws}.");
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var (logs, errors) = (new List<Tensor>(), new List<Tensor>());
        var done = 0L;
        foreach (var batch in images.split(Math.Max(1, DecodedAtOnce / draws), dim: 0))
        {
            using var step = NewDisposeScope();
            var weights = new List<Tensor>();
            for (var drawn = 0; drawn < draws; drawn += DecodedAtOnce)
                weights.Add(vae.LogWeights(batch, Math.Min(DecodedAtOnce, draws - drawn)).to(ScalarType.Float64));
            var all = cat(weights);
            var logMean = all.logsumexp(0) - Math.Log(draws);
            // the error of a logarithm is the relative error of its argument
            var relative = (all - logMean).exp().@var(0, unbiased: true);
            logs.Add(logMean.MoveToOuterDisposeScope());
            errors.Add((relative / draws).sqrt().MoveToOuterDisposeScope());
            report?.Invoke(done += batch.shape[0]);
        }
        return new(cat(logs).MoveToOuterDisposeScope(), cat(errors).MoveToOuterDisposeScope());
    }
}

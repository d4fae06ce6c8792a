using GenCore.Probability;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// A density made of samples: a Gaussian of width σ around each. The mean log-density of test data under it was the first measure of GANs
/// (Goodfellow et al., 2014, Table 1, after Breuleux, Bengio and Vincent, 2011). In many dimensions it is a poor one: Theis, van den Oord and Bethge,
/// A note on the evaluation of generative models (2016), section 3.2.
/// </summary>
public sealed class ParzenWindow
{
    private const int AtOnce = 500;

    private readonly Tensor centre;  // float64 [D]
    private readonly Tensor samples; // float64 [M, D], about the centre: distances of large numbers would cancel

    /// <param name="samples">Samples of the model, [M, …]; Table 1 takes 10,000.</param>
    /// <param name="sigma">The width σ of each Gaussian.</param>
    /// <exception cref="ArgumentException">There are no samples, one is not finite, or σ is not positive.</exception>
    public ParzenWindow(Tensor samples, double sigma)
    {
        if (samples.dim() < 2 || samples.shape[0] < 1)
            throw new ArgumentException($"A Parzen window stands on samples [M, …] with M of at least 1, but was given [{string.Join(", ", samples.shape)}].");
        if (!samples.isfinite().all().item<bool>())
            throw new ArgumentException("A sample is NaN or infinite: look for a diverged generator.");
        Sigma = Positive(sigma);
        using var scope = NewDisposeScope();
        var flat = samples.detach().flatten(1).to(ScalarType.Float64);
        centre = flat.mean([0]).MoveToOuterDisposeScope();
        this.samples = (flat - centre).MoveToOuterDisposeScope();
    }

    private ParzenWindow(ParzenWindow same, double sigma) => (centre, samples, Sigma) = (same.centre, same.samples, sigma);

    /// <summary>The width σ of each Gaussian.</summary>
    public double Sigma { get; }

    /// <summary>Of some widths, the one under which validation data are most likely.</summary>
    /// <param name="samples">Samples of the model, [M, …].</param>
    /// <param name="validation">Data that are neither trained nor tested on, [N, …].</param>
    /// <param name="sigmas">The widths to choose from, at least one.</param>
    /// <exception cref="ArgumentException">There are no widths or one is not positive, or samples and data are of different sizes.</exception>
    public static ParzenWindow Fit(Tensor samples, Tensor validation, params IReadOnlyList<double> sigmas)
    {
        if (sigmas.Count < 1)
            throw new ArgumentException("There is no width to choose from: give at least one σ.", nameof(sigmas));
        double[] widths = [.. sigmas.Select(Positive)];
        using var scope = NewDisposeScope();
        var window = new ParzenWindow(samples, widths[0]);
        var means = window.LogDensities(validation, widths).mean([1]).data<double>();
        var best = widths.Zip(means).MaxBy(pair => pair.Second).First;
        window.centre.MoveToOuterDisposeScope();
        window.samples.MoveToOuterDisposeScope();
        return new(window, best);
    }

    /// <summary>log p(x) of each point, in nats, float64 [N]: log of the mean over samples of N(x; sample, σ²).</summary>
    /// <param name="data">[N, …], of the samples' size.</param>
    /// <exception cref="ArgumentException">There are no data, or they are of another size.</exception>
    public Tensor LogDensity(Tensor data)
    {
        using var scope = NewDisposeScope();
        return LogDensities(data, [Sigma])[0].MoveToOuterDisposeScope();
    }

    // [widths, N]: distances are the same at every width, and nearly all of the work
    private Tensor LogDensities(Tensor data, IReadOnlyList<double> sigmas)
    {
        if (data.dim() < 2 || data.shape[0] < 1 || data.numel() / data.shape[0] != samples.shape[1])
            throw new ArgumentException($"This Parzen window stands on samples of {samples.shape[1]} numbers and reads data [N, …] of as many, but was given [{string.Join(", ", data.shape)}].");
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var logs = new List<Tensor>();
        foreach (var some in data.flatten(1).split(AtOnce, dim: 0))
        {
            using var inner = NewDisposeScope();
            var squares = cdist(some.to(ScalarType.Float64) - centre, samples).square();
            logs.Add(stack([.. sigmas.Select(sigma => (squares / (-2 * sigma * sigma)).logsumexp(1) - LogNorm(sigma))]).MoveToOuterDisposeScope());
        }
        return cat(logs, dim: 1).MoveToOuterDisposeScope();
    }

    private static double Positive(double sigma) =>
        sigma > 0 ? sigma : throw new ArgumentException($"The width of a Parzen window must be positive, but σ is {sigma}.", nameof(sigma));

    private double LogNorm(double sigma) => Math.Log(samples.shape[0]) + 0.5 * samples.shape[1] * Math.Log(2 * Math.PI * sigma * sigma);

    /// <summary>The mean log-density of data, in nats, with its standard error over the data.</summary>
    /// <param name="data">[N, …], of the samples' size, N of at least 2.</param>
    public Estimate MeanLogDensity(Tensor data)
    {
        using var logs = LogDensity(data);
        return MonteCarlo.Mean(logs);
    }
}

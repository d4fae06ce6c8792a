using GenCore.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// Mean and covariance of a set of features: all that the Fréchet distance needs to know of it. Saved as other tools save theirs
/// (<c>mu</c> and <c>sigma</c> in an <c>.npz</c> file), so that a reference set is measured once.
/// </summary>
public sealed class GaussianStatistics
{
    private const int Block = 256;
    private const int Rows = 1250;

    /// <summary>Statistics that are known already.</summary>
    /// <param name="mean">μ, [D].</param>
    /// <param name="covariance">Σ, [D, D], symmetric.</param>
    /// <exception cref="ArgumentException">The shapes do not fit each other, a number is not finite, or Σ is not symmetric or has a negative variance.</exception>
    public GaussianStatistics(Tensor mean, Tensor covariance)
    {
        if (mean.dim() != 1 || covariance.dim() != 2 || covariance.shape[0] != mean.shape[0] || covariance.shape[1] != mean.shape[0])
            throw new ArgumentException($"Statistics are a mean [D] and a covariance [D, D], but were given as [{string.Join(", ", mean.shape)}] and [{string.Join(", ", covariance.shape)}].");
        using var scope = NewDisposeScope();
        if (!mean.isfinite().all().item<bool>() || !covariance.isfinite().all().item<bool>())
            throw new ArgumentException("A mean or a covariance is NaN or infinite: measure the features again.");
        var sigma = covariance.detach().to(ScalarType.Float64);
        if ((sigma - sigma.t()).abs().max().item<double>() > 1e-6 * sigma.abs().max().item<double>())
            throw new ArgumentException("A covariance must be symmetric, and this one is not: mu and sigma may be of another kind.");
        var least = sigma.diagonal().min().item<double>();
        if (least < 0)
            throw new ArgumentException($"The diagonal of a covariance holds variances of at least 0, and this one holds {least:g3}: mu and sigma may be of another kind.");
        Mean = mean.detach().to(ScalarType.Float64).MoveToOuterDisposeScope();
        Covariance = ((sigma + sigma.t()) / 2).MoveToOuterDisposeScope();
    }

    private GaussianStatistics(Tensor features)
    {
        using var scope = NewDisposeScope();
        var (n, d) = (features.shape[0], features.shape[1]);
        Mean = zeros(d, ScalarType.Float64);
        foreach (var rows in features.split(Rows, dim: 0))
            Mean.add_(rows.sum([0], type: ScalarType.Float64));
        Mean.div_(n);
        var scatter = zeros(d, d, ScalarType.Float64);
        var buffer = empty(Math.Min(Rows, n), d, ScalarType.Float64);
        foreach (var rows in features.split(Rows, dim: 0))
        {
            using var step = NewDisposeScope();
            // centred first: squares of large numbers would cancel. Of a symmetric product, the upper blocks are all
            var centred = buffer.narrow(0, 0, rows.shape[0]).copy_(rows).sub_(Mean);
            for (var i = 0L; i < d; i += Block)
            {
                var height = Math.Min(Block, d - i);
                scatter.narrow(0, i, height).narrow(1, i, d - i).addmm_(centred.narrow(1, i, height).t(), centred.narrow(1, i, d - i));
            }
        }
        // the lower blocks mirror them
        for (var i = (long)Block; i < d; i += Block)
        {
            var height = Math.Min(Block, d - i);
            scatter.narrow(0, i, height).narrow(1, 0, i).copy_(scatter.narrow(0, 0, i).narrow(1, i, height).t());
        }
        Covariance = scatter.div_(n - 1).MoveToOuterDisposeScope();
        Mean.MoveToOuterDisposeScope();
    }

    /// <summary>μ, float64 [D].</summary>
    public Tensor Mean { get; }

    /// <summary>Σ with the divisor N − 1, float64 [D, D].</summary>
    public Tensor Covariance { get; }

    /// <summary>Measures features that are all in memory. <see cref="GaussianAccumulator"/> takes them batch by batch.</summary>
    /// <param name="features">[N, D], N of at least 2.</param>
    /// <exception cref="ArgumentException">There are fewer than 2 rows, or one is NaN or infinite.</exception>
    public static GaussianStatistics Of(Tensor features)
    {
        FeatureCheck.Require(features, "given");
        using var noGradient = no_grad();
        return new(features.detach());
    }

    /// <summary>Reads <c>mu</c> and <c>sigma</c> of an <c>.npz</c> file.</summary>
    /// <exception cref="DatasetException">The file is missing or broken, or has no such arrays.</exception>
    /// <exception cref="ArgumentException">The arrays are no statistics.</exception>
    public static GaussianStatistics Read(string path)
    {
        using var scope = NewDisposeScope();
        var statistics = new GaussianStatistics(NpzFile.Read(path, "mu"), NpzFile.Read(path, "sigma"));
        statistics.Mean.MoveToOuterDisposeScope();
        statistics.Covariance.MoveToOuterDisposeScope();
        return statistics;
    }

    /// <summary>Writes <c>mu</c> and <c>sigma</c> to an <c>.npz</c> file, as pytorch-fid and clean-fid read them.</summary>
    public void Write(string path) => NpzFile.Write(path, ("mu", Mean), ("sigma", Covariance));
}

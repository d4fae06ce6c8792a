using GenCore.Probability;
using GenCore.Sampling;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// How much the pictures of a generator change along paths in its latent space: E[d(G(z(t)), G(z(t + ε)))² / ε²] for random ends of the path and random t, with d
/// the distance of features of choice. Short paths are smooth ones. Karras et al., A Style-Based Generator Architecture for GANs (2019), section 4.1, whose
/// features are VGG16's; the lowest and highest hundredth are left out, as in NVlabs/stylegan. The standard error is that of such a trimmed mean.
/// t is drawn from torch's default generator, as codes usually are: seed both with <see cref="Training.Reproducible.Seed"/>.
/// </summary>
public static class PerceptualPathLength
{
    private const double Tail = 0.01;

    /// <summary>The length by random paths, in the squared unit of the features over that of t, with the standard error of its mean.</summary>
    /// <param name="generate">Latent codes [n, d] → images.</param>
    /// <param name="features">Images → features [n, D]; <see cref="Features.Pixels.Of"/> for distances of pixels.</param>
    /// <param name="latent">Draws latent codes: count → [count, d].</param>
    /// <param name="paths">How many paths, at least 100.</param>
    /// <param name="spherical">Along arcs, as is right for codes of a Gaussian, or along straight lines.</param>
    /// <param name="step">ε. Karras et al. and NVlabs take 1e-4; the default is larger, as so small a change nearly drowns in the rounding of single precision.</param>
    /// <param name="atOnce">Paths generated at once, at least 1.</param>
    /// <exception cref="ArgumentException">
    /// There are fewer than 100 paths, ε is not in (0, 1), nothing is generated at once, two codes have no one arc between them, or a distance is not finite.
    /// </exception>
    public static Estimate Of(
        Func<Tensor, Tensor> generate, Func<Tensor, Tensor> features, Func<long, Tensor> latent,
        int paths = 10_000, bool spherical = true, double step = 1e-3, int atOnce = 250)
    {
        if (paths < 100 || !(step > 0 && step < 1) || atOnce < 1)
            throw new ArgumentException($"A path length needs at least 100 paths, a step in (0, 1) and at least 1 path at once, but was given {paths}, {step} and {atOnce}.");
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        Func<Tensor, Tensor, Tensor, Tensor> path = spherical ? LatentPaths.Arc : LatentPaths.Line;
        var lengths = new List<Tensor>();
        for (var done = 0; done < paths; done += atOnce)
        {
            using var inner = NewDisposeScope();
            var count = Math.Min(atOnce, paths - done);
            var (from, to, t) = (latent(count), latent(count), rand(count, 1, ScalarType.Float64) * (1 - step));
            var (here, there) = (Read(path(from, to, t)), Read(path(from, to, t + step)));
            lengths.Add(((here - there).square().sum(1) / (step * step)).MoveToOuterDisposeScope());
        }
        var sorted = cat(lengths).sort().Item1;
        if (!sorted.isfinite().all().item<bool>())
            throw new ArgumentException("A path's length is NaN or infinite: look for a diverged generator.");
        var cut = (long)(paths * Tail);
        var kept = paths - 2 * cut;
        // what is left out counts in the error as the nearest that is kept: Tukey and McLaughlin (1963)
        var winsorised = sorted.clamp(sorted[cut].item<double>(), sorted[cut + kept - 1].item<double>());
        return new(sorted.narrow(0, cut, kept).mean().item<double>(), winsorised.std().item<double>() * Math.Sqrt(paths) / kept, kept);

        Tensor Read(Tensor codes) => codes.isfinite().all().item<bool>()
            ? features(generate(codes)).to(ScalarType.Float64)
            : throw new ArgumentException("A latent path is not finite, as a code is 0, NaN or infinite, or opposite to the other: draw codes of more dimensions, or take straight lines (spherical: false).");
    }
}

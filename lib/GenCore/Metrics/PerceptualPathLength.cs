using GenCore.Probability;
using GenCore.Sampling;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// How much the pictures of a generator change along paths in its latent space: E[d(G(z(t)), G(z(t + ε)))² / ε²] for random ends of the path and random t, with d
/// the distance of features of choice. Short paths are smooth ones. Karras et al., A Style-Based Generator Architecture for GANs (2019), section 4.1, whose
/// features are VGG16's; the lowest and highest hundredth are left out, as in NVlabs/stylegan.
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
    /// <param name="step">ε. Smaller is nearer to a slope, and nearer to the rounding of single precision.</param>
    /// <param name="atOnce">Paths generated at once.</param>
    /// <exception cref="ArgumentException">There are fewer than 100 paths, ε is not in (0, 1), or a distance is not finite.</exception>
    public static Estimate Of(
        Func<Tensor, Tensor> generate, Func<Tensor, Tensor> features, Func<long, Tensor> latent,
        int paths = 10_000, bool spherical = true, double step = 1e-3, int atOnce = 250)
    {
        if (paths < 100 || !(step > 0 && step < 1) || atOnce < 1)
            throw new ArgumentException($"A path length needs at least 100 paths and a step in (0, 1), but was given {paths} and {step}.");
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
            throw new ArgumentException("A path's length is NaN or infinite: look for a diverged generator, or two codes opposite to each other.");
        var cut = (long)(paths * Tail);
        return MonteCarlo.Mean(sorted.narrow(0, cut, paths - 2 * cut));

        Tensor Read(Tensor codes) => features(generate(codes)).to(ScalarType.Float64);
    }
}

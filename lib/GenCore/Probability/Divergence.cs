using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Probability;

/// <summary>
/// How far a distribution is from another, in nats, of two tables of probabilities (along the last dimension), of two densities on a grid, or in
/// closed form.
/// </summary>
public static class Divergence
{
    /// <summary>
    /// KL(p ‖ q) = Σ p log(p/q), [...]: 0 where both are equal, else positive, and +∞ where q excludes what p allows. Not symmetric.
    /// Kullback and Leibler, On Information and Sufficiency (1951).
    /// </summary>
    /// <param name="p">The first probabilities, [..., K].</param>
    /// <param name="q">The second probabilities, [..., K].</param>
    /// <exception cref="ArgumentException">A probability is negative, or they do not sum to 1.</exception>
    public static Tensor KullbackLeibler(Tensor p, Tensor q) => Information.CrossEntropy(p, q) - Information.Entropy(p);

    /// <summary>KL of two Gaussians in closed form: log(σ_q/σ_p) + (σ_p² + (μ_p − μ_q)²) / 2σ_q² − ½.</summary>
    /// <param name="p">The first Gaussian.</param>
    /// <param name="q">The second Gaussian.</param>
    public static Tensor KullbackLeibler(Gaussian p, Gaussian q) =>
        (q.Sigma / p.Sigma).log() + (p.Variance + (p.Mean - q.Mean).square()) / (2 * q.Variance) - 0.5;

    /// <summary>∫ p(x) log(p(x)/q(x)) dx on a grid that holds nearly all of p; +∞ where q is 0 on a point at which p is not.</summary>
    /// <param name="p">The first density.</param>
    /// <param name="q">The second density.</param>
    /// <param name="grid">Where it is integrated.</param>
    public static Tensor KullbackLeibler(Distribution p, Distribution q, Grid grid) =>
        Relative(p.LogProbability(grid.Points), q.LogProbability(grid.Points), grid);

    /// <summary>
    /// JS(p, q) = ½ KL(p ‖ m) + ½ KL(q ‖ m) with m = (p + q)/2, [...]: symmetric, at most log 2, which it reaches where nothing is possible under both.
    /// Lin, Divergence Measures Based on the Shannon Entropy (1991).
    /// </summary>
    /// <inheritdoc cref="KullbackLeibler(Tensor, Tensor)"/>
    public static Tensor JensenShannon(Tensor p, Tensor q)
    {
        var middle = (p + q) / 2;
        return (KullbackLeibler(p, middle) + KullbackLeibler(q, middle)) / 2;
    }

    /// <summary>JS of two densities on a grid that holds nearly all of both.</summary>
    /// <inheritdoc cref="KullbackLeibler(Distribution, Distribution, Grid)"/>
    public static Tensor JensenShannon(Distribution p, Distribution q, Grid grid)
    {
        var (logP, logQ) = (p.LogProbability(grid.Points), q.LogProbability(grid.Points));
        var logMiddle = logP.logaddexp(logQ) - Math.Log(2);
        return (Relative(logP, logMiddle, grid) + Relative(logQ, logMiddle, grid)) / 2;
    }

    /// <summary>
    /// The Wasserstein-1 distance of two sets of numbers: the mean way that the mass of one travels to become the other,
    /// ∫ |F(x) − G(x)| dx with their distribution functions. Villani, Topics in Optimal Transportation (2003), section 2.2. Not in nats, but in the units of x.
    /// </summary>
    /// <param name="x">The first numbers, [N].</param>
    /// <param name="y">The second numbers, [M].</param>
    /// <exception cref="ArgumentException">A set is empty, no vector, or has a NaN.</exception>
    public static Tensor Wasserstein1(Tensor x, Tensor y)
    {
        if (x.dim() != 1 || y.dim() != 1)
            throw new ArgumentException($"Numbers of shapes [{string.Join(", ", x.shape)}] and [{string.Join(", ", y.shape)}] were given, expected vectors [N] and [M].");
        var (first, _) = Parameter.Data(x).sort();
        var (second, _) = Parameter.Data(y).sort();
        var (all, _) = cat([first, second]).sort();
        var places = all[..^1].detach();
        var gap = searchsorted(first.detach(), places, right: true).to_type(ScalarType.Float64) / first.shape[0]
                  - searchsorted(second.detach(), places, right: true).to_type(ScalarType.Float64) / second.shape[0];
        return (gap.abs() * (all[1..] - all[..^1])).sum();
    }

    /// <summary>The Wasserstein-1 distance of two densities, ∫ |F(x) − G(x)| dx on a grid that holds nearly all of both.</summary>
    /// <inheritdoc cref="KullbackLeibler(Distribution, Distribution, Grid)"/>
    public static Tensor Wasserstein1(Distribution p, Distribution q, Grid grid) =>
        grid.Integrate(grid.Accumulate(p.Probability(grid.Points) - q.Probability(grid.Points)).abs());

    // ∫ p (log p − log q), where p is 0 nothing
    private static Tensor Relative(Tensor logP, Tensor logQ, Grid grid)
    {
        var excess = where(logP.isneginf(), zeros_like(logP), logP - logQ);
        return grid.Integrate(logP.exp() * excess);
    }
}

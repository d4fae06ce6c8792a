using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Probability;

/// <summary>
/// Expectations by drawing: E[f(x)] ≈ (1/n) Σ f(xᵢ), with the standard error s/√n that says how far off it is likely to be.
/// Everything is summed in double precision, and nothing has a gradient.
/// </summary>
public static class MonteCarlo
{
    /// <summary>The mean of draws that are there already.</summary>
    /// <param name="values">f(xᵢ) of independent draws, any shape.</param>
    /// <exception cref="ArgumentException">There are no values, or one is NaN.</exception>
    public static Estimate Mean(Tensor values)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var exact = Parameter.Data(values).to_type(ScalarType.Float64);
        return new(exact.mean().ToDouble(), exact.std().ToDouble() / Math.Sqrt(exact.numel()), exact.numel());
    }

    /// <summary>E[f(x)] with x drawn from p.</summary>
    /// <param name="p">The distribution of x.</param>
    /// <param name="f">The function, of all draws at once: [n] → [n].</param>
    /// <param name="draws">n, the number of draws.</param>
    public static Estimate Expectation(Distribution p, Func<Tensor, Tensor> f, long draws)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        return Mean(f(p.Sample(draws)));
    }

    /// <summary>KL(p ‖ q) = E_p[log p(x) − log q(x)] in nats, for distributions without a closed form.</summary>
    /// <param name="p">The distribution that is drawn from.</param>
    /// <param name="q">The distribution that it is compared with.</param>
    /// <param name="draws">The number of draws.</param>
    public static Estimate KullbackLeibler(Distribution p, Distribution q, long draws) =>
        Expectation(p, x => p.LogProbability(x) - q.LogProbability(x), draws);

    /// <summary>The mean of the first 1, 2, … n values and its standard error, for watching an estimate settle.</summary>
    /// <param name="values">f(xᵢ) of independent draws, [n].</param>
    /// <returns>[n] each, double precision; the first standard error is NaN.</returns>
    /// <exception cref="ArgumentException">There are no values, they are no vector, or one is NaN.</exception>
    public static (Tensor Mean, Tensor StandardError) Running(Tensor values)
    {
        if (values.dim() != 1)
            throw new ArgumentException($"Values of shape [{string.Join(", ", values.shape)}] were given, expected [n].", nameof(values));
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var exact = Parameter.Data(values).to_type(ScalarType.Float64);
        // about the overall mean: squares of large numbers would cancel
        var centre = exact.mean();
        var counts = arange(1, exact.shape[0] + 1, ScalarType.Float64);
        var sums = (exact - centre).cumsum(0);
        var squares = (exact - centre).square().cumsum(0) - sums.square() / counts;
        var errors = (squares.clamp_min(0) / (counts - 1) / counts).sqrt();
        return ((centre + sums / counts).MoveToOuterDisposeScope(), errors.MoveToOuterDisposeScope());
    }
}

using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// Whether a classifier can learn to tell real from generated: trained on one half of each set, it is tested on the other. If the sets are of one distribution,
/// half of its answers are right, give or take what the number of tests allows. Lopez-Paz and Oquab, Revisiting Classifier
/// Two-Sample Tests (2017), section 3: one hidden layer of 20 rectified units, as there.
/// </summary>
/// <param name="Accuracy">The share of right answers on held-out samples, in [0, 1].</param>
/// <param name="PValue">
/// The probability of such an accuracy or a higher one if both sets are of one distribution: that of so many heads of fair coins, exactly.
/// </param>
public sealed record ClassifierTwoSampleTest(double Accuracy, double PValue)
{
    private const int Hidden = 20;
    private const int Steps = 300;
    private const double Decay = 1e-2;

    /// <summary>Trains and tests, on as many of each set as the smaller one has.</summary>
    /// <param name="real">[N, D], N of at least 10.</param>
    /// <param name="generated">[M, D], M of at least 10.</param>
    /// <param name="seed">Where the choice of halves and the weights start.</param>
    /// <exception cref="ArgumentException">The sets have different dimensions or fewer than 10 rows, or one is NaN or infinite.</exception>
    public static ClassifierTwoSampleTest Of(Tensor real, Tensor generated, long seed = 1)
    {
        FeatureCheck.RequirePair(real, generated, least: 10);
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)seed);
        var n = Math.Min(real.shape[0], generated.shape[0]);
        var (x, y) = (Shuffled(real), Shuffled(generated));
        var half = n / 2;
        var training = cat([x.narrow(0, 0, half), y.narrow(0, 0, half)]);
        var test = cat([x.narrow(0, half, n - half), y.narrow(0, half, n - half)]);
        var (mean, spread) = (training.mean([0]), training.@var(0, unbiased: false).sqrt());
        spread = spread.where(spread.gt(0), ones_like(spread));
        var predict = Train(Standard(training), Labels(half), generator);
        var right = predict(Standard(test)).gt(0).eq(Labels(n - half).gt(0.5)).sum().item<long>();
        var tests = 2 * (n - half);
        return new(right / (double)tests, Tail(right, tests));

        Tensor Shuffled(Tensor set) => set.detach().index_select(0, randperm(set.shape[0], generator: generator).narrow(0, 0, n)).to(ScalarType.Float64);
        // single precision comes last: of large numbers it would keep no differences
        Tensor Standard(Tensor points) => ((points - mean) / spread).to(ScalarType.Float32);
        static Tensor Labels(long each) => cat([zeros(each), ones(each)]);
    }

    /// <summary>P(X ≥ right) of X ~ Bin(tests, ½), the number of heads of fair coins.</summary>
    /// <param name="right">From 0 to the number of tests.</param>
    /// <param name="tests">The number of coins.</param>
    internal static double Tail(long right, long tests)
    {
        using var scope = NewDisposeScope();
        var heads = arange(right, tests + 1, ScalarType.Float64);
        var ways = tensor(tests + 1.0).lgamma() - (heads + 1).lgamma() - (tests + 1 - heads).lgamma();
        return Math.Min(1, (ways - tests * Math.Log(2)).exp().sum().item<double>());
    }

    // full batches of Adam; the weights are drawn from a generator of their own, so that a training that goes on around this one stays as it is
    private static Func<Tensor, Tensor> Train(Tensor samples, Tensor labels, Generator generator)
    {
        using var gradients = enable_grad(); // it learns where the caller only measures, too
        var weight = nn.Parameter(randn(samples.shape[1], Hidden, generator: generator) * Math.Sqrt(2.0 / samples.shape[1]));
        var (bias, output, offset) = (nn.Parameter(zeros(Hidden)), nn.Parameter(randn(Hidden, 1, generator: generator) * Math.Sqrt(1.0 / Hidden)), nn.Parameter(zeros(1)));
        using var optimizer = optim.AdamW([weight, bias, output, offset], lr: 0.01, weight_decay: Decay);
        for (var step = 0; step < Steps; step++)
        {
            using var inner = NewDisposeScope();
            optimizer.zero_grad();
            nn.functional.binary_cross_entropy_with_logits(Logit(samples), labels).backward();
            optimizer.step();
        }
        return Predicted;

        Tensor Logit(Tensor x) => ((x.mm(weight) + bias).relu().mm(output) + offset).squeeze(1);

        Tensor Predicted(Tensor x)
        {
            using var noGradient = no_grad();
            return Logit(x);
        }
    }
}

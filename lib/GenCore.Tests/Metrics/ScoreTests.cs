using GenCore.Metrics;
using GenCore.Metrics.Features;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Metrics;

public sealed class ScoreTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public ScoreTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Inception_score_runs_from_one_to_the_number_of_classes()
    {
        var perfect = 1000 * eye(10).repeat(20, 1);
        Assert.Equal(10, InceptionScore.Of(perfect).Mean, 1e-9);
        Assert.Equal(10, InceptionScore.Of(perfect, splits: 20).Mean, 1e-9);
        Assert.Equal(0, InceptionScore.Of(perfect, splits: 20).Deviation, 1e-9);
        Assert.Equal(1, InceptionScore.Of(1000 * eye(10)[3].repeat(50, 1)).Mean, 1e-9); // sure, but always of the same
        Assert.Equal(1, InceptionScore.Of(zeros(50, 10)).Mean, 1e-9);                   // of all, but sure of none
        // two parts, of which one has a single class and the other all ten
        var split = InceptionScore.Of(cat([1000 * eye(10)[0].repeat(10, 1), 1000 * eye(10)]), splits: 2);
        Assert.Equal((5.5, 4.5), (Math.Round(split.Mean, 9), Math.Round(split.Deviation, 9)));
        // what does not divide evenly is in a split all the same
        Assert.Equal(2.0, InceptionScore.Of(1000 * eye(2).repeat(4, 1)[..7], splits: 3).Mean, 0.1);
    }

    [Fact]
    public void Sliced_wasserstein_of_a_shift_is_its_length_on_average()
    {
        var x = randn(500, 4);
        // E[(θ·s)²] = ‖s‖²/D for a random direction θ
        Assert.Equal(Math.Sqrt(9.0 / 4), SlicedWasserstein.Between(x, x + tensor(new[] { 3f, 0, 0, 0 }), directions: 20_000), 0.03);
        Assert.Equal(0, SlicedWasserstein.Between(x, x), 1e-12);
        Assert.Equal(SlicedWasserstein.Between(x, 2 * x), SlicedWasserstein.Between(2 * x, x), 1e-9);
        // every sample twice is the same distribution
        Assert.Equal(0, SlicedWasserstein.Between(x, x.repeat(2, 1)), 1e-9);
        // one dimension, different sizes: 0, 1 against 0, 1, 2, by hand
        var (a, b) = (tensor(new[] { 0f, 1 }).view(2, 1), tensor(new[] { 0f, 1, 2 }).view(3, 1));
        Assert.Equal(Math.Sqrt(1.0 / 6 + 1.0 / 3), SlicedWasserstein.Between(a, b, directions: 3), 1e-9);
    }

    [Fact]
    public void Psnr_is_ten_decibels_for_each_tenth_of_the_error()
    {
        var images = full([3, 1, 4, 5], 0.5);
        var errors = tensor(new[] { 0.1, 0.01, 0.0 }).view(3, 1, 1, 1);
        var ratios = Psnr.Of(images, images + errors);
        Assert.Equal(20, ratios[0].item<double>(), 1e-9);
        Assert.Equal(40, ratios[1].item<double>(), 1e-9);
        Assert.Equal(double.PositiveInfinity, ratios[2].item<double>());
        Assert.Contains("[3, 1, 4, 5] and [1, 1, 4, 5]", Assert.Throws<ArgumentException>(() => Psnr.Of(images, images[..1])).Message);
        Assert.Contains("in [0, 1]", Assert.Throws<ArgumentException>(() => Psnr.Of(images, images * 3)).Message);
    }

    [Fact]
    public void Ssim_of_flat_images_is_that_of_their_luminance_and_less_where_structure_goes()
    {
        var flat = full([1, 1, 16, 16], 0.25);
        const double C1 = 1e-4;
        Assert.Equal((2 * 0.25 * 0.5 + C1) / (0.0625 + 0.25 + C1), Ssim.Of(flat, 2 * flat).item<double>(), 1e-9);
        var images = rand(4, 3, 20, 20);
        Assert.True((Ssim.Of(images, images) - 1).abs().max().item<double>() < 1e-12);
        var noisy = Ssim.Of(images, (images + 0.2 * randn(4, 3, 20, 20)).clamp(0, 1));
        Assert.True(noisy.max().item<double>() < 0.95);
        Assert.True(Ssim.Of(images, 1 - images).max().item<double>() < 0);
        // within the window where it fits once, in one channel: SSIM by its definition
        var (x, y) = (rand([11, 11], ScalarType.Float64), rand([11, 11], ScalarType.Float64));
        var line = (arange(11, ScalarType.Float64) - 5).square().div(-4.5).exp();
        var window = line.outer(line) / line.outer(line).sum();
        double E(Tensor t) => (window * t).sum().item<double>();
        var (mx, my) = (E(x), E(y));
        var expected = (2 * mx * my + C1) * (2 * (E(x * y) - mx * my) + 9e-4) / ((mx * mx + my * my + C1) * (E(x * x) - mx * mx + E(y * y) - my * my + 9e-4));
        Assert.Equal(expected, Ssim.Of(x.view(1, 1, 11, 11), y.view(1, 1, 11, 11)).item<double>(), 1e-9);
        Assert.Contains("10×16", Assert.Throws<ArgumentException>(() => Ssim.Of(flat[.., .., ..10], flat[.., .., ..10])).Message);
    }

    [Fact]
    public void Path_length_of_a_linear_generator_is_the_length_of_its_lines()
    {
        // G(z) = 2z along a straight line changes by 2(b − a) in t: E‖2(b − a)‖² = 4 · 2 · D for a standard Gaussian
        var length = PerceptualPathLength.Of(z => 2 * z, Pixels.Of, n => randn([n, 3], ScalarType.Float64), paths: 20_000, spherical: false);
        Assert.Equal(24, length.Mean, 1.2); // a hundredth of each end is left out
        // along an arc of a circle of radius 1 between orthogonal codes: the angle's square
        var ends = eye(2).@double();
        var turn = 0;
        var arc = PerceptualPathLength.Of(z => z, Pixels.Of, n => ends[turn++ % 2].unsqueeze(0).repeat(n, 1), paths: 200, atOnce: 200);
        Assert.Equal(Math.PI * Math.PI / 4, arc.Mean, 1e-3);
        Assert.Contains("at least 1 path at once, but was given 100, 0.001 and 0", Assert.Throws<ArgumentException>(() => PerceptualPathLength.Of(z => z, Pixels.Of, n => randn(n, 2), paths: 100, atOnce: 0)).Message);
        Assert.Contains("100 paths", Assert.Throws<ArgumentException>(() => PerceptualPathLength.Of(z => z, Pixels.Of, n => randn(n, 2), paths: 9)).Message);
        Assert.Contains("diverged", Assert.Throws<ArgumentException>(() => PerceptualPathLength.Of(z => z / 0, Pixels.Of, n => randn(n, 2), paths: 100)).Message);
    }

    [Fact]
    public void Path_length_refuses_codes_without_an_arc_between_them()
    {
        string Message(Func<long, Tensor> latent) =>
            Assert.Throws<ArgumentException>(() => PerceptualPathLength.Of(z => z, Pixels.Of, latent, paths: 100)).Message;
        // of one number, half of all codes are opposite to each other
        Assert.Contains("opposite to the other", Message(n => randn(n, 1)));
        Assert.Contains("a code is 0", Message(n => zeros(n, 2)));
        Assert.Equal(0, PerceptualPathLength.Of(z => z, Pixels.Of, n => ones(n, 1), paths: 100).Mean);
    }

    [Fact]
    public void Path_length_knows_the_error_of_its_trimmed_mean()
    {
        // G(z) = z³ along a line: lengths with a heavy tail, of which the kept ones alone spread too little
        var runs = Enumerable.Range(0, 400).Select(_ =>
            PerceptualPathLength.Of(z => z.pow(3), Pixels.Of, n => randn([n, 1], ScalarType.Float64), paths: 500, spherical: false, atOnce: 500)).ToArray();
        var spread = tensor([.. runs.Select(run => run.Mean)]).std().item<double>();
        Assert.InRange(runs.Average(run => run.StandardError) / spread, 0.9, 1.1);
        Assert.All(runs, run => Assert.Equal(490, run.Count));
    }

    [Fact]
    public void Modes_are_counted_and_compared_with_their_shares()
    {
        Assert.Equal(new ModeCount(10, 0), ModeCount.Of(arange(100, ScalarType.Int64).remainder(10)));
        var collapsed = ModeCount.Of(zeros(50, ScalarType.Int64));
        Assert.Equal((1, Math.Log(10)), (collapsed.Modes, collapsed.Divergence));
        Assert.Equal(0, ModeCount.Of(tensor(new[] { 0L, 0, 1 }), 2, tensor(new[] { 2.0, 1 })).Divergence, 1e-12);
        Assert.Contains("0 to 9", Assert.Throws<ArgumentException>(() => ModeCount.Of(tensor(new[] { 10L }))).Message);
        Assert.Contains("[0]", Assert.Throws<ArgumentException>(() => ModeCount.Of(zeros(0, ScalarType.Int64))).Message);
        string Message(params double[] shares) => Assert.Throws<ArgumentException>(() => ModeCount.Of(tensor(new[] { 1L }), 2, tensor(shares))).Message;
        Assert.Contains("2 classes must be as many numbers, but are [3]", Message(1, 1, 1));
        Assert.Contains("class 1 is 0", Message(1, 0));
        Assert.Contains("class 0 is -1", Message(-1, 2));
        Assert.Contains("class 1 is NaN", Message(1, double.NaN));
        Assert.Contains($"class 0 is {double.PositiveInfinity}", Message(double.PositiveInfinity, 1));
    }
}

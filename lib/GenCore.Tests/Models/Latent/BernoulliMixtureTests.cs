using GenCore.Models.Latent;
using GenCore.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Models.Latent;

public sealed class BernoulliMixtureTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public BernoulliMixtureTests() => Reproducible.Seed(1);

    public void Dispose() => scope.Dispose();

    [Fact]
    public void The_probabilities_of_all_images_sum_to_one()
    {
        var mixture = Double(4, 1, 3, 3);
        var all = AllImages(9).reshape(512, 1, 3, 3);
        // log ¼ was rounded to single precision
        Assert.Equal(1, mixture.LogProbability(all).exp().sum().item<double>(), 1e-7);
        mixture.Fit(all.narrow(0, 100, 60));
        Assert.Equal(1, mixture.LogProbability(all).exp().sum().item<double>(), 1e-12);
        Assert.Equal(1, mixture.MixingCoefficients.sum().item<double>(), 1e-12);
    }

    [Fact]
    public void Probabilities_and_responsibilities_are_those_worked_out_by_hand()
    {
        var mixture = Known();
        var images = tensor(new double[] { 1, 0, 0, 1 }).reshape(2, 2);
        // x = (1, 0): ¼ · 0.5 · 0.8 = 0.1 and ¾ · 0.9 · 0.6 = 0.405; x = (0, 1): ¼ · 0.5 · 0.2 = 0.025 and ¾ · 0.1 · 0.4 = 0.03
        AssertEqual([Math.Log(0.505), Math.Log(0.055)], mixture.LogProbability(images), 1e-14);
        AssertEqual([Math.Log(0.505), Math.Log(0.055)], mixture.call(images), 1e-14);
        AssertEqual([0.1 / 0.505, 0.405 / 0.505, 0.025 / 0.055, 0.03 / 0.055], mixture.Responsibilities(images), 1e-14);
        AssertEqual([0.5, 0.2, 0.9, 0.4], mixture.Means, 1e-14);
        AssertEqual([0.25, 0.75], mixture.MixingCoefficients, 1e-14);
    }

    [Fact]
    public void Before_it_is_fitted_every_pixel_is_a_fair_coin()
    {
        var mixture = new BernoulliMixture(3);
        Assert.Equal([3L, 1, 28, 28], mixture.Means.shape);
        AssertEqual([-784 * Math.Log(2)], mixture.LogProbability(zeros(1, 1, 28, 28)).to(ScalarType.Float64), 1e-3);
    }

    [Fact]
    public void EM_never_decreases_the_penalised_likelihood()
    {
        const double Smoothing = 0.3;
        var mixture = Double(5, 1, 4, 4);
        var images = TwoPrototypes(400, 16, flip: 0.2).Images.reshape(400, 1, 4, 4);
        var penalised = new List<double>();
        var history = mixture.Fit(images, 60, Smoothing, (done, nats) =>
        {
            Assert.Equal(penalised.Count + 1, done);
            Assert.Equal(mixture.LogProbability(images).mean().item<double>(), nats, 1e-12);
            var black = mixture.MixingCoefficients.log() + (1 - mixture.Means).log().flatten(1).sum(1);
            var white = mixture.MixingCoefficients.log() + mixture.Means.log().flatten(1).sum(1);
            penalised.Add(nats * 400 + Smoothing * (black + white).sum().item<double>());
        });
        Assert.Equal(60, history.Count);
        Assert.All(penalised.Zip(penalised.Skip(1)), pair => Assert.True(pair.Second >= pair.First - 1e-9, $"{pair.First} to {pair.Second}"));
        Assert.True(penalised[^1] > penalised[0] + 10);
    }

    [Fact]
    public void EM_ends_where_its_own_update_changes_nothing()
    {
        const double Smoothing = 0.5;
        var mixture = Double(2, 12);
        var images = TwoPrototypes(300, 12, flip: 0.2).Images;
        mixture.Fit(images, 200, Smoothing);
        var responsibilities = mixture.Responsibilities(images);
        var counts = responsibilities.sum(dim: 0);
        var means = (responsibilities.t().mm(images) + Smoothing) / (counts + 2 * Smoothing).unsqueeze(1);
        AssertEqual(means.data<double>().ToArray(), mixture.Means, 1e-8);
        AssertEqual(((counts + 2 * Smoothing) / (300 + 4 * Smoothing)).data<double>().ToArray(), mixture.MixingCoefficients, 1e-8);
    }

    [Fact]
    public void Two_prototypes_are_recovered_with_their_shares()
    {
        const double Flip = 0.1;
        var (images, prototypes, first) = TwoPrototypes(2000, 25, Flip);
        var mixture = Double(2, 25);
        mixture.Fit(images, 50);
        var heavier = mixture.MixingCoefficients.argmax().item<long>();
        Assert.Equal(first / 2000.0, mixture.MixingCoefficients[heavier].item<double>(), 1e-3);
        var expected = Flip + (1 - 2 * Flip) * prototypes;
        for (var k = 0; k < 2; k++)
        {
            var error = (mixture.Means[k == 0 ? heavier : 1 - heavier] - expected[k]).abs().max().item<double>();
            Assert.InRange(error, 0, 4 * Math.Sqrt(Flip * (1 - Flip) / 600));
        }
    }

    [Fact]
    public void One_component_is_the_means_of_the_pixels_in_closed_form()
    {
        var images = bernoulli(rand(50, 1, 2, 3, ScalarType.Float64));
        var mixture = Double(1, 1, 2, 3);
        var history = mixture.Fit(images, 2, smoothing: 0.25);
        var means = (images.sum(dim: 0) + 0.25) / 50.5;
        AssertEqual(means.data<double>().ToArray(), mixture.Means, 1e-12);
        var expected = (images * means.log() + (1 - images) * (1 - means).log()).sum().item<double>() / 50;
        Assert.Equal([expected, expected], history, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void A_pixel_that_was_never_bright_stays_possible()
    {
        var mixture = new BernoulliMixture(1, 1, 3, 3);
        mixture.Fit(zeros(20, 1, 3, 3), smoothing: 1e-3);
        var logProbability = mixture.LogProbability(ones(1, 1, 3, 3)).item<float>();
        // nine pixels of 0.001 in 20.002 each
        Assert.Equal(9 * Math.Log(1e-3 / 20.002), logProbability, 1e-3);
    }

    [Fact]
    public void Improbable_images_have_a_finite_logarithm()
    {
        var mixture = new BernoulliMixture(2);
        mixture.state_dict()["logits"].fill_(-200);
        Assert.Equal(-784f * 200, mixture.LogProbability(ones(1, 1, 28, 28)).item<float>(), 1f);
        AssertEqual([0.5, 0.5], mixture.Responsibilities(ones(1, 1, 28, 28)).to(ScalarType.Float64), 1e-6);
    }

    [Fact]
    public void Samples_have_the_frequencies_of_their_probabilities()
    {
        const int Count = 40_000;
        var mixture = Known();
        var samples = mixture.Sample(Count);
        Assert.Equal([Count, 2L], samples.shape);
        var all = AllImages(2);
        var probabilities = mixture.LogProbability(all).exp().data<double>().ToArray();
        for (var i = 0; i < 4; i++)
        {
            var found = samples.eq(all[i]).all(1).to_type(ScalarType.Float64).mean().item<double>();
            Assert.Equal(probabilities[i], found, 4 * Math.Sqrt(probabilities[i] * (1 - probabilities[i]) / Count));
        }
        Assert.Equal([3L, 1, 28, 28], new BernoulliMixture(4).Sample(3).shape);
    }

    [Fact]
    public void Many_images_are_scored_as_each_by_itself()
    {
        var mixture = Known();
        var images = AllImages(2).repeat(2501, 1);
        var expected = mixture.LogProbability(AllImages(2)).repeat(2501);
        Assert.True(mixture.LogProbability(images).allclose(expected));
        Assert.Equal([10_004L, 2], mixture.Responsibilities(images).shape);
    }

    [Fact]
    public void The_same_seed_fits_the_same_mixture_and_another_seed_another()
    {
        var images = TwoPrototypes(100, 9, flip: 0.3).Images;
        double[] Fit(long seed)
        {
            Reproducible.Seed(seed);
            return [.. new BernoulliMixture(4, 9).Fit(images, 3)];
        }
        Assert.Equal(Fit(1), Fit(1));
        Assert.NotEqual(Fit(1), Fit(2));
    }

    [Fact]
    public void A_report_that_throws_stops_after_its_iteration()
    {
        var images = TwoPrototypes(100, 9, flip: 0.3).Images;
        var mixture = Double(3, 9);
        var last = 0.0;
        Assert.Throws<OperationCanceledException>(() => mixture.Fit(images, 20, report: (done, nats) =>
        {
            last = nats;
            if (done == 2)
                throw new OperationCanceledException();
        }));
        Assert.Equal(last, mixture.LogProbability(images).mean().item<double>(), 1e-12);
    }

    [Fact]
    public void Fitting_keeps_memory_flat()
    {
        var images = TwoPrototypes(100, 9, flip: 0.3).Images;
        using var rest = new RestingCollector();
        var before = Tensor.TotalCount;
        var counts = new List<long>();
        using var mixture = new BernoulliMixture(3, 9);
        mixture.Fit(images, 10, report: (_, _) => counts.Add(Tensor.TotalCount));
        Assert.Single(counts.Distinct());
        Assert.Equal(before + 2, Tensor.TotalCount);
    }

    [Fact]
    public void Weights_come_back_from_a_file()
    {
        using var folder = new TemporaryFolder();
        var mixture = Known();
        Weights.Save(mixture, folder.File("mixture.safetensors"));
        var other = Double(2, 2);
        Weights.Load(other, folder.File("mixture.safetensors"));
        AssertEqual(mixture.LogProbability(AllImages(2)).data<double>().ToArray(), other.LogProbability(AllImages(2)), 0);
    }

    [Fact]
    public void Unfit_input_is_refused_with_what_was_given()
    {
        var mixture = new BernoulliMixture(3, 1, 2, 2);
        string Refused(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;
        Assert.Contains("0 components", Refused(() => new BernoulliMixture(0)));
        Assert.Contains("[1, 0, 28]", Refused(() => new BernoulliMixture(2, 1, 0, 28)));
        Assert.Contains("[5, 4]", Refused(() => mixture.LogProbability(zeros(5, 4))));
        Assert.Contains("[5, 1, 2, 3]", Refused(() => mixture.Fit(zeros(5, 1, 2, 3))));
        Assert.Contains("there are 2", Refused(() => mixture.Fit(zeros(2, 1, 2, 2))));
        Assert.Contains("given 0 and", Refused(() => mixture.Fit(zeros(5, 1, 2, 2), iterations: 0)));
        Assert.Contains("smoothing above 0", Refused(() => mixture.Fit(zeros(5, 1, 2, 2), smoothing: 0)));
        foreach (var wrong in new[] { 0.5f, 255, -1, float.NaN })
        {
            var grey = zeros(5, 1, 2, 2);
            grey[3, 0, 1, 0] = tensor(wrong);
            foreach (var refused in new[] { Refused(() => mixture.Fit(grey)), Refused(() => mixture.LogProbability(grey)), Refused(() => mixture.Responsibilities(grey)) })
            {
                Assert.Contains($"one of these is {wrong:g4}", refused);
                Assert.Contains("Binarize.Dynamic", refused);
            }
        }
    }

    private static BernoulliMixture Double(int components, params long[] shape)
    {
        var mixture = new BernoulliMixture(components, shape);
        mixture.to(ScalarType.Float64);
        return mixture;
    }

    // π = (¼, ¾), μ = (0.5, 0.2) and (0.9, 0.4)
    private static BernoulliMixture Known()
    {
        var mixture = Double(2, 2);
        mixture.state_dict()["logits"].copy_(tensor(new[] { 0.5, 0.2, 0.9, 0.4 }).reshape(2, 2).logit());
        mixture.state_dict()["logWeights"].copy_(tensor(new[] { 0.25, 0.75 }).log());
        return mixture;
    }

    private static Tensor AllImages(int pixels) =>
        (arange(1L << pixels).unsqueeze(1) / tensor(Enumerable.Range(0, pixels).Select(i => 1L << i).ToArray())).floor().remainder(2).to_type(ScalarType.Float64);

    // one pattern seven times out of ten, otherwise its negative, with some pixels flipped
    private static (Tensor Images, Tensor Prototypes, int First) TwoPrototypes(int count, int pixels, double flip)
    {
        var pattern = arange(pixels).remainder(2).to_type(ScalarType.Float64);
        var prototypes = stack([pattern, 1 - pattern]);
        var first = count * 7 / 10;
        var clean = cat([prototypes[0].expand(first, pixels), prototypes[1].expand(count - first, pixels)]);
        var flipped = bernoulli(full(count, pixels, flip, ScalarType.Float64));
        return ((clean - flipped).abs(), prototypes, first);
    }

    private static void AssertEqual(double[] expected, Tensor actual, double tolerance) =>
        Assert.All(expected.Zip(actual.contiguous().data<double>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, tolerance));
}

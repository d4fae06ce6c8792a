using GenCore.Models.Autoregressive;
using GenCore.Sampling;
using GenCore.Tests.Models.Autoregressive;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Sampling;

public class SamplingTests
{
    private static readonly PixelShape Grey = new(1, 7, 6);
    private static readonly PixelShape Coloured = new(3, 4, 5, Levels: 5, Classes: 3);

    private static readonly Dictionary<string, Func<AutoregressiveModel>> All = new()
    {
        ["belief net"] = () => AutoregressiveChecks.Randomise(new FullyVisibleBeliefNet(Grey)),
        ["belief net of classes"] = () => AutoregressiveChecks.Randomise(new FullyVisibleBeliefNet(Grey with { Classes = 3 })),
        ["plain"] = () => new PixelCnn(Grey, channels: 6, layers: 2),
        ["plain, colour and classes"] = () => new PixelCnn(Coloured, channels: 6, layers: 2),
        ["gated"] = () => new GatedPixelCnn(Grey, channels: 6, layers: 2, dilations: 1),
        ["gated, dilated"] = () => new GatedPixelCnn(Grey, channels: 6, layers: 3),
        ["rows"] = () => new RowLstm(Grey, hidden: 4),
        ["rows, colour"] = () => new RowLstm(Coloured with { Classes = 0 }, hidden: 6),
        ["diagonals"] = () => new DiagonalBiLstm(Grey, hidden: 4, layers: 2),
        ["diagonals, colour"] = () => new DiagonalBiLstm(Coloured with { Classes = 0 }, hidden: 6),
        ["gated, colour and classes"] = () => new GatedPixelCnn(Coloured, channels: 6, layers: 2),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Cached_draws_the_images_that_the_definition_does(string name)
    {
        var (model, labels) = Make(name);
        manual_seed(3);
        var naive = NaiveSampling.Sample(model, 8, labels);
        manual_seed(3);
        var cached = CachedSampling.Sample(model, 8, labels);
        Assert.Equal(naive.data<float>().ToArray(), cached.data<float>().ToArray());
        Assert.True(naive.std().item<float>() > 0.1);
        Assert.True(((naive * (model.Shape.Levels - 1)).round() - naive * (model.Shape.Levels - 1)).abs().max().item<float>() < 1e-5);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_known_stays_and_the_rest_is_drawn_alike(string name)
    {
        var (model, labels) = Make(name);
        manual_seed(4);
        var given = randint(model.Shape.Levels, [8, model.Shape.Channels, model.Shape.Height, model.Shape.Width]).to_type(ScalarType.Float32) / (model.Shape.Levels - 1);
        var known = zeros(model.Shape.Height, model.Shape.Width, dtype: ScalarType.Bool);
        known[..3] = true;
        known[3, 1] = true;
        manual_seed(5);
        var cached = CachedSampling.Complete(model, given, known, labels);
        manual_seed(5);
        var naive = NaiveSampling.Complete(model, given, known, labels);
        Assert.Equal(naive.data<float>().ToArray(), cached.data<float>().ToArray());
        Assert.Equal(0, (cached - given).abs().masked_select(known.expand(given.shape)).max().item<float>());
        Assert.True((cached - given).abs().max().item<float>() > 0);
    }

    [Fact]
    public void Draws_are_as_frequent_as_the_model_says_within_four_standard_errors()
    {
        var model = new GatedPixelCnn(new PixelShape(1, 2, 2), channels: 4, layers: 1);
        manual_seed(6);
        var drawn = CachedSampling.Sample(model, 20_000);
        var all = tensor(Enumerable.Range(0, 16 * 4).Select(i => (float)((i / 4 >> (i % 4)) & 1)).ToArray()).reshape(16, 1, 2, 2);
        var probabilities = model.LogProbability(all).exp().data<float>().ToArray();
        var places = (drawn.flatten(1) * tensor(new[] { 1f, 2, 4, 8 })).sum(1).to_type(ScalarType.Int64).bincount(null, 16).data<long>().ToArray();
        for (var i = 0; i < 16; i++)
        {
            var error = Math.Sqrt(probabilities[i] * (1 - probabilities[i]) / 20_000);
            Assert.InRange(places[i] / 20_000.0, probabilities[i] - 4 * error, probabilities[i] + 4 * error);
        }
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var (model, labels) = Make("gated, colour and classes");
        Assert.Contains("count is 0", Assert.Throws<ArgumentException>(() => CachedSampling.Sample(model, 0, labels)).Message);
        Assert.Contains("conditioned on 3 classes", Assert.Throws<ArgumentException>(() => CachedSampling.Sample(model, 8)).Message);
        Assert.Contains("one label an image", Assert.Throws<ArgumentException>(() => CachedSampling.Sample(model, 7, labels)).Message);
        Assert.Contains("expected 0 to 2", Assert.Throws<ArgumentException>(() => CachedSampling.Sample(model, 8, 5 * ones(8, int64))).Message);
        Assert.Contains("expected Bool", Assert.Throws<ArgumentException>(() => CachedSampling.Complete(model, zeros(8, 3, 4, 5), ones(4, 5), labels)).Message);
    }

    private static (AutoregressiveModel Model, Tensor? Labels) Make(string name)
    {
        manual_seed(1);
        var model = All[name]();
        // larger weights than a network begins with: images that depend on what is drawn
        using (no_grad())
        {
            foreach (var parameter in model.parameters()) parameter.mul_(2);
        }
        return (model, model.Shape.Classes > 0 ? tensor(new long[] { 0, 1, 2, 0, 1, 2, 0, 1 }) : null);
    }
}

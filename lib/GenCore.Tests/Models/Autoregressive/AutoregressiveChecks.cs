using GenCore.Models.Autoregressive;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Models.Autoregressive;

/// <summary>What makes a network an autoregressive model, tested exactly.</summary>
internal static class AutoregressiveChecks
{
    /// <summary>The gradient of every conditional's logits is 0 for its own pixel and channel and all after it, and for none of the others everywhere.</summary>
    public static void AssertCausal(AutoregressiveModel model)
    {
        var shape = model.Shape;
        var images = rand(2, shape.Channels, shape.Height, shape.Width);
        var labels = shape.Classes > 0 ? zeros(2, int64) : null;
        var seesAnything = false;
        for (var place = 0; place < shape.Dimensions; place++)
        {
            using var scope = NewDisposeScope();
            var pixels = images.clone().requires_grad_();
            var logits = InOrder(model.call(pixels, labels), shape)[place];
            // squares: slopes of several logits must not cancel
            var slopes = autograd.grad([logits.square().sum()], [pixels])[0].permute(2, 3, 1, 0).reshape(shape.Dimensions, -1).abs().sum(1);
            Assert.Equal(0, slopes[place..].max().item<float>());
            seesAnything |= slopes.max().item<float>() > 0;
        }

        Assert.True(seesAnything);
    }

    /// <summary>The probabilities of all images that there are sum to 1.</summary>
    public static void AssertSumsToOne(AutoregressiveModel model)
    {
        var shape = model.Shape;
        var count = (long)Math.Pow(shape.Levels, shape.Dimensions);
        // image i has the digits of i, to the base of the levels, as its pixels
        var digits = arange(count).unsqueeze(1).div(tensor(Enumerable.Range(0, (int)shape.Dimensions).Select(d => (long)Math.Pow(shape.Levels, d)).ToArray()), RoundingMode.floor).remainder(shape.Levels);
        var images = (digits.to_type(ScalarType.Float32) / (shape.Levels - 1)).reshape(count, shape.Channels, shape.Height, shape.Width);
        Assert.Equal(1, model.LogProbability(images).to_type(ScalarType.Float64).exp().sum().item<double>(), 1e-5);
        // and they differ
        Assert.True(model.LogProbability(images).std().item<float>() > 1e-3);
    }

    /// <summary>An image's probability does not depend on the images beside it.</summary>
    public static void AssertBatchOrderIsIrrelevant(AutoregressiveModel model)
    {
        var shape = model.Shape;
        var images = randint(shape.Levels, [6, shape.Channels, shape.Height, shape.Width]).to_type(ScalarType.Float32) / (shape.Levels - 1);
        var order = tensor(new long[] { 3, 0, 5, 1, 4, 2 });
        var (straight, shuffled) = (model.LogProbability(images), model.LogProbability(images[order]));
        Assert.True((straight[order] - shuffled).abs().max().item<float>() < 1e-4);
        Assert.True((straight - shuffled).abs().max().item<float>() > 1e-3);
    }

    // a row for each conditional, in reading order, channel after channel
    private static Tensor InOrder(Tensor logits, PixelShape shape) => shape.IsBinary
        ? logits.permute(2, 3, 1, 0).reshape(shape.Dimensions, -1)
        : logits.permute(3, 4, 2, 1, 0).reshape(shape.Dimensions, -1);
}

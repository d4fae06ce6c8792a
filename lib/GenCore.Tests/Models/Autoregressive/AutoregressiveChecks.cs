using GenCore.Models.Autoregressive;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Models.Autoregressive;

/// <summary>
/// What every autoregressive model must keep. Conditionals and pixels are counted in the order of the chain rule: rows from the top,
/// columns from the left, channels R, G, B within a pixel.
/// </summary>
internal static class AutoregressiveChecks
{
    /// <summary>Puts noise in the place of all parameters, as zeros to begin with would hide what a model can see.</summary>
    public static T Randomise<T>(T model, long seed = 1, double std = 0.4) where T : AutoregressiveModel
    {
        manual_seed(seed);
        using var noGradient = no_grad();
        foreach (var parameter in model.parameters())
            parameter.normal_(0, std);
        return model;
    }

    /// <summary>Which pixels each conditional looks at, by gradient over a few random images: [i, j] is whether the logits of i depend on pixel j.</summary>
    public static bool[,] Dependence(AutoregressiveModel model)
    {
        const int Images = 3;
        using var scope = NewDisposeScope();
        var shape = model.Shape;
        var size = shape.Dimensions;
        // one copy of each image for each conditional, so that one backward pass gives all gradients
        var images = RandomImages(model, Images, seed: 11).repeat_interleave(size, dim: 0).requires_grad_();
        var labels = shape.Classes == 0 ? null : arange(Images * size).remainder(shape.Classes);
        var logits = InOrder(model.call(images, labels)).reshape(Images, size, -1, size);
        var own = logits.diagonal(0, 1, 3);
        var gradient = autograd.grad([(own * randn_like(own)).sum()], [images])[0];
        var seen = InOrder(gradient).reshape(Images, size, size).abs().sum(dim: 0).gt(0).data<bool>().ToArray();
        var dependence = new bool[size, size];
        Buffer.BlockCopy(seen, 0, dependence, 0, seen.Length);
        return dependence;
    }

    /// <summary>The logits of no conditional depend on its own pixel or a later one, and those of some depend on something.</summary>
    public static void IsCausal(AutoregressiveModel model) => Sees(model, (i, j) => j < i ? null : false);

    /// <summary>The logits of every conditional depend on every earlier pixel, and on no other.</summary>
    public static void SeesAllBefore(AutoregressiveModel model) => Sees(model, (i, j) => j < i);

    /// <summary>The logits of conditional i depend on pixel j where <paramref name="expected"/> says so; where it says null, they may.</summary>
    public static void Sees(AutoregressiveModel model, Func<int, int, bool?> expected)
    {
        var dependence = Dependence(model);
        Assert.Contains(true, dependence.Cast<bool>());
        for (var i = 0; i < dependence.GetLength(0); i++)
            for (var j = 0; j < dependence.GetLength(1); j++)
                if (expected(i, j) is bool must && must != dependence[i, j])
                    Assert.Fail($"Conditional {Place(model.Shape, i)} {(must ? "does not depend" : "depends")} on pixel {Place(model.Shape, j)}.");
    }

    /// <summary>The probabilities of all images there can be sum to 1, for every class where there are some.</summary>
    public static void SumsToOne(AutoregressiveModel model, double tolerance = 1e-5)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var images = AllImages(model);
        for (var label = 0; label < Math.Max(1, model.Shape.Classes); label++)
        {
            var labels = model.Shape.Classes == 0 ? null : full([images.shape[0]], label, ScalarType.Int64);
            Assert.Equal(1, model.LogProbability(images, labels).to(ScalarType.Float64).exp().sum().item<double>(), tolerance);
        }
    }

    /// <summary>The images of a batch do not see each other: in another order, or alone, each has the log-probability it had.</summary>
    public static void KeepsTheBatchOrder(AutoregressiveModel model, double tolerance = 1e-4)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var images = RandomImages(model, 6, seed: 12);
        var labels = model.Shape.Classes == 0 ? null : arange(6).remainder(model.Shape.Classes);
        var expected = model.LogProbability(images, labels);
        Assert.True((expected.max() - expected.min()).ToDouble() > 100 * tolerance, "The images are equally likely: the check would not notice their order.");
        var order = tensor(new long[] { 3, 0, 5, 1, 4, 2 });
        AssertClose(expected.index_select(0, order), model.LogProbability(images.index_select(0, order), labels?.index_select(0, order)), tolerance);
        AssertClose(expected.narrow(0, 2, 1), model.LogProbability(images.narrow(0, 2, 1), labels?.narrow(0, 2, 1)), tolerance);
    }

    /// <summary>Trains by Adam on all images at once, and returns the losses before each step.</summary>
    public static IReadOnlyList<double> Train(AutoregressiveModel model, Tensor images, int steps, double learningRate, Tensor? labels = null)
    {
        using var optimizer = optim.Adam(model.parameters(), learningRate);
        var losses = new List<double>();
        for (var step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var loss = model.Loss(images, labels);
            loss.backward();
            optimizer.step();
            losses.Add(loss.ToDouble());
        }
        return losses;
    }

    /// <summary>From near a fair coin a pixel, training on a 6×6 checkerboard leaves at most 2 nats an image.</summary>
    public static void LearnsACheckerboard(AutoregressiveModel model, int steps, double learningRate)
    {
        var images = (arange(6).unsqueeze(0) + arange(6).unsqueeze(1)).remainder(2).to_type(ScalarType.Float32).reshape(1, 1, 6, 6).repeat(8, 1, 1, 1);
        var losses = Train(model, images, steps, learningRate);
        Assert.InRange(losses[0], 20, 36);
        Assert.InRange(model.Evaluate(images, batchSize: 3), 0, 2);
    }

    /// <summary>Images of random levels, [count, C, H, W], of the type of the model's parameters.</summary>
    public static Tensor RandomImages(AutoregressiveModel model, long count, long seed)
    {
        var (shape, type) = (model.Shape, model.parameters().First().dtype);
        manual_seed(seed);
        return randint(0, shape.Levels, [count, shape.Channels, shape.Height, shape.Width]).to(type) / (shape.Levels - 1);
    }

    /// <summary>Every image that the shape allows, [Levels^Dimensions, C, H, W].</summary>
    private static Tensor AllImages(AutoregressiveModel model)
    {
        var (shape, type) = (model.Shape, model.parameters().First().dtype);
        var count = (long)Math.Pow(shape.Levels, shape.Dimensions);
        Assert.True(count <= 10_000, $"{shape} allows {count} images, too many to go through.");
        var digits = Enumerable.Range(0, (int)shape.Dimensions).Select(i => (long)Math.Pow(shape.Levels, i)).ToArray();
        var levels = arange(count).unsqueeze(1).floor_divide(tensor(digits)).remainder(shape.Levels);
        return levels.reshape(count, shape.Channels, shape.Height, shape.Width).to(type) / (shape.Levels - 1);
    }

    // [..., C, H, W] → [..., D] in the order of the chain rule
    private static Tensor InOrder(Tensor values) => values.movedim([-3], [-1]).flatten(-3);

    private static string Place(PixelShape shape, int index)
    {
        var pixel = index / shape.Channels;
        return $"({pixel / shape.Width}, {pixel % shape.Width}){(shape.Channels == 1 ? "" : $" {"RGB"[index % 3]}")}";
    }

    private static void AssertClose(Tensor expected, Tensor actual, double tolerance)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.InRange((expected - actual).abs().max().ToDouble(), 0, tolerance);
    }
}

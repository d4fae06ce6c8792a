using GenCore.Data;
using GenCore.Metrics.Features;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Metrics.Features;

public sealed class DigitClassifierTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Probabilities_and_features_come_in_batches_as_at_once()
    {
        manual_seed(1);
        var classifier = new DigitClassifier();
        classifier.eval();
        var images = rand(501, 1, 28, 28);
        var probabilities = classifier.Probabilities(images);
        Assert.Equal([501L, 10], probabilities.shape);
        Assert.False(probabilities.requires_grad);
        Assert.True((probabilities.sum(1) - 1).abs().max().item<float>() < 1e-5);
        Assert.True((classifier.call(images[490..]).softmax(1) - probabilities[490..]).abs().max().item<float>() < 1e-5);
        var features = classifier.Features(images);
        Assert.Equal([501L, 128], features.shape);
        Assert.True((classifier.LogitsOf(features) - classifier.Logits(images)).abs().max().item<float>() < 1e-5);
        Assert.InRange(classifier.Accuracy(images, zeros(501, ScalarType.Int64)), 0, 1);
    }

    [Fact]
    public void The_shipped_weights_read_digits()
    {
        using var classifier = DigitClassifier.Load();
        var test = Mnist.Load().Test;
        Assert.InRange(classifier.Accuracy(test.Images[..1000], test.Labels[..1000]), 0.993, 1);
    }

    [Fact]
    public void Images_in_double_precision_are_read_in_single_and_may_pass_the_range_of_pixels()
    {
        manual_seed(1);
        var classifier = new DigitClassifier();
        classifier.eval();
        var images = 1.2 * rand(3, 1, 28, 28) - 0.1;
        Assert.True(classifier.Logits(images).Equals(classifier.Logits(images.@double())));
    }

    [Fact]
    public void Other_images_are_refused()
    {
        var classifier = new DigitClassifier();
        string Message(Tensor images) => Assert.Throws<ArgumentException>(() => classifier.Features(images)).Message;
        Assert.Contains("[2, 3, 28, 28]", Message(zeros(2, 3, 28, 28)));
        Assert.Contains("Byte", Message(zeros([2, 1, 28, 28], ScalarType.Byte)));
        foreach (var bad in new[] { float.NaN, float.PositiveInfinity })
            Assert.Contains("NaN or infinite", Message(full([2, 1, 28, 28], bad)));
    }
}

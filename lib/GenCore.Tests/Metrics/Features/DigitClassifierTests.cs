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
    public void Other_images_are_refused() =>
        Assert.Contains("[2, 3, 28, 28]", Assert.Throws<ArgumentException>(() => new DigitClassifier().Features(zeros(2, 3, 28, 28))).Message);
}

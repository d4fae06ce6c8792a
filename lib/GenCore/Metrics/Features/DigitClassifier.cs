using GenCore.Networks;
using GenCore.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Metrics.Features;

/// <summary>
/// A convolutional network that reads MNIST digits, for judging generated ones: which digit a sample is, how sure that is, and 128 features of it. Four
/// convolutions with batch normalisation, 28×28 → 14×14 → 7×7, and two dense layers.
/// </summary>
public sealed class DigitClassifier : nn.Module<Tensor, Tensor>
{
    private const int AtOnce = 500;
    private const int Small = Architecture.Side / 4;

    private readonly Sequential features;
    private readonly Sequential digits;

    /// <summary>A network that has yet to be trained.</summary>
    public DigitClassifier() : base(nameof(DigitClassifier))
    {
        features = nn.Sequential(
            ("conv1", nn.Conv2d(1, 32, 3, padding: 1)), ("norm1", nn.BatchNorm2d(32)), ("relu1", nn.ReLU()),
            ("conv2", nn.Conv2d(32, 32, 3, padding: 1)), ("norm2", nn.BatchNorm2d(32)), ("relu2", nn.ReLU()), ("to_14", nn.MaxPool2d(2)),
            ("conv3", nn.Conv2d(32, 64, 3, padding: 1)), ("norm3", nn.BatchNorm2d(64)), ("relu3", nn.ReLU()),
            ("conv4", nn.Conv2d(64, 64, 3, padding: 1)), ("norm4", nn.BatchNorm2d(64)), ("relu4", nn.ReLU()), ("to_7", nn.MaxPool2d(2)),
            ("flat", nn.Flatten()), ("dense", nn.Linear(64 * Small * Small, 128)), ("relu", nn.ReLU()));
        digits = nn.Sequential(("dropout", nn.Dropout(0.5)), ("dense", nn.Linear(128, 10)));
        RegisterComponents();
    }

    /// <summary>The network with the weights that ship in <c>data/checkpoints/digit-classifier.safetensors</c>, in evaluation mode.</summary>
    /// <exception cref="CheckpointException">The file is missing or not as it was shipped.</exception>
    public static DigitClassifier Load()
    {
        var classifier = new DigitClassifier();
        Weights.Load(classifier, ShippedWeights.Find("digit-classifier"));
        classifier.eval();
        return classifier;
    }

    /// <summary>Pixels in [0, 1], [N, 1, 28, 28] → logits of the digits, [N, 10].</summary>
    /// <exception cref="ArgumentException">The images have another shape, or pixels are not finite real numbers.</exception>
    public override Tensor forward(Tensor images) => digits.call(Read(images));

    /// <summary>The 128 numbers from which the digit is read, [N, 128], without gradients.</summary>
    /// <param name="images">Pixels in [0, 1], [N, 1, 28, 28].</param>
    /// <exception cref="ArgumentException">The images have another shape, or pixels are not finite real numbers.</exception>
    public Tensor Features(Tensor images) => InBatches.Read(images, AtOnce, Read);

    /// <summary>The probability of each digit, [N, 10], without gradients.</summary>
    /// <inheritdoc cref="Features"/>
    public Tensor Probabilities(Tensor images) => InBatches.Read(images, AtOnce, some => call(some).softmax(1));

    /// <summary>The logits of the digits, [N, 10], without gradients: what <see cref="InceptionScore"/> reads.</summary>
    /// <inheritdoc cref="Features"/>
    public Tensor Logits(Tensor images) => InBatches.Read(images, AtOnce, call);

    /// <summary>The logits of the digits, [N, 10], of images that were read to features already, without gradients.</summary>
    /// <param name="seen">What <see cref="Features"/> gave for them, [N, 128].</param>
    public Tensor LogitsOf(Tensor seen) => InBatches.Read(seen, AtOnce, digits.call);

    /// <summary>The share of images whose most likely digit is their label, in [0, 1].</summary>
    /// <param name="images">Pixels in [0, 1], [N, 1, 28, 28].</param>
    /// <param name="labels">The digit of each, int64 [N].</param>
    public double Accuracy(Tensor images, Tensor labels)
    {
        using var scope = NewDisposeScope();
        return Probabilities(images).argmax(1).eq(labels).to(ScalarType.Float64).mean().item<double>();
    }

    private Tensor Read(Tensor images)
    {
        if (images.shape is not [_, 1, Architecture.Side, Architecture.Side])
            throw new ArgumentException($"The digit classifier reads images of shape [N, 1, {Architecture.Side}, {Architecture.Side}], but was given [{string.Join(", ", images.shape)}].");
        if (!images.is_floating_point())
            throw new ArgumentException($"The digit classifier reads real pixels in [0, 1], but was given {images.dtype}: read them with Samples.Images, or divide by 255.");
        using (NewDisposeScope())
        {
            if (!images.isfinite().all().item<bool>())
                throw new ArgumentException("A pixel that the digit classifier was given is NaN or infinite: look for a diverged generator.");
        }
        return features.call(images.to(ScalarType.Float32));
    }
}

using GenCore.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Models.Autoregressive;

/// <summary>
/// A density of images by the chain rule, p(x) = ∏ᵢ p(xᵢ | x₁, …, xᵢ₋₁): pixel after pixel, row by row from the top left, and within a pixel
/// channel after channel (R, G, B). A network gives all conditionals of an image at once; what makes it a density is that the logits of
/// xᵢ do not depend on xᵢ or on anything after it.
/// </summary>
public abstract class AutoregressiveModel : nn.Module<Tensor, Tensor?, Tensor>
{
    /// <param name="name">The model's name.</param>
    /// <param name="shape">What the images are like.</param>
    private protected AutoregressiveModel(string name, PixelShape shape)
        : base(name) => Shape = shape;

    /// <summary>What the images are like.</summary>
    public PixelShape Shape { get; }

    /// <summary>The logits of every conditional.</summary>
    /// <param name="images">Pixels in [0, 1], [N, C, H, W].</param>
    /// <param name="labels">The class of each image, int64 [N], for a model of classes; otherwise null.</param>
    /// <returns>[N, C, H, W] for binary pixels, the logit of 1; [N, K, C, H, W] for K levels.</returns>
    public abstract override Tensor forward(Tensor images, Tensor? labels);

    /// <summary>log p(x) of each image in nats, or log p(x | y) where there are labels: [N].</summary>
    /// <inheritdoc cref="forward"/>
    /// <exception cref="ArgumentException">Images or labels have another shape, or a pixel is not one of the levels.</exception>
    public Tensor LogProbability(Tensor images, Tensor? labels = null)
    {
        Shape.Require(images, labels);
        if (Shape.IsBinary)
            BernoulliLikelihood.RequireBinary(images, $"A {GetName()} of binary images");
        var logits = call(images, labels);
        return Shape.IsBinary ? BernoulliLikelihood.Log(logits, images) : CategoricalLikelihood.Log(logits, images);
    }

    /// <summary>What training minimises: the mean of −log p(x) over a batch, in nats. A scalar.</summary>
    /// <inheritdoc cref="LogProbability"/>
    public Tensor Loss(Tensor images, Tensor? labels = null) => -LogProbability(images, labels).mean();

    /// <summary>The mean of −log p(x) over a whole data set in nats an image, batch by batch without gradients, summed in double precision.</summary>
    /// <param name="images">Pixels in [0, 1], [N, C, H, W].</param>
    /// <param name="labels">The class of each image, int64 [N], for a model of classes; otherwise null.</param>
    /// <param name="batchSize">Images at a time: a matter of memory and time alone. Larger batches are slower, as their activations are fetched from the system anew each time.</param>
    /// <exception cref="ArgumentException">There are no images, or they or the labels do not fit.</exception>
    public double Evaluate(Tensor images, Tensor? labels = null, int batchSize = 50)
    {
        var count = images.shape[0];
        if (count < 1 || batchSize < 1)
            throw new ArgumentException($"Nothing can be evaluated: {count} images in batches of {batchSize}; both must be at least 1.");
        using var noGradient = no_grad();
        var sum = 0.0;
        for (var start = 0L; start < count; start += batchSize)
        {
            using var scope = NewDisposeScope();
            var size = Math.Min(batchSize, count - start);
            sum -= LogProbability(images.narrow(0, start, size), labels?.narrow(0, start, size)).sum(ScalarType.Float64).item<double>();
        }
        return sum / count;
    }

    /// <summary>Begins to draw images pixel by pixel from stored activations.</summary>
    /// <param name="count">N, the number of images.</param>
    /// <param name="labels">The class of each, for a model of classes; otherwise null.</param>
    internal abstract PixelCache NewCache(long count, Tensor? labels);
}

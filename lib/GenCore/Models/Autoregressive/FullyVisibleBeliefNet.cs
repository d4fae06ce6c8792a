using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Models.Autoregressive;

/// <summary>
/// The simplest autoregressive model: a logistic regression of each binary pixel on all before it,
/// p(xᵢ = 1 | x₁, …, xᵢ₋₁) = σ(bᵢ + Σ_{j&lt;i} Wᵢⱼ xⱼ), with one bᵢ a class where there are classes.
/// Neal, Connectionist learning of belief networks (1992); Frey, Hinton and Dayan, Does the wake-sleep algorithm produce good density
/// estimators? (1996).
/// <para>
/// W is strictly lower triangular, so one matrix product gives the logits of a whole batch. −log p is convex in W and b: training
/// starts at zero, where every pixel is a fair coin, and has no local minima.
/// </para>
/// </summary>
public sealed class FullyVisibleBeliefNet : AutoregressiveModel
{
    private readonly Parameter weight;
    private readonly Parameter bias;

    /// <param name="shape">What the images are like; binary MNIST where none is given.</param>
    /// <exception cref="ArgumentException">A size is out of range, or the pixels are not binary with one channel.</exception>
    public FullyVisibleBeliefNet(PixelShape? shape = null)
        : base(nameof(FullyVisibleBeliefNet), (shape ?? new()).Checked())
    {
        if (!Shape.IsBinary || Shape.Channels != 1)
            throw new ArgumentException($"A logistic regression predicts binary pixels of one channel, but was asked for {Shape.Channels} channels of {Shape.Levels} levels: binarise the images, or take a PixelCNN.");
        weight = nn.Parameter(zeros(Shape.Dimensions, Shape.Dimensions));
        bias = nn.Parameter(zeros(Math.Max(1, Shape.Classes), Shape.Dimensions));
        RegisterComponents();
    }

    /// <summary>A copy of W, [D, D] with D = H · W: row i holds the weights from which pixel i is predicted, zero from pixel i on.</summary>
    public Tensor Weights => weight.detach().tril(-1);

    /// <inheritdoc/>
    public override Tensor forward(Tensor images, Tensor? labels)
    {
        var fromPixels = images.flatten(1).matmul(weight.tril(-1).t());
        return (fromPixels + (labels is null ? bias : bias.index_select(0, labels))).reshape(images.shape);
    }

    internal override PixelCache NewCache(long count, Tensor? labels) => new Cache(this, labels);

    // a pixel's regression reads the pixels themselves: there is nothing to keep but the weights
    private sealed class Cache : PixelCache
    {
        private readonly FullyVisibleBeliefNet model;
        private readonly Tensor weights; // [D, D]
        private readonly Tensor biases;  // [1 or N, D]

        public Cache(FullyVisibleBeliefNet model, Tensor? labels)
        {
            this.model = model;
            weights = Keep(model.Weights);
            biases = Keep(labels is null ? model.bias.detach() : model.bias.index_select(0, labels));
        }

        public override Tensor Logits(Tensor images, int row, int column)
        {
            var pixel = row * model.Shape.Width + column;
            return images.flatten(1).matmul(weights[pixel]).add(biases[.., pixel]).unsqueeze(1);
        }
    }
}

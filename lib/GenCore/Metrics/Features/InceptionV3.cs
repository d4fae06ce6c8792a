using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenCore.Metrics.Features;

/// <summary>
/// The Inception network by which FID, KID and the Inception Score are defined: not the published Inception v3 of Szegedy et al. (2016), but what TensorFlow
/// shipped in December 2015, which has 1008 outputs, averages without counting padding, and takes the largest value in its last pooling branch.
/// Its weights in PyTorch's format are those of mseitzer/pytorch-fid; features and logits agree with toshas/torch-fidelity's, as resizing and
/// scaling are the original graph's too.
/// </summary>
public sealed class InceptionV3 : Module<Tensor, Tensor>
{
    private const int AtOnce = 25;
    private const int Side = 299;

    private readonly InceptionConv Conv2d_1a_3x3, Conv2d_2a_3x3, Conv2d_2b_3x3, Conv2d_3b_1x1, Conv2d_4a_3x3;
    private readonly InceptionA Mixed_5b, Mixed_5c, Mixed_5d;
    private readonly InceptionB Mixed_6a;
    private readonly InceptionC Mixed_6b, Mixed_6c, Mixed_6d, Mixed_6e;
    private readonly InceptionD Mixed_7a;
    private readonly InceptionE Mixed_7b, Mixed_7c;
    private readonly Linear fc;

    /// <summary>A network with random weights; <see cref="InceptionWeights"/> loads the published ones.</summary>
    public InceptionV3() : base(nameof(InceptionV3))
    {
        (Conv2d_1a_3x3, Conv2d_2a_3x3, Conv2d_2b_3x3) = (new(3, 32, 3, stride: 2), new(32, 32, 3), new(32, 64, 3, padding: 1));
        (Conv2d_3b_1x1, Conv2d_4a_3x3) = (new(64, 80, 1), new(80, 192, 3));
        (Mixed_5b, Mixed_5c, Mixed_5d) = (new(192, 32), new(256, 64), new(288, 64));
        Mixed_6a = new(288);
        (Mixed_6b, Mixed_6c, Mixed_6d, Mixed_6e) = (new(768, 128), new(768, 160), new(768, 160), new(768, 192));
        Mixed_7a = new(768);
        (Mixed_7b, Mixed_7c) = (new(1280, largest: false), new(2048, largest: true));
        fc = Linear(2048, 1008);
        RegisterComponents();
        eval();
    }

    /// <summary>Pixels in [0, 1], [N, C, H, W] with 1 or 3 channels and any size → features after the last pooling, [N, 2048].</summary>
    /// <exception cref="ArgumentException">The images have another shape, or pixels are outside [0, 1].</exception>
    public override Tensor forward(Tensor images)
    {
        var x = Conv2d_2b_3x3.call(Conv2d_2a_3x3.call(Conv2d_1a_3x3.call(Scaled(images))));
        x = Conv2d_4a_3x3.call(Conv2d_3b_1x1.call(InceptionPool.Halve(x)));
        x = Mixed_5d.call(Mixed_5c.call(Mixed_5b.call(InceptionPool.Halve(x))));
        x = Mixed_6e.call(Mixed_6d.call(Mixed_6c.call(Mixed_6b.call(Mixed_6a.call(x)))));
        x = Mixed_7c.call(Mixed_7b.call(Mixed_7a.call(x)));
        return x.mean([2, 3]);
    }

    /// <summary>The features from which distances are measured, [N, 2048], without gradients.</summary>
    /// <param name="images">Pixels in [0, 1], [N, C, H, W] with 1 or 3 channels.</param>
    /// <param name="report">Called after each batch with the number of images done.</param>
    /// <exception cref="ArgumentException">The images have another shape, or pixels are outside [0, 1].</exception>
    public Tensor Features(Tensor images, Action<long>? report = null) => InBatches.Read(images, AtOnce, call, report);

    /// <summary>The logits of the Inception Score, [N, 1008], without gradients and without the last bias, which the original graph leaves out there.</summary>
    /// <param name="features">What <see cref="Features"/> returned, [N, 2048].</param>
    public Tensor Logits(Tensor features)
    {
        using var noGradient = no_grad();
        using var weight = fc.weight!.t();
        return features.mm(weight);
    }

    private static Tensor Scaled(Tensor images)
    {
        if (images.shape is not [>= 1, 1 or 3, >= 1, >= 1])
            throw new ArgumentException($"The Inception network reads images [N, C, H, W] with N of at least 1 and 1 or 3 channels, but was given [{string.Join(", ", images.shape)}].");
        ImageCheck.RequirePixels(images);
        var scaled = (Resize(Resize(images.to(ScalarType.Float32) * 255, 2), 3) - 128) / 128;
        return scaled.expand(-1, 3, -1, -1);
    }

    // TensorFlow 1 puts pixel i of the result at i · (old size)/(new size), where others align the centres of pixels
    private static Tensor Resize(Tensor images, long dim)
    {
        var size = images.shape[dim];
        var places = arange(Side, ScalarType.Float32) * ((float)size / Side);
        var below = places.floor();
        var share = (places - below).reshape(dim == 2 ? [Side, 1] : [Side]);
        var (lower, upper) = (below.to(ScalarType.Int64), (below + 1).clamp_max(size - 1).to(ScalarType.Int64));
        return lerp(images.index_select(dim, lower), images.index_select(dim, upper), share);
    }
}

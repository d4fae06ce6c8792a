using GenCore.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Models.Latent;

/// <summary>
/// An autoencoder of 28×28 images: the identity, learned through a bottleneck of d numbers. No distribution is involved; the loss is the squared
/// error. Hinton and Salakhutdinov, Reducing the Dimensionality of Data with Neural Networks (2006).
/// <para>encoder 784 → d, decoder d → 784, mirror images of each other, and linear at both ends. Without hidden layers it is linear altogether, and
/// spans what <see cref="PrincipalComponents"/> finds (Baldi and Hornik, Neural networks and principal component analysis, 1989).</para>
/// </summary>
public sealed class Autoencoder : nn.Module<Tensor, Tensor>
{
    private const int Side = Architecture.Side;

    private readonly nn.Module<Tensor, Tensor> encoder;
    private readonly nn.Module<Tensor, Tensor> decoder;

    /// <param name="code">d, the numbers that an image is squeezed into.</param>
    /// <param name="architecture">What encoder and decoder are made of; dense layers of 512 and 256 units where nothing is said.</param>
    /// <exception cref="ArgumentException">d or a width of the networks is below 1.</exception>
    public Autoencoder(int code = 32, Architecture? architecture = null)
        : base(nameof(Autoencoder))
    {
        if (code < 1)
            throw new ArgumentException($"An autoencoder needs a code of at least 1 number, but code is {code}.", nameof(code));
        Code = code;
        architecture ??= new Dense(512, 256);
        encoder = architecture.Encoder(code);
        decoder = architecture.Decoder(code, perPixel: 1);
        RegisterComponents();
    }

    /// <summary>d, the numbers in a code.</summary>
    public int Code { get; }

    /// <summary>The codes of images, [N, d].</summary>
    /// <param name="x">Images, [N, 1, 28, 28].</param>
    /// <exception cref="ArgumentException">The images have another shape.</exception>
    public Tensor Encode(Tensor x) => x.shape is [_, 1, Side, Side]
        ? encoder.call(x.flatten(1))
        : throw new ArgumentException($"The autoencoder reads images of shape [N, 1, {Side}, {Side}], but was given [{string.Join(", ", x.shape)}].");

    /// <summary>The images of codes, [N, 1, 28, 28], near [0, 1] but not bound to it.</summary>
    /// <param name="codes">[N, d].</param>
    /// <exception cref="ArgumentException">The codes have another dimension.</exception>
    public Tensor Decode(Tensor codes) => codes.shape is [_, var dimension] && dimension == Code
        ? decoder.call(codes).reshape(-1, 1, Side, Side)
        : throw new ArgumentException($"This autoencoder decodes codes of shape [N, {Code}], but was given [{string.Join(", ", codes.shape)}].");

    /// <summary>Encodes and decodes: what is left of each image, [N, 1, 28, 28].</summary>
    public override Tensor forward(Tensor x) => Decode(Encode(x));

    /// <summary>What training minimises: the mean squared error of a pixel. A scalar.</summary>
    /// <param name="x">Images, [N, 1, 28, 28].</param>
    public Tensor Loss(Tensor x) => nn.functional.mse_loss(call(x), x);

    /// <summary>The mean squared error of a pixel over a data set, batch by batch without gradients, summed in double precision.</summary>
    /// <param name="images">Images, [N, 1, 28, 28].</param>
    /// <param name="batchSize">Images at a time: a matter of memory alone.</param>
    /// <exception cref="ArgumentException">There are no images, or they have another shape.</exception>
    public double Evaluate(Tensor images, int batchSize = 1000)
    {
        if (images.shape[0] < 1 || batchSize < 1)
            throw new ArgumentException($"Nothing can be evaluated: {images.shape[0]} images in batches of {batchSize}; both must be at least 1.");
        using var noGradient = no_grad();
        var sum = 0.0;
        foreach (var batch in images.split(batchSize, dim: 0))
        {
            using var scope = NewDisposeScope();
            sum += (call(batch) - batch).square().sum(ScalarType.Float64).item<double>();
        }
        return sum / images.numel();
    }
}

using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Models.Latent;

/// <summary>
/// Principal component analysis: the linear autoencoder with the smallest squared error, in closed form. An image is its mean plus a sum of d
/// orthonormal directions, the eigenvectors of the covariance with the largest eigenvalues.
/// Pearson, On lines and planes of closest fit (1901); Bishop, Pattern Recognition and Machine Learning (2006), section 12.1.
/// </summary>
public sealed class PrincipalComponents
{
    private readonly Tensor mean;       // [D]
    private readonly Tensor directions; // [D, d]
    private readonly long[] shape;

    private PrincipalComponents(Tensor mean, Tensor directions, Tensor variances, long[] shape) =>
        (this.mean, this.directions, Variances, this.shape) = (mean, directions, variances, shape);

    /// <summary>The directions as images, [d, C, H, W], of length 1, the one with the largest variance first.</summary>
    public Tensor Directions => directions.t().reshape([directions.shape[1], .. shape]);

    /// <summary>The variance of the data along each direction, [d], double precision.</summary>
    public Tensor Variances { get; }

    /// <summary>Finds the directions.</summary>
    /// <param name="images">[N, C, H, W], at least two.</param>
    /// <param name="count">d, from 1 to the number of pixels.</param>
    /// <exception cref="ArgumentException">There are fewer than two images, or d is out of range.</exception>
    public static PrincipalComponents Fit(Tensor images, int count)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var (samples, pixels) = (images.shape[0], images.numel() / Math.Max(1, images.shape[0]));
        if (samples < 2 || count < 1 || count > pixels)
            throw new ArgumentException($"Principal components need at least 2 images and between 1 and {pixels} directions, but there are {samples} images and {count} directions.");
        var x = images.flatten(1);
        var centre = x.mean([0], type: ScalarType.Float64);
        // the covariance, a batch at a time: doubles of all images would fill the memory
        var products = zeros(pixels, pixels, ScalarType.Float64);
        foreach (var batch in x.split(10_000, dim: 0))
        {
            using var step = NewDisposeScope();
            var centred = batch.to(ScalarType.Float64) - centre;
            products.add_(centred.t().mm(centred));
        }
        var (values, vectors) = linalg.eigh(products / samples);
        return new(
            centre.to(images.dtype).MoveToOuterDisposeScope(),
            vectors.flip(1)[.., ..count].contiguous().to(images.dtype).MoveToOuterDisposeScope(),
            values.flip(0)[..count].contiguous().MoveToOuterDisposeScope(),
            images.shape[1..]);
    }

    /// <summary>The coordinates of images along the directions, [N, d].</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <exception cref="ArgumentException">The images have another size than those of the fit.</exception>
    public Tensor Encode(Tensor images) => images.shape[1..].SequenceEqual(shape)
        ? (images.flatten(1) - mean).mm(directions)
        : throw new ArgumentException($"These components are of images [N, {string.Join(", ", shape)}], but were given [{string.Join(", ", images.shape)}].");

    /// <summary>The images at coordinates, [N, C, H, W].</summary>
    /// <param name="codes">[N, d].</param>
    public Tensor Decode(Tensor codes) => (mean + codes.mm(directions.t())).reshape([codes.shape[0], .. shape]);
}

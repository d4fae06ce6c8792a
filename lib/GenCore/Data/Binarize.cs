using static TorchSharp.torch;

namespace GenCore.Data;

/// <summary>
/// Two ways to make images of zeros and ones out of grey ones. Likelihoods of differently binarised data are not
/// comparable, so a result says which of them it used.
/// </summary>
public static class Binarize
{
    /// <summary>
    /// Dynamic binarisation: each pixel becomes 1 with its grey value as the probability, drawn anew at every call
    /// (Salakhutdinov and Murray, "On the quantitative analysis of deep belief networks", 2008).
    /// </summary>
    /// <param name="images">Any shape, values in [0, 1].</param>
    /// <param name="generator">The generator to draw from; null draws from torch's global one.</param>
    /// <returns>Zeros and ones of the same shape and type.</returns>
    public static Tensor Dynamic(Tensor images, Generator? generator = null) => bernoulli(images, generator);

    /// <summary>Threshold binarisation: 1 where the grey value is at least one half, the same at every call.</summary>
    /// <param name="images">Any shape, values in [0, 1].</param>
    /// <returns>Zeros and ones of the same shape and type.</returns>
    public static Tensor Threshold(Tensor images)
    {
        using var bright = images.ge(0.5);
        return bright.to_type(images.dtype);
    }
}

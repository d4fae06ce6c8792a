using GenCore.Models.Autoregressive;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Sampling;

/// <summary>Draws images pixel by pixel, channel by channel, from logits that somebody computes.</summary>
internal static class PixelLoop
{
    /// <summary>Fills in the images, one uniform number for each pixel and channel, in reading order.</summary>
    /// <param name="shape">What the images are like.</param>
    /// <param name="images">What is given, [N, C, H, W]; not changed.</param>
    /// <param name="known">True where a pixel is given, of the shape of the images; null where none is.</param>
    /// <param name="logits">The logits of a pixel, [N, C] or [N, C, K], of images drawn up to there.</param>
    public static Tensor Run(PixelShape shape, Tensor images, Tensor? known, Func<Tensor, int, int, Tensor> logits)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var drawn = images.clone();
        for (var row = 0; row < shape.Height; row++)
        {
            for (var column = 0; column < shape.Width; column++)
            {
                for (var channel = 0; channel < shape.Channels; channel++)
                {
                    using var step = NewDisposeScope();
                    var ofChannel = logits(drawn, row, column).select(1, channel);
                    var value = Draw(ofChannel, shape);
                    var place = drawn[.., channel, row, column];
                    place.copy_(known is null ? value : where(known[.., channel, row, column], place, value));
                }
            }
        }
        return drawn.MoveToOuterDisposeScope();
    }

    // by the distribution function: the level at which it first exceeds a uniform number
    private static Tensor Draw(Tensor logits, PixelShape shape)
    {
        var uniform = rand(logits.shape[0]);
        if (shape.IsBinary)
            return uniform.lt(logits.sigmoid()).to_type(ScalarType.Float32);
        var below = logits.softmax(-1).cumsum(-1).lt(uniform.unsqueeze(-1)).sum(-1);
        return below.clamp_max(shape.Levels - 1).to_type(ScalarType.Float32) / (shape.Levels - 1);
    }
}

using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Models.Autoregressive;

/// <summary>What a pixel's conditional depends on, found by gradients: of the network as it is, not as it was meant to be.</summary>
public static class ReceptiveField
{
    /// <summary>The size of the gradient of a pixel's logits with respect to every pixel, [H, W]: summed over channels, averaged over images.</summary>
    /// <param name="model">The model.</param>
    /// <param name="images">Pixels in [0, 1], [N, C, H, W]: random ones show what the network could use, real ones what it does.</param>
    /// <param name="row">The pixel's row.</param>
    /// <param name="column">The pixel's column.</param>
    /// <param name="labels">The class of each image, int64 [N], for a model of classes; otherwise null.</param>
    /// <exception cref="ArgumentException">Images or labels do not fit the model, or there is no such pixel.</exception>
    public static Tensor Of(AutoregressiveModel model, Tensor images, int row, int column, Tensor? labels = null)
    {
        model.Shape.Require(images, labels);
        if (row < 0 || row >= model.Shape.Height || column < 0 || column >= model.Shape.Width)
            throw new ArgumentException($"The image has rows 0 to {model.Shape.Height - 1} and columns 0 to {model.Shape.Width - 1}, but pixel ({row}, {column}) was asked for.");
        using var scope = NewDisposeScope();
        var sizes = zeros(model.Shape.Height, model.Shape.Width);
        var pixels = images.detach().clone().requires_grad_();
        var logits = model.call(pixels, labels);
        // one logit after the other: in a sum, slopes could cancel
        foreach (var logit in logits.reshape(logits.shape[0], -1, model.Shape.Height, model.Shape.Width)[.., .., row, column].unbind(1))
            sizes = sizes + autograd.grad([logit.sum()], [pixels], retain_graph: true)[0].abs().sum(1).mean([0]);
        return sizes.MoveToOuterDisposeScope();
    }
}

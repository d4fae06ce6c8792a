using GenCore.Data;
using static TorchSharp.torch;

namespace GenCore.Tests.Data;

public sealed class ImageDatasetTests
{
    [Fact]
    public void Refuses_images_of_another_shape_or_type()
    {
        using var scope = NewDisposeScope();
        var labels = zeros(4, ScalarType.Int64);
        Assert.Contains("Float32 [4, 28, 28], expected Float32 [N, C, H, W]", Refusal(zeros([4, 28, 28]), labels));
        Assert.Contains("Byte [4, 1, 2, 2]", Refusal(zeros([4, 1, 2, 2], ScalarType.Byte), labels));
    }

    [Fact]
    public void Refuses_labels_that_do_not_fit()
    {
        using var scope = NewDisposeScope();
        var images = zeros([4, 1, 2, 2]);
        Assert.Contains("4 images and 3 labels", Refusal(images, zeros(3, ScalarType.Int64)));
        Assert.Contains("Float32 [4], expected Int64 [N]", Refusal(images, zeros(4)));
    }

    private static string Refusal(Tensor images, Tensor labels) =>
        Assert.Throws<ArgumentException>(() => new ImageDataset(images, labels)).Message;
}

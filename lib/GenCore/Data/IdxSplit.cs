using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Data;

/// <summary>The two files of one split (train or test) of a data set in MNIST's layout.</summary>
internal sealed record IdxSplit(IdxFile Images, IdxFile Labels)
{
    /// <summary>Both of them.</summary>
    public IdxFile[] Files => [Images, Labels];

    /// <summary>Reads and verifies both: images as float32 [N, 1, H, W] in [0, 1], labels as int64 [N].</summary>
    public ImageDataset Load(string folder)
    {
        using var scope = NewDisposeScope();
        var pixels = IdxReader.Read(Path.Combine(folder, Images.Name), Images.Sha256);
        var images = pixels.unsqueeze(1).to_type(ScalarType.Float32).div_(255);
        var labels = IdxReader.Read(Path.Combine(folder, Labels.Name), Labels.Sha256).to_type(ScalarType.Int64);
        return new ImageDataset(images.MoveToOuterDisposeScope(), labels.MoveToOuterDisposeScope());
    }
}

using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Data;

/// <summary>Samples to be judged, wherever they come from: an array of features or images, or a folder of pictures.</summary>
public static class Samples
{
    /// <summary>Reads a <c>.npy</c> file, or a folder of PNG files of one size in the order of their names.</summary>
    /// <returns>The array as it is, or uint8 [N, C, H, W].</returns>
    /// <exception cref="DatasetException">The path leads nowhere, the folder has no PNG files or some of different sizes, or a file is broken.</exception>
    public static Tensor Read(string path)
    {
        if (Directory.Exists(path))
            return Folder(path);
        if (!path.EndsWith(".npy", StringComparison.OrdinalIgnoreCase))
            throw new DatasetException($"{path} is neither a .npy file nor a folder of PNG files: give one of them.");
        return NpyFile.Read(path);
    }

    /// <summary>Features as metrics take them.</summary>
    /// <param name="array">Real numbers, [N, D].</param>
    /// <returns>float32 or float64, [N, D].</returns>
    /// <exception cref="ArgumentException">The array has another shape, or holds whole numbers.</exception>
    public static Tensor Features(Tensor array)
    {
        if (array.dim() != 2)
            throw new ArgumentException($"Features are [N, D], but the array is [{string.Join(", ", array.shape)}]: if these are images, choose features to take of them.");
        if (!array.is_floating_point())
            throw new ArgumentException($"Features are real numbers, but the array is {array.dtype}: save it as float32.");
        return array.dtype == ScalarType.Float64 ? array.alias() : array.to(ScalarType.Float32);
    }

    /// <summary>Images as networks take them.</summary>
    /// <param name="array">
    /// uint8, or real numbers in [0, 1]: [N, H, W] of grey images, [N, C, H, W] or [N, H, W, C] with 1 or 3 channels.
    /// </param>
    /// <returns>Pixels in [0, 1], float32 [N, C, H, W].</returns>
    /// <exception cref="ArgumentException">The array has another shape or type, or pixels outside [0, 1].</exception>
    public static Tensor Images(Tensor array)
    {
        using var scope = NewDisposeScope();
        var channelled = array.shape switch
        {
            [_, _, _] => array.unsqueeze(1),
            [_, 1 or 3, _, _] => array,
            [_, _, _, 1 or 3] => array.permute(0, 3, 1, 2),
            _ => throw new ArgumentException($"Images are [N, H, W], [N, C, H, W] or [N, H, W, C] with 1 or 3 channels, but the array is [{string.Join(", ", array.shape)}]."),
        };
        if (array.dtype == ScalarType.Byte)
            return (channelled.to(ScalarType.Float32) / 255).contiguous().MoveToOuterDisposeScope();
        if (!array.is_floating_point())
            throw new ArgumentException($"Images are uint8 from 0 to 255, or real numbers from 0 to 1, but the array is {array.dtype}: convert it.");
        var pixels = channelled.to(ScalarType.Float32);
        if (array.numel() > 0 && !(pixels.min().item<float>() >= 0 && pixels.max().item<float>() <= 1))
            throw new ArgumentException($"Pixels of real numbers are in [0, 1], but these run from {pixels.min().item<float>():g3} to {pixels.max().item<float>():g3}: rescale them, or save them as uint8.");
        return pixels.contiguous().MoveToOuterDisposeScope();
    }

    private static Tensor Folder(string path)
    {
        var files = Directory.GetFiles(path).Where(file => file.EndsWith(".png", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToArray();
        if (files.Length == 0)
            throw new DatasetException($"The folder {path} holds no PNG files: give one that does, or a .npy file.");
        using var scope = NewDisposeScope();
        var images = new Tensor[files.Length];
        for (var i = 0; i < files.Length; i++)
        {
            images[i] = PngReader.Read(files[i]);
            if (!images[i].shape.SequenceEqual(images[0].shape))
                throw new DatasetException($"The pictures in {path} differ in size: {Path.GetFileName(files[0])} is [{string.Join(", ", images[0].shape)}] and {Path.GetFileName(files[i])} is [{string.Join(", ", images[i].shape)}] (channels, height, width); give pictures of one size.");
        }
        return stack(images).MoveToOuterDisposeScope();
    }
}

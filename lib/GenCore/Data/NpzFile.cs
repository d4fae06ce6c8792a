using System.IO.Compression;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Data;

/// <summary>Named arrays in one file, as NumPy's <c>savez</c> writes them: a zip archive of <c>.npy</c> files.</summary>
public static class NpzFile
{
    private const long Largest = 8L << 30;

    /// <summary>Reads one array.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The array's name, without <c>.npy</c>.</param>
    /// <exception cref="DatasetException">The file is missing or broken, has no such array, or it is of a type that no tensor has.</exception>
    public static Tensor Read(string path, string name)
    {
        if (!File.Exists(path))
            throw new DatasetException($"There is no file {path}: check the path.");
        try
        {
            using var archive = ZipFile.OpenRead(path);
            var entry = archive.GetEntry($"{name}.npy")
                ?? throw new DatasetException($"{path} has no array '{name}', but {string.Join(", ", archive.Entries.Select(entry => Path.GetFileNameWithoutExtension(entry.Name)))}: it is of another kind.");
            if (entry.Length > Largest)
                throw new DatasetException($"The array '{name}' in {path} should have {entry.Length} bytes unpacked: it is damaged, write it again.");
            using var stream = entry.OpenChecked();
            return NpyFile.Read(stream, entry.Length, $"The array '{name}' in {path}");
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new DatasetException($"{path} is not a whole .npz file ({e.Message.TrimEnd('.')}): write it again with numpy.savez.", e);
        }
    }

    /// <summary>Writes arrays, uncompressed, to a file, which is replaced only when the new one stands whole on the disk.</summary>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="arrays">Tensors of types that <see cref="Read"/> returns, on any device, of any shape.</param>
    /// <exception cref="ArgumentException">A tensor has another type.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, params IEnumerable<(string Name, Tensor Array)> arrays)
    {
        AtomicFile.Write(path, file =>
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
            foreach (var (name, array) in arrays)
            {
                using var stream = archive.CreateEntry($"{name}.npy", CompressionLevel.NoCompression).Open();
                NpyFile.Write(stream, array);
            }
        });
    }
}

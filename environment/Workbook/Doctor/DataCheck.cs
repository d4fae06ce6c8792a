using System.IO.Compression;
using System.Security.Cryptography;

namespace Workbook.Doctor;

/// <summary>MNIST: the four files that ship with the repository, by the checksum of what they unzip to.</summary>
internal static class DataCheck
{
    private static readonly (string File, string Sha256)[] Mnist =
    [
        ("train-images-idx3-ubyte.gz", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
        ("train-labels-idx1-ubyte.gz", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
        ("t10k-images-idx3-ubyte.gz", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
        ("t10k-labels-idx1-ubyte.gz", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
    ];

    public static IEnumerable<Finding> Examine(Repository repository)
    {
        var folder = Path.Combine(repository.Data, "mnist");
        var wrong = Mnist.Select(each => Wrong(folder, each.File, each.Sha256)).OfType<string>().ToArray();
        yield return wrong.Length == 0
            ? new Finding("MNIST", $"{Mnist.Length} files, checksums as they should be")
            : new Finding("MNIST", string.Join("; ", wrong), "git checkout -- data/mnist");
    }

    private static string? Wrong(string folder, string file, string sha256)
    {
        try
        {
            using var unzipped = new GZipStream(File.OpenRead(Path.Combine(folder, file)), CompressionMode.Decompress);
            return Convert.ToHexStringLower(SHA256.HashData(unzipped)) == sha256 ? null : $"{file} has another checksum";
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return $"{file} is missing";
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return $"{file} does not unzip";
        }
    }
}

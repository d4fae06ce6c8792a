using System.IO.Compression;
using System.Security.Cryptography;
using Workbook.Setup;

namespace Workbook.Doctor;

/// <summary>
/// MNIST, which ships with the repository, and Fashion-MNIST, which comes from Debian or by a download: four files each, by the checksum
/// of what they unzip to.
/// </summary>
internal static class DataCheck
{
    private static readonly (string File, string Sha256)[] Mnist =
    [
        ("train-images-idx3-ubyte.gz", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
        ("train-labels-idx1-ubyte.gz", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
        ("t10k-images-idx3-ubyte.gz", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
        ("t10k-labels-idx1-ubyte.gz", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
    ];

    private static readonly (string File, string Sha256)[] FashionMnist =
    [
        ("train-images-idx3-ubyte.gz", "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
        ("train-labels-idx1-ubyte.gz", "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
        ("t10k-images-idx3-ubyte.gz", "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
        ("t10k-labels-idx1-ubyte.gz", "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
    ];

    public static IEnumerable<Finding> Examine(Repository repository) =>
        [Examine("MNIST", Path.Combine(repository.Data, "mnist"), Mnist, "git checkout -- data/mnist"), Fashion(FashionMnistPackage.Find(repository))];

    /// <summary>Fashion-MNIST in a folder, as far as it is there: its notebook fetches what it needs, so that what is missing is not wrong.</summary>
    internal static Finding Fashion(string? folder) => folder is null
        ? new Finding("Fashion-MNIST", $"not here yet: notebook 04 downloads it when it first runs (or, on Debian: {Apt.Command(FashionMnistPackage.Name)})")
        : Examine("Fashion-MNIST", folder, [.. FashionMnist.Where(each => File.Exists(Path.Combine(folder, each.File)))], FashionMnistPackage.Cure(folder));

    private static Finding Examine(string name, string folder, (string File, string Sha256)[] files, string cure)
    {
        var wrong = files.Select(each => Wrong(folder, each.File, each.Sha256)).OfType<string>().ToArray();
        return wrong.Length == 0
            ? new Finding(name, $"{files.Length} files, checksums as they should be")
            : new Finding(name, string.Join("; ", wrong), cure);
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

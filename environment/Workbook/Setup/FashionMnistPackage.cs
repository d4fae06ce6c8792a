namespace Workbook.Setup;

/// <summary>Fashion-MNIST as a Debian package. The workbook does without it: its notebook downloads the data where they are not there.</summary>
internal static class FashionMnistPackage
{
    public const string Name = "dataset-fashion-mnist";

    private const string Folder = "/usr/share/datasets/fashion-mnist";

    /// <summary>The folder that holds the data, its test images at least: the repository's own, or the package's, or null.</summary>
    public static string? Find(Repository repository) =>
        ((string[])[Path.Combine(repository.Data, "fashion-mnist"), Folder]).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "t10k-images-idx3-ubyte.gz")));

    /// <summary>What to do about damaged data in a folder.</summary>
    public static string Cure(string folder) => folder == Folder
        ? Apt.Command("--reinstall", Name)
        : $"delete {Repository.Short(folder)}: it is downloaded again when it is needed";

    /// <summary>Installs it where that is possible; otherwise says in one line what will happen instead.</summary>
    public static async Task TryAsync(Repository repository, Apt apt, TextWriter output, CancellationToken cancel)
    {
        if (Find(repository) is not null)
            return;
        var obstacle = "";
        if (Apt.IsAllowed)
        {
            try
            {
                await apt.InstallAsync([Name], cancel);
                return;
            }
            catch (WorkbookException e)
            {
                obstacle = $" ({e.Message})";
            }
        }
        output.WriteLine($"Fashion-MNIST is not here{obstacle}: notebook 04 downloads it when it first runs");
    }
}

namespace GenCore.Data;

/// <summary>
/// Fashion-MNIST: 60,000 training and 10,000 test images of Zalando's articles, 28×28 grey pixels like MNIST's, with their classes 0 to 9
/// (Xiao, Rasul and Vollgraf, "Fashion-MNIST: a novel image dataset for benchmarking machine learning algorithms", 2017,
/// arXiv:1708.07747).
/// </summary>
public sealed class FashionMnist : TrainAndTest
{
    /// <summary>Where Debian's package dataset-fashion-mnist puts the files.</summary>
    internal const string DebianFolder = "/usr/share/datasets/fashion-mnist";

    private const string Name = "fashion-mnist";

    private static readonly Uri Authors = new("https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/");

    private static readonly IdxSplit TrainFiles = new(
        new("train-images-idx3-ubyte.gz", "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888", "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
        new("train-labels-idx1-ubyte.gz", "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9", "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"));

    private static readonly IdxSplit TestFiles = new(
        new("t10k-images-idx3-ubyte.gz", "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b", "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
        new("t10k-labels-idx1-ubyte.gz", "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34", "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"));

    private FashionMnist(string folder) : base(folder, TrainFiles, TestFiles)
    {
    }

    /// <summary>The names of the classes 0 to 9.</summary>
    public static IReadOnlyList<string> ClassNames { get; } =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>
    /// Loads it from the repository's <c>data/fashion-mnist</c>, or from Debian's package dataset-fashion-mnist; where it is in neither,
    /// it is downloaded into the former (31 MB).
    /// </summary>
    /// <param name="progress">Shows the download: <c>Progress.Download</c> in a notebook.</param>
    /// <param name="cancel">Stops the download.</param>
    /// <exception cref="DatasetException">It is nowhere and cannot be downloaded, or a file is not the published one.</exception>
    public static FashionMnist Load(DownloadProgress? progress = null, CancellationToken cancel = default) =>
        new(Folder([.. TrainFiles.Files, .. TestFiles.Files], progress, cancel));

    /// <summary>Loads the four gzipped IDX files from a folder, verifying the SHA-256 of each one's content as it is read.</summary>
    /// <exception cref="DatasetException">A file is missing or not the published one.</exception>
    public static FashionMnist Load(string folder) => new(folder);

    /// <summary>Loads the 10,000 test images alone, from where <see cref="Load(DownloadProgress?, CancellationToken)"/> finds them (a download of 4.4 MB).</summary>
    /// <inheritdoc cref="Load(DownloadProgress?, CancellationToken)"/>
    public static ImageDataset LoadTest(DownloadProgress? progress = null, CancellationToken cancel = default) =>
        TestFiles.Load(Folder(TestFiles.Files, progress, cancel));

    private static string Folder(IdxFile[] files, DownloadProgress? progress, CancellationToken cancel) =>
        Folder(files, [DataFolder.Look(Name), DebianFolder], () => DataFolder.Place(Name), Authors, progress, cancel);

    /// <summary>The first of the folders that has all files; where none has, they are downloaded into the last resort.</summary>
    internal static string Folder(IdxFile[] files, IEnumerable<string?> folders, Func<string> lastResort, Uri source, DownloadProgress? progress, CancellationToken cancel)
    {
        if (folders.FirstOrDefault(folder => folder is not null && files.All(file => File.Exists(Path.Combine(folder, file.Name)))) is { } found)
            return found;
        var target = lastResort();
        foreach (var file in files)
            Download.Fetch(new Uri(source, file.Name), Path.Combine(target, file.Name), file.PackedSha256!, progress, cancel);
        return target;
    }
}

namespace GenCore.Data;

/// <summary>
/// MNIST: 60,000 training and 10,000 test images of handwritten digits, 28×28 pixels, with their labels 0 to 9
/// (LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition", 1998).
/// </summary>
public sealed class Mnist : TrainAndTest
{
    private static readonly IdxSplit TrainFiles = new(
        new("train-images-idx3-ubyte.gz", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
        new("train-labels-idx1-ubyte.gz", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"));

    private static readonly IdxSplit TestFiles = new(
        new("t10k-images-idx3-ubyte.gz", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
        new("t10k-labels-idx1-ubyte.gz", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"));

    private Mnist(string folder) : base(folder, TrainFiles, TestFiles)
    {
    }

    /// <summary>Loads the copy in the repository's <c>data/mnist</c>; <see cref="DataFolder.Find(string)"/> says where that is looked for.</summary>
    /// <exception cref="DatasetException">The folder or a file is missing, or a file is not the published one.</exception>
    public static Mnist Load() => Load(DataFolder.Find("mnist"));

    /// <summary>Loads the four gzipped IDX files from a folder, verifying the SHA-256 of each one's content as it is read.</summary>
    /// <exception cref="DatasetException">A file is missing or not the published one.</exception>
    public static Mnist Load(string folder) => new(folder);
}

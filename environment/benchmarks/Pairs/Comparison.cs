namespace Benchmarks.Pairs;

/// <summary>The same work on two sides, done by turns.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="What">What is done once, as the table says it.</param>
/// <param name="First">The side whose time is the ratio's numerator.</param>
/// <param name="Second">The side that it is held against.</param>
/// <param name="Goal">The ratio that is not to be exceeded.</param>
/// <param name="Rounds">How often each side has its turn.</param>
/// <param name="Times">How often the work is done in a turn.</param>
internal sealed record Comparison(string Name, string What, Side First, Side Second, double Goal, int Rounds, int Times)
{
    /// <summary>All comparisons, in the table's order.</summary>
    public static IReadOnlyList<Comparison> All { get; } =
    [
        WithPython("vae", "training step, dense VAE 784–400–20, batch 128", "PyTorch", 1, rounds: 15, times: 50),
        WithPython("pixelcnn", "training step, PixelCNN, 64 channels, 7×7 A and six 3×3 B, batch 64", "PyTorch", 1, rounds: 8, times: 2),
        WithPython("dcgan", "training step of both players, DCGAN 128×7×7 → 64×14×14 → 28×28, batch 128", "PyTorch", 1, rounds: 10, times: 5),
        WithPython("wgan-gp", "critic step with gradient penalty, 784–256–256–1, batch 128", "PyTorch", 1, rounds: 15, times: 50),
        WithPython("operator", "1,000 sums of two numbers in tensors", "PyTorch", 1, rounds: 15, times: 20),
        WithPython("mnist", "loading MNIST, 70,000 images", "PyTorch", 1, rounds: 6, times: 1),
        WithPython("frechet", "Fréchet distance, 10,000 × 2,048 features a side", "SciPy", 0.25, rounds: 4, times: 1),
        new("frechet-installed", "Fréchet distance, against Python as it is installed", Ours("frechet"), new("SciPy", WorkerProgram.Python, "frechet", AsInstalled: true), 0.25, Rounds: 4, Times: 1),
        WithPython("kid", "KID of all, 10,000 × 2,048 features a side", "NumPy", 1, rounds: 4, times: 1),
        WithPython("neighbours", "precision, recall, density, coverage, 10,000 × 2,048 a side", "NumPy", 1, rounds: 4, times: 1),
        new("cached", "drawing 4 images, PixelCNN as above", Ours("cached"), new("naively", WorkerProgram.DotNet, "naive"), 0.1, Rounds: 2, Times: 1),
        new("kernel", "a kernel's start and its first tensor", new("C# kernel", WorkerProgram.Python, "our-kernel"), new("ipykernel", WorkerProgram.Python, "their-kernel"), 1, Rounds: 5, Times: 1),
    ];

    private static Comparison WithPython(string name, string what, string library, double goal, int rounds, int times) =>
        new(name, what, Ours(name), new(library, WorkerProgram.Python, name), goal, rounds, times);

    private static Side Ours(string work) => new("GenCore", WorkerProgram.DotNet, work);
}

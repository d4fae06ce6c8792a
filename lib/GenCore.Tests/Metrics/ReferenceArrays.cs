using System.Text.Json;
using GenCore.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Metrics;

/// <summary>Arrays with values from SciPy, scikit-learn and NumPy, which lie beside the clone where the project is built; a copy of the project alone has none.</summary>
internal static class ReferenceArrays
{
    public static string? Folder { get; } = Find();

    public static Tensor Read(string name) => NpyFile.Read(Path.Combine(Folder!, $"{name}.npy"));

    public static (Tensor Real, Tensor Generated) Pair(string name) => (Read($"{name}-real"), Read($"{name}-generated"));

    public static double Expected(string pair, string value)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder!, "expected.json")));
        return json.RootElement.GetProperty(pair).GetProperty(value).GetDouble();
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "reference", "metrics");
            if (Directory.Exists(candidate))
                return candidate;
        }
        return null;
    }
}

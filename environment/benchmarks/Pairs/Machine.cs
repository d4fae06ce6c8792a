using GenCore.Training;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Benchmarks.Pairs;

/// <summary>What the numbers were measured on.</summary>
internal static class Machine
{
    public static JsonObject Describe(BenchSettings settings) => new()
    {
        ["processor"] = Processor(),
        ["cores"] = Environment.ProcessorCount,
        ["threads"] = settings.Threads,
        ["system"] = RuntimeInformation.OSDescription,
        ["dotnet"] = Environment.Version.ToString(),
        ["gencore"] = Compute.Summary,
        ["blas"] = Compute.Blas,
        ["python"] = Ask(settings.Python, "import platform, torch, numpy, scipy; print('Python', platform.python_version(), '· torch', torch.__version__, '· NumPy', numpy.__version__, '· SciPy', scipy.__version__)"),
        ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd"),
    };

    private static string Processor() => !File.Exists("/proc/cpuinfo") ? RuntimeInformation.ProcessArchitecture.ToString()
        : File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown";

    private static string Ask(string python, string code)
    {
        using var process = Process.Start(new ProcessStartInfo(python, ["-c", code]) { RedirectStandardOutput = true })!;
        var answer = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? answer : throw new BenchmarkException($"'{python}' has no torch, NumPy and SciPy: on Debian, apt-get install python3-torch python3-scipy python3-ipykernel; or name another with --python.");
    }
}

using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace GenCore.Training;

/// <summary>What made a file of weights, as text to keep beside them (<see cref="Weights.Save"/>).</summary>
public static class Provenance
{
    /// <summary>The recipe, the torch and the commit that the weights were made with, and the numbers that they reach.</summary>
    /// <param name="recipe">How to make them again, in words: notebook, budget, seed, epochs, optimiser.</param>
    /// <param name="numbers">What was measured, by name and with all digits, such as ("test_nats", 81.3).</param>
    public static Dictionary<string, string> Of(string recipe, params (string Name, double Value)[] numbers)
    {
        var text = new Dictionary<string, string> { ["recipe"] = recipe, ["torch"] = Compute.Summary, ["commit"] = Commit() };
        foreach (var (name, value) in numbers)
            text[name] = value.ToString("R", CultureInfo.InvariantCulture);
        return text;
    }

    // of the repository that the process works in, "unknown" where there is none
    private static string Commit()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", "rev-parse HEAD") { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var commit = git.StandardOutput.ReadToEnd().Trim();
            git.WaitForExit();
            return git.ExitCode == 0 ? commit : "unknown";
        }
        catch (Win32Exception)
        {
            return "unknown";
        }
    }
}

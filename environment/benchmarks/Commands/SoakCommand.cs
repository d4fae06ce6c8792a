using System.CommandLine;
using Benchmarks.Soaks;

namespace Benchmarks.Commands;

/// <summary>Trains every family of models for long, and fails where memory or tensors grow.</summary>
internal static class SoakCommand
{
    public static Command Create()
    {
        var steps = new Option<int>("--steps") { Description = "Training steps of each family.", DefaultValueFactory = _ => 20_000 };
        steps.Validators.Add(result =>
        {
            if (result.GetValue(steps) < 10 * Soak.Parts)
                result.AddError($"A soak takes at least {10 * Soak.Parts} steps.");
        });
        var command = new Command("soak", "Many steps of every family of models: memory and live tensors must stay flat.") { steps };
        command.SetAction(parsed => Run(parsed.GetValue(steps)));
        return command;
    }

    private static int Run(int steps)
    {
        Console.WriteLine("| family | ms a step | live tensors, first and last | left to finalisers | resident MB, first and last | flat |");
        Console.WriteLine("|---|--:|--:|--:|--:|---|");
        var flat = true;
        foreach (var (name, train) in Family.All)
        {
            var soak = new Soak(train, steps);
            flat &= soak.IsFlat;
            Console.WriteLine($"| {name} | {soak.Milliseconds:F1} | {soak.First.Tensors} → {soak.Last.Tensors} | {soak.Finalised} | {soak.First.Megabytes:F0} → {soak.Last.Megabytes:F0} | {(soak.IsFlat ? "✓" : "✗")} |");
        }
        return flat ? 0 : 1;
    }
}

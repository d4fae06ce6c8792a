using System.CommandLine;
using System.Text.Json.Nodes;
using Benchmarks.Pairs;
using GenCore.Training;

namespace Benchmarks.Commands;

/// <summary>Compares by turns, prints the table, and writes the JSON.</summary>
internal static class BenchCommand
{
    public static RootCommand Create()
    {
        var names = new Argument<string[]>("names") { Description = $"What to compare: {string.Join(", ", Comparison.All.Select(c => c.Name))}; all where none is named." };
        names.AcceptOnlyFromAmong([.. Comparison.All.Select(c => c.Name)]);
        var threads = new Option<int>("--threads") { Description = "Threads that an operation may use, on both sides.", DefaultValueFactory = _ => Compute.Threads };
        var python = Python();
        var output = new Option<FileInfo>("--out") { Description = "Where the JSON goes.", DefaultValueFactory = _ => new("artifacts/benchmarks.json") };
        var root = new RootCommand("The same work in GenCore and in Python, by turns.") { names, threads, python, output, SoakCommand.Create(), BlasCommand.Create(python) };
        root.SetAction(parsed =>
        {
            var asked = parsed.GetValue(names) is { Length: > 0 } some ? some : [.. Comparison.All.Select(c => c.Name)];
            Run(asked, new(parsed.GetValue(python)!, parsed.GetValue(threads)), parsed.GetValue(output)!);
        });
        return root;
    }

    private static Option<string> Python() => new("--python")
    {
        Description = "A Python with torch, NumPy, SciPy and ipykernel.",
        // Debian's own has Debian's packages
        DefaultValueFactory = _ => File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3",
        Recursive = true,
    };

    private static void Run(string[] names, BenchSettings settings, FileInfo output)
    {
        var machine = Machine.Describe(settings);
        foreach (var (name, value) in machine)
            Console.WriteLine($"{name}: {value}");
        Console.WriteLine();
        Console.WriteLine(Report.Head);
        var results = new JsonArray();
        foreach (var comparison in Comparison.All.Where(c => names.Contains(c.Name)))
        {
            var result = PairedRun.Of(comparison, settings);
            Console.WriteLine(Report.Line(result));
            results.Add(Report.Json(result));
            Write(output, new JsonObject { ["machine"] = machine.DeepClone(), ["comparisons"] = results.DeepClone() });
        }
    }

    private static void Write(FileInfo output, JsonObject json)
    {
        output.Directory!.Create();
        File.WriteAllText(output.FullName, json.ToJsonString(new() { WriteIndented = true }));
    }
}

using Workbook.Execution;
using Workbook.Notebooks;

namespace GenCore.Tests.Notebooks;

public sealed class ExerciseTrialTests : IDisposable
{
    private const string Exercise = """
        var four = 4;
        var answer = 0;   // ← your answer
        answer == four ? "✓ right" : $"✗ not yet: {answer}"
        """;

    private readonly TemporaryFolder folder = new();
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_exercise_holds_whose_check_rejects_the_cell_and_accepts_the_solution()
    {
        Write(
            "void Keep(string name, object value) => ((System.Action<string, object>)System.AppContext.GetData(\"GenCore.Results\"))(name, value);",
            "var first = 1;   // ← one\nvar second = 1;   // ← and another\nKeep(\"a.product\", (double)(first * second));\nfirst * second == 6 ? \"✓ right\" : \"✗ not yet\"",
            Solution("var first = 2;\nvar second = 3;\nSystem.Console.Write(\"solved\");"),
            Exercise,
            Solution("var answer = 4;"),
            "$\"{first} {second} {answer}\"");
        Assert.True(await RunAsync());
        Assert.Equal("", error.ToString());
        Assert.Matches(@"(?m)^a +ok +4/4 +2/2 +[\d.]+ s  ", output.ToString());
        Assert.Contains("a  [3/4]  solution of exercise 2", output.ToString());

        // nothing of the solved cells is left
        var copy = Notebook.Read(folder.File("out/a.ipynb"));
        Assert.Contains("1 1 0", TestNotebook.Outputs(copy, 3).ToJsonString());
        Assert.DoesNotContain("solved\"", TestNotebook.Outputs(copy, 1).ToJsonString());
        Assert.Equal(4, copy.CodeCells.Count);
        Assert.Contains("\"a.product\": 1", File.ReadAllText(folder.File("r.json")));
    }

    [Theory]
    [InlineData("var answer = 0;   // ← yours\nanswer >= 0 ? \"✓ right\" : \"✗ not yet\"", "var answer = 4;", "its check accepts the cell as it stands")]
    [InlineData(Exercise, "var answer = 5;", "its check rejects the solution: ✗ not yet: 5")]
    [InlineData(Exercise, null, "it has no solution: a markdown cell with <details> below it")]
    [InlineData(Exercise, "var answer = 4;\nthrow new System.Exception(\"odd\");", "the solution fails: Exception: odd; cell 1 as tried, line 3: throw new System.Exception(\"odd\");")]
    [InlineData(Exercise, "var answer = unknown;", "the solution fails: CS0103: The name 'unknown' does not exist")]
    [InlineData("var answer = 0;   // ← yours\nanswer", "var answer = 4;", "the cell ends in \"0\", expected the verdict of Exercise.Check.")]
    [InlineData("var answer = 0;   // ← yours", "var answer = 4;", "the cell ends in no value, expected")]
    [InlineData("var answer = 0;   // ← yours\nanswer == 0 ? (object)\"✗ not yet\" : answer", "var answer = 4;", "the solved cell ends in \"4\", expected")]
    [InlineData("var a = 0;   // ← one\nvar b = 1;\nvar c = 0;   // ← two\n\"✗ not yet\"", "var a = 1;", "its marked lines are not consecutive")]
    public async Task An_exercise_that_does_not_hold_fails_the_run_and_the_notebook_goes_on(string exercise, string? solution, string fault)
    {
        Write(exercise, solution is null ? "<p>no answer</p>" : Solution(solution), Exercise, Solution("var answer = 4;"));
        Assert.False(await RunAsync());
        Assert.StartsWith($"a, cell 1, exercise 1: {fault}", error.ToString());
        Assert.Single(error.ToString().Trim().Split('\n'));
        Assert.Matches(@"(?m)^a +failed +2/2 +1/2 ", output.ToString());
    }

    [Fact]
    public async Task The_solution_of_the_next_exercise_is_not_this_ones()
    {
        Write(Exercise, "<p>text</p>", Exercise, Solution("var answer = 4;"));
        Assert.False(await RunAsync());
        Assert.StartsWith("a, cell 1, exercise 1: it has no solution", error.ToString());
        Assert.Matches(@"(?m)^a +failed +2/2 +1/2 ", output.ToString());
    }

    [Fact]
    public async Task Exercises_are_tried_only_where_that_is_asked_for()
    {
        Write(Exercise);
        Assert.True(await RunAsync(exercises: false));
        Assert.DoesNotContain("exercises", output.ToString());
    }

    private static string Solution(string code) => $"<details><summary>Solution</summary>\n\nBecause.\n\n```csharp\n{code}\n```\n\nAlso:\n\n```csharp\nunknown\n```\n\n</details>";

    private void Write(params string[] cells) => folder.Write("a.ipynb", TestNotebook.OfCellsAndText(cells).ToJson());

    private Task<bool> RunAsync(bool exercises = true)
    {
        var options = new RunOptions { Folder = folder.File("out"), ResultsFile = folder.File("r.json"), Exercises = exercises, PagesFolder = folder.File("pages") };
        var batch = new NotebookBatch([folder.File("a.ipynb")], options);
        batch.Prepare();
        return batch.RunAsync(new RunConsole(output, error, rewrites: false), CancellationToken.None);
    }
}

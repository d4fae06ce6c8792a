using System.Diagnostics;
using System.Text.Json.Nodes;
using Workbook.Engine;
using Workbook.Execution;
using Workbook.Notebooks;
using Workbook.Processes;

namespace GenCore.Tests.Notebooks;

public sealed class NotebookRunTests : IDisposable
{
    private const string Show = """
        using System;
        using System.Collections.Generic;
        void Show(string id, bool update, string text) =>
            ((Action<string, bool, IReadOnlyDictionary<string, string>>)AppContext.GetData("GenCore.Display"))(id, update, new Dictionary<string, string>
            {
                ["text/html"] = $"<p>\n{text}</p>", ["image/png"] = "iVBORw0KGgo=", ["application/vnd.plotly.v1+json"] = "{\"data\": []}",
            });
        void Keep(string name, object value) => ((Action<string, object>)AppContext.GetData("GenCore.Results"))(name, value);
        """;

    private readonly TemporaryFolder folder = new();
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_executed_copy_holds_every_kind_of_output()
    {
        Write("a", Show, """
            Show("one", false, "first");
            Console.Write("10 %\r");
            Console.WriteLine("20 %");
            Show("two", false, "second");
            Show("one", true, "changed");
            6 * 7
            """, """Show("two", true, "changed later");""");
        Assert.True(await RunAsync());

        var cells = JsonNode.Parse(File.ReadAllText(folder.File("out/a.ipynb")))!["cells"]!.AsArray();
        Assert.Equal([1, 2, 3], cells.Select(cell => (int)cell!["execution_count"]!));
        var outputs = cells[1]!["outputs"]!.AsArray();
        Assert.Equal(["display_data", "stream", "display_data", "execute_result"], outputs.Select(output => (string)output!["output_type"]!));
        Assert.Equal("""["\u003Cp\u003E\n","changed\u003C/p\u003E"]""", outputs[0]!["data"]!["text/html"]!.ToJsonString());
        Assert.Equal("iVBORw0KGgo=", (string)outputs[0]!["data"]!["image/png"]!);
        Assert.Empty(outputs[0]!["data"]!["application/vnd.plotly.v1+json"]!["data"]!.AsArray());
        Assert.Equal("""["20 %\n"]""", outputs[1]!["text"]!.ToJsonString());
        Assert.Contains("changed later", outputs[2]!["data"]!["text/html"]!.ToJsonString());
        Assert.Equal(("42", 2), ((string)outputs[3]!["data"]!["text/plain"]![0]!, (int)outputs[3]!["execution_count"]!));
        Assert.Contains("a  [2/3]  Show(\"one\", false, \"first\");", output.ToString());
        Assert.Matches(@"(?m)^a +ok +3/3 +[\d.]+ s  ", output.ToString());
    }

    [Fact]
    public async Task A_failing_cell_ends_its_notebook_and_no_other()
    {
        Write("a", Show, "Keep(\"a.before\", 0.1);\nvar n = 0;", "n = 1;\n\nConsole.WriteLine(1 / (n - 1));", "Keep(\"a.after\", 1);");
        Write("b", Show, "Keep(\"b.count\", 60000L);\nKeep(\"b.nan\", double.NaN);");
        Assert.False(await RunAsync(results: "r.json"));

        Assert.Equal($"a, cell 3, line 3: DivideByZeroException: Attempted to divide by zero.{Environment.NewLine}    Console.WriteLine(1 / (n - 1));{Environment.NewLine}", error.ToString());
        Assert.Equal("""{"a.before":0.1,"b.count":60000,"b.nan":"NaN"}""", JsonNode.Parse(File.ReadAllText(folder.File("r.json")))!.ToJsonString());
        var copy = Notebook.Read(folder.File("out/a.ipynb"));
        var failure = Assert.Single(TestNotebook.Outputs(copy, 2));
        Assert.Equal("DivideByZeroException", (string)failure!["ename"]!);
        Assert.Equal("error", (string)failure["output_type"]!);
        Assert.Null(copy.CodeCells[3].Json["execution_count"]);
        Assert.True(File.Exists(folder.File("out/b.ipynb")));
    }

    [Fact]
    public async Task A_notebook_may_end_before_its_last_cell()
    {
        Write("a", Show, "class NotebookStoppedException(string reason) : System.Exception(reason);", "Keep(\"a.before\", 1);\nthrow new NotebookStoppedException(\"That was all.\");", "Keep(\"a.after\", 1);");
        Assert.True(await RunAsync(results: "r.json"));

        Assert.Empty(error.ToString());
        Assert.Equal("""{"a.before":1}""", JsonNode.Parse(File.ReadAllText(folder.File("r.json")))!.ToJsonString());
        var copy = Notebook.Read(folder.File("out/a.ipynb"));
        var said = Assert.Single(TestNotebook.Outputs(copy, 2));
        Assert.Equal("stream", (string)said!["output_type"]!);
        Assert.Equal("That was all.\n", (string)said["text"]![0]!);
        Assert.Null(copy.CodeCells[3].Json["execution_count"]);
    }

    [Fact]
    public async Task Cells_know_where_the_runner_was_started()
    {
        Write("a", "System.Environment.GetEnvironmentVariable(\"GENCORE_STARTED_IN\")");
        Assert.True(await RunAsync());
        Assert.Contains(Path.GetFileName(Environment.CurrentDirectory), TestNotebook.Outputs(Notebook.Read(folder.File("out/a.ipynb")), 0).ToJsonString());
    }

    [Fact]
    public async Task A_knob_reaches_the_cells_below_it()
    {
        folder.Write("a.ipynb", TestNotebook.WithKnobs("var epochs = 3;\nvar budget = \"quick\";", "$\"{epochs} {budget}\"").ToJson());
        Assert.True(await RunAsync(overrides: ["budget=full"]));
        Assert.Contains("3 full", TestNotebook.Outputs(Notebook.Read(folder.File("out/a.ipynb")), 2).ToJsonString());
    }

    [Fact]
    public async Task Cells_work_in_the_notebooks_folder()
    {
        Write("a", "System.IO.File.WriteAllText(\"here.txt\", \"x\");");
        Assert.True(await RunAsync());
        Assert.True(File.Exists(folder.File("here.txt")));
    }

    [Fact]
    public async Task A_cell_that_takes_its_process_down_fails_with_its_last_words()
    {
        Write("a", "System.Console.Write(\"so far\");\nSystem.Environment.Exit(3);");
        Assert.False(await RunAsync());
        Assert.Contains("a, cell 1: ProcessEnded: The notebook's process ended in this cell with exit code 3", error.ToString());
        Assert.Contains("so far", File.ReadAllText(folder.File("out/a.ipynb")));
    }

    [Fact]
    public async Task A_cell_that_never_ends_is_stopped_at_the_limit_and_the_next_notebook_runs()
    {
        Write("a", "System.Console.Write(\"begun\");\nwhile (true) { }", "1");
        Write("b", "1");
        Assert.False(await RunAsync(timeout: TimeSpan.FromSeconds(8)));
        Assert.Contains("a, cell 1: Timeout: The cell was stopped after 8 s, the limit that --timeout sets for a cell.", error.ToString());
        Assert.Contains("begun", File.ReadAllText(folder.File("out/a.ipynb")));
        Assert.Matches(@"(?m)^a +failed +1/2 ", output.ToString());
        Assert.Matches(@"(?m)^b +ok +1/1 ", output.ToString());
    }

    [Fact]
    public async Task A_flood_of_printed_text_is_cut_to_its_beginning_and_its_end()
    {
        Write("a", "for (var i = 0; i < 2_000_000; i++) System.Console.WriteLine($\"{i:0000000} 0123456789 0123456789 0123456789 01234567\");");
        Assert.True(await RunAsync());
        var copy = new FileInfo(folder.File("out/a.ipynb"));
        Assert.InRange(copy.Length, 1_000_000, 1_500_000);
        var text = File.ReadAllText(copy.FullName);
        Assert.Contains("0000001 0123456789", text);
        Assert.Contains("1999999 0123456789", text);
        Assert.Matches(@"… 98,\d{3},\d{3} of the 100,000,000 characters that this cell printed are left out …", text);
    }

    [Fact]
    public async Task A_background_task_that_fails_unnoticed_fails_the_notebook_and_says_where()
    {
        Write("a", "void Start() => System.Threading.Tasks.Task.Run(() =>\n    throw new System.InvalidOperationException(\"lost\"));\nStart();\nSystem.Threading.Thread.Sleep(200);", "System.Console.Write(\"still here\");");
        Assert.False(await RunAsync());
        Assert.Contains("a background task failed, and nothing waited for it: InvalidOperationException: lost", error.ToString());
        Assert.Contains("cell 1, line 2: throw new", error.ToString());
        Assert.Contains("still here", File.ReadAllText(folder.File("out/a.ipynb")));
    }

    [Theory]
    [InlineData("""{ "kernelspec": { "name": "python3", "language": "python" } }""", "{}", "1", "is a notebook in 'python', and this runner executes C# only")]
    [InlineData("{}", """{ "dotnet_interactive": { "language": "fsharp" } }""", "1", "a, cell 1: OtherLanguage: The cell is fsharp")]
    [InlineData("{}", "{}", "var a = 1;\n#!time\na", "a, cell 1, line 2: UnknownMagic: '#!time' is not known here")]
    public async Task What_is_not_CSharp_is_refused_by_name_and_the_next_notebook_runs(string notebook, string cell, string source, string said)
    {
        var json = JsonNode.Parse(TestNotebook.Of(source).ToJson())!;
        json["metadata"] = JsonNode.Parse(notebook);
        json["cells"]![0]!["metadata"] = JsonNode.Parse(cell);
        folder.Write("a.ipynb", json.ToJsonString());
        Write("b", "1");
        Assert.False(await RunAsync());
        Assert.Contains(said, error.ToString());
        Assert.Matches(@"(?m)^b +ok +1/1 ", output.ToString());
    }

    [Fact]
    public async Task Windows_line_ends_and_a_missing_kernel_are_no_fault()
    {
        folder.Write("a.ipynb", TestNotebook.Of("var a = 1;\r\nthrow new System.Exception(\"x\");").ToJson().Replace("\n", "\r\n"));
        Assert.False(await RunAsync());
        Assert.Contains("a, cell 1, line 2: Exception: x", error.ToString());
        Assert.Contains("a names no kernel; its cells are taken as C#", output.ToString());
    }

    [Fact]
    public async Task A_page_is_written_beside_the_copy()
    {
        Write("a", "6 * 7");
        Assert.True(await RunAsync(html: true));
        Assert.Contains("42", File.ReadAllText(folder.File("out/a.html")));
    }

    [Fact]
    public async Task In_place_the_knobs_of_the_run_are_a_note_and_a_stamp_but_no_cell()
    {
        folder.Write("a.ipynb", TestNotebook.WithKnobs("var budget = \"quick\";", "budget").ToJson());
        Assert.True(await RunAsync(overrides: ["budget=full"], inPlace: true));
        var notebook = Notebook.Read(folder.File("a.ipynb"));
        Assert.Equal(2, notebook.CodeCells.Count);
        Assert.Contains("executed with budget = \\u0022full\\u0022", TestNotebook.Outputs(notebook, 0).ToJsonString());
        Assert.Contains("full", TestNotebook.Outputs(notebook, 1).ToJsonString());
        Assert.True(notebook.IsFresh());

        var first = File.ReadAllBytes(folder.File("a.ipynb"));
        Assert.True(await RunAsync(overrides: ["budget=full"], inPlace: true));
        Assert.Equal(first, File.ReadAllBytes(folder.File("a.ipynb")));
    }

    [Fact]
    public async Task A_file_that_is_no_notebook_fails_and_the_others_run()
    {
        folder.Write("a.ipynb", "{ \"cells\": [");
        Write("b", "1");
        Assert.False(await RunAsync());
        Assert.Contains("a.ipynb is not a notebook: it is not JSON (", error.ToString());
        Assert.Matches(@"(?m)^a +failed +0/0 ", output.ToString());
        Assert.True(File.Exists(folder.File("out/b.ipynb")));
    }

    [Fact]
    public async Task Cancelling_kills_the_cell_and_writes_no_copy()
    {
        WriteSleeper();
        using var stop = new CancellationTokenSource();
        var run = RunAsync(cancel: stop.Token);
        var sleeper = await SleeperAsync();
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.False(File.Exists(folder.File("out/a.ipynb")));
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(sleeper));
    }

    [Fact]
    public async Task An_engine_whose_runner_is_gone_ends_in_the_middle_of_a_cell()
    {
        var engine = EngineProcess.Start(folder.Path);
        var started = new TaskCompletionSource<int>();
        var cell = engine.AskAsync(new ExecuteRequest(1, "System.Console.WriteLine(System.Environment.ProcessId);\nSystem.Threading.Thread.Sleep(60_000);"),
            message => { if (message is StreamEvent printed) started.TrySetResult(int.Parse(printed.Text)); }, timeout: null, CancellationToken.None);
        using var process = Process.GetProcessById(await started.Task.WaitAsync(TimeSpan.FromSeconds(30)));
        // closes its standard input, as the end of the runner would
        await engine.DisposeAsync();
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task A_runner_that_is_killed_leaves_no_process()
    {
        WriteSleeper();
        using var runner = Process.Start(new ProcessStartInfo(DotNetHost.Path, ["exec", typeof(NotebookBatch).Assembly.Location, "run", folder.File("a.ipynb"), "--out", folder.File("out")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var engine = Process.GetProcessById(await SleeperAsync());
        runner.Kill(); // SIGKILL, and of this process alone
        Assert.True(engine.WaitForExit(TimeSpan.FromSeconds(10)));
        Assert.False(Directory.Exists(folder.File("out")));
    }

    // a cell that tells its process and sleeps
    private void WriteSleeper() => Write("a", "System.IO.File.WriteAllText(\"pid\", System.Environment.ProcessId.ToString());\nSystem.Threading.Thread.Sleep(60_000);");

    private async Task<int> SleeperAsync()
    {
        var file = folder.File("pid");
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(50))
        {
            if (File.Exists(file) && int.TryParse(File.ReadAllText(file), out var process))
                return process;
        }
        throw new TimeoutException("the cell did not begin");
    }

    private void Write(string name, params string[] cells) => folder.Write(name + ".ipynb", TestNotebook.Of(cells).ToJson());

    private Task<bool> RunAsync(string? results = null, string[]? overrides = null, TimeSpan? timeout = null, bool html = false, bool inPlace = false, CancellationToken cancel = default)
    {
        var paths = new NotebookCatalog(folder.Path).Pick([]);
        var batch = new NotebookBatch(paths, new RunOptions
        {
            Overrides = overrides ?? [],
            Folder = inPlace ? null : folder.File("out"),
            Html = html,
            ResultsFile = results is null ? null : folder.File(results),
            PagesFolder = folder.File("pages"),
            CellTimeout = timeout,
        });
        batch.Prepare();
        return batch.RunAsync(new RunConsole(output, error, rewrites: false), cancel);
    }
}

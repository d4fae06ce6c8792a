using Workbook.Engine;
using Workbook.Execution;

namespace GenCore.Tests.Notebooks;

/// <summary>What the Jupyter kernel asks of the engine process, beside execution.</summary>
public sealed class KernelEngineTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private EngineProcess engine = null!;
    private int cell;

    public Task InitializeAsync()
    {
        engine = EngineProcess.Start(folder.Path);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await engine.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("System.Threading.Thread.Sleep(60_000);")]
    [InlineData("await System.Threading.Tasks.Task.Delay(60_000);")]
    [InlineData("while (true) { try { System.Threading.Thread.Sleep(10); } catch (System.Exception) { } }")]
    public async Task A_cell_that_takes_no_notice_is_aborted_and_earlier_variables_stay(string endless)
    {
        await RunAsync("var kept = 5;");
        var error = Assert.Single((await InterruptAsync(endless)).OfType<ErrorEvent>());
        Assert.Equal("Interrupted", error.Name);
        Assert.Equal("5", Value(await RunAsync("kept")));
    }

    [Fact]
    public async Task A_loop_that_watches_the_token_stops_by_itself_and_keeps_what_the_cell_declared()
    {
        var error = Assert.Single((await InterruptAsync("""
            var token = ((System.Func<System.Threading.CancellationToken>)System.AppContext.GetData("GenCore.Interruption"))();
            var steps = 1;
            while (true)
            {
                System.Threading.Thread.Sleep(1);
                if (token.IsCancellationRequested) throw new System.OperationCanceledException($"stopped after {steps} step");
            }
            """)).OfType<ErrorEvent>());
        Assert.Equal(("Interrupted", "stopped after 1 step"), (error.Name, error.Message));
        Assert.Equal("Interrupted: stopped after 1 step", error.Traceback[0]);
        Assert.Equal("1", Value(await RunAsync("steps")));
    }

    [Fact]
    public async Task An_interrupt_between_cells_does_nothing()
    {
        await RunAsync("var x = 1;");
        await engine.SendAsync(new InterruptRequest(), CancellationToken.None);
        Assert.Equal("2", Value(await RunAsync("System.Threading.Thread.Sleep(50);\nx + 1")));
    }

    [Fact]
    public async Task Completion_knows_what_earlier_cells_declared()
    {
        await RunAsync("using System.Linq;\nvar temperature = 3.5;\nrecord Reading(int Hour, double Value);");
        await RunAsync("var readings = new[] { new Reading(1, temperature) };");
        Assert.Contains("temperature", (await CompleteAsync("var y = temp|")).Matches);
        Assert.Equal(["Hour"], (await CompleteAsync("readings[0].Ho|")).Matches);
        Assert.Contains("Select", (await CompleteAsync("readings.Sel|")).Matches);

        var completions = await CompleteAsync("#!import start.csx\nreadings.Len| + 1");
        Assert.Equal((28, 31), (completions.Start, completions.End));
        Assert.Contains("Length", completions.Matches);
    }

    [Fact]
    public async Task Inspection_tells_a_declaration_and_its_documentation()
    {
        await RunAsync("/// <summary>Twice a number.</summary>\nint Twice(int n) => 2 * n;");
        Assert.Contains("int Twice(int n)", await InspectAsync("var y = Twice(|"));
        Assert.Contains("Twice a number.", await InspectAsync("Twi|ce(3)"));
        Assert.Null(await InspectAsync("|   "));
    }

    private async Task<List<EngineEvent>> AskAsync(EngineRequest request)
    {
        var events = new List<EngineEvent>();
        await engine.AskAsync(request, events.Add, TimeSpan.FromSeconds(60), CancellationToken.None);
        return events;
    }

    private Task<List<EngineEvent>> RunAsync(string code) => AskAsync(new ExecuteRequest(++cell, code));

    private async Task<List<EngineEvent>> InterruptAsync(string code)
    {
        var events = new List<EngineEvent>();
        var begun = new TaskCompletionSource();
        var running = engine.AskAsync(new ExecuteRequest(++cell, "System.Console.Write(\"begun\");\n" + code), message =>
        {
            events.Add(message);
            begun.TrySetResult();
        }, TimeSpan.FromSeconds(60), CancellationToken.None);
        await begun.Task;
        await engine.SendAsync(new InterruptRequest(), CancellationToken.None);
        await running;
        return events;
    }

    private async Task<CompletionsEvent> CompleteAsync(string code)
    {
        var position = code.IndexOf('|');
        return Assert.Single((await AskAsync(new CompleteRequest(code.Remove(position, 1), position))).OfType<CompletionsEvent>());
    }

    private async Task<string?> InspectAsync(string code)
    {
        var position = code.IndexOf('|');
        return (await AskAsync(new InspectRequest(code.Remove(position, 1), position))).OfType<InspectionEvent>().SingleOrDefault()?.Text;
    }

    private static string Value(List<EngineEvent> events) => Assert.Single(events.OfType<ValueEvent>()).Bundle["text/plain"];
}

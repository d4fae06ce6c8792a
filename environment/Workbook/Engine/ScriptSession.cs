using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;
using Workbook.Notebooks;

namespace Workbook.Engine;

/// <summary>Executes C# cells one after the other: each sees the variables, types, usings and references of those before.</summary>
internal sealed class ScriptSession : IDisposable
{
    // The whole framework, as a project has it; a script's default is a part of it.
    private static readonly MetadataReference[] Framework = [.. FrameworkFiles().Select(file => MetadataReference.CreateFromFile(file))];

    private const string Interrupted = "Interrupted";
    private const string LostCell = "The cell was stopped in the middle. What it had declared is lost; the variables of earlier cells are there.";

    private readonly EventChannel channel;
    private readonly CellInterruption interruption = new();
    private readonly BackgroundFailures failures;
    private readonly CellEnvironment environment;
    private readonly AssemblyFinder assemblies = new();
    private readonly ErrorDescriber describer = new();
    private readonly InteractiveAssemblyLoader loader = new();
    private readonly ScriptOptions baseOptions;
    private ScriptState<object>? state;
    private CodeAssistant? assistant;

    /// <param name="send">Receives the events, one at a time, from whatever thread they happen on.</param>
    public ScriptSession(Action<EngineEvent> send)
    {
        channel = new EventChannel(send);
        failures = new BackgroundFailures(exception => channel.Send(new BackgroundErrorEvent(describer.Describe(exception, cell: ""))));
        environment = new CellEnvironment(channel, interruption);
        baseOptions = ScriptOptions.Default
            .WithLanguageVersion(LanguageVersion.Latest)
            .WithReferences(Framework)
            .WithOptimizationLevel(OptimizationLevel.Debug)
            .WithEmitDebugInformation(true)
            .WithFileEncoding(Encoding.UTF8);
    }

    /// <summary>Compiles and runs a script that is then forgotten: the first cell need not wait for what the compiler does only once.</summary>
    public void WarmUp() => CSharpScript.EvaluateAsync("1", baseOptions).GetAwaiter().GetResult();

    /// <summary>Answers a request on the calling thread; a <see cref="DoneEvent"/> comes last.</summary>
    public void Answer(EngineRequest request)
    {
        switch (request)
        {
            case ExecuteRequest execute:
                Execute($"cell {execute.Cell}", execute.Code);
                break;
            case TryRequest trial:
                var before = state;
                Execute($"cell {trial.Cell} as tried", trial.Code);
                state = before;
                break;
            case SettleRequest:
                BackgroundFailures.Look(generation: 2);
                break;
            case CompleteRequest complete:
                channel.Send(Assistant.CompleteAsync(Scripts(), baseOptions, ImportDirective.Split(complete.Code).Code, complete.Position).GetAwaiter().GetResult());
                break;
            case InspectRequest inspect:
                if (Assistant.InspectAsync(Scripts(), baseOptions, ImportDirective.Split(inspect.Code).Code, inspect.Position).GetAwaiter().GetResult() is { } text)
                    channel.Send(new InspectionEvent(text));
                break;
        }

        channel.Send(new DoneEvent());
    }

    /// <summary>Stops the cell that runs, if one does. May be called from any thread.</summary>
    public void Interrupt() => interruption.Request();

    /// <summary>Sends what was printed so far; for a process about to die of a cell.</summary>
    public void Flush() => channel.Flush();

    public void Dispose()
    {
        environment.Dispose();
        failures.Dispose();
        assemblies.Dispose();
        assistant?.Dispose();
        loader.Dispose();
        channel.Dispose();
    }

    // whatever goes wrong in the cell becomes an ErrorEvent
    private void Execute(string cell, string source)
    {
        EngineEvent? outcome = null;
        var (asked, aborted) = interruption.Run(() => outcome = Run(cell, source));
        if (aborted)
            outcome = new ErrorEvent(Interrupted, LostCell, Line: null, [$"{Interrupted}: {LostCell}"]);
        else if (asked && outcome is ErrorEvent { Name: nameof(OperationCanceledException) } stopped)
            outcome = stopped with { Name = Interrupted, Traceback = [$"{Interrupted}: {stopped.Message}", .. stopped.Traceback.Skip(1)] };

        channel.EndCell();
        if (outcome is not null)
            channel.Send(outcome);
        BackgroundFailures.Look(generation: 0);
    }

    // the value or the error that the cell ends with
    private EngineEvent? Run(string cell, string source)
    {
        try
        {
            if (CellMagic.FirstUnknown(source) is { } magic)
                return UnknownMagic(magic, cell);
            var (files, code) = ImportDirective.Split(source);
            foreach (var file in files)
                Submit(ImportDirective.Read(file), Path.GetFullPath(file), cell);
            return Submit(code, cell, cell) is { } value ? new ValueEvent(RichDisplay.Bundle(value)) : null;
        }
        catch (CellException e)
        {
            return e.Error;
        }
        catch (Exception e)
        {
            // a formatter or ToString() of the value failed
            return describer.Describe(e, cell);
        }
    }

    private static ErrorEvent UnknownMagic(CellMagic magic, string cell)
    {
        var message = $"'{magic.Text}' is not known here: besides C#, a cell may hold #!import FILE.";
        return new ErrorEvent("UnknownMagic", message, magic.Line, [$"UnknownMagic: {message}", $"  {cell}, line {magic.Line}: {magic.Text}"]);
    }

    private object? Submit(string code, string file, string cell)
    {
        if (string.IsNullOrWhiteSpace(code))
            return null;
        describer.Add(file, code);
        var options = baseOptions.WithFilePath(file);
        var script = state is null
            ? CSharpScript.Create<object>(code, options, assemblyLoader: loader)
            : state.Script.ContinueWith<object>(code, options);
        var errors = script.Compile().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        if (errors.Length > 0)
            throw new CellException(describer.Describe(errors, cell));

        foreach (var reference in script.GetCompilation().DirectiveReferences.OfType<PortableExecutableReference>())
            assemblies.Add(reference.FilePath!);
        var run = state is null ? script.RunAsync(catchException: _ => true) : script.RunFromAsync(state, catchException: _ => true);
        state = run.GetAwaiter().GetResult();
        if (state.Exception is { } exception)
            throw new CellException(describer.Describe(exception, cell));
        return state.ReturnValue;
    }

    // made when it is first asked: it takes a second
    private CodeAssistant Assistant => assistant ??= new CodeAssistant();

    private List<Script> Scripts()
    {
        var scripts = new List<Script>();
        for (Script? script = state?.Script; script is not null; script = script.Previous)
            scripts.Insert(0, script);
        return scripts;
    }

    private static IEnumerable<string> FrameworkFiles()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var listed = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return listed.Where(file => Path.GetDirectoryName(file) == folder);
    }
}

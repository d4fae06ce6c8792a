using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace Workbook.Engine;

/// <summary>Executes C# cells one after the other: each sees the variables, types, usings and references of those before.</summary>
internal sealed class ScriptSession : IDisposable
{
    // The whole framework, as a project has it; a script's default is a part of it.
    private static readonly MetadataReference[] Framework = [.. FrameworkFiles().Select(file => MetadataReference.CreateFromFile(file))];

    private readonly EventChannel channel;
    private readonly CellEnvironment environment;
    private readonly AssemblyFinder assemblies = new();
    private readonly ErrorDescriber describer = new();
    private readonly InteractiveAssemblyLoader loader = new();
    private readonly ScriptOptions baseOptions;
    private ScriptState<object>? state;

    /// <param name="send">Receives the events, one at a time, from whatever thread they happen on.</param>
    public ScriptSession(Action<EngineEvent> send)
    {
        channel = new EventChannel(send);
        environment = new CellEnvironment(channel);
        baseOptions = ScriptOptions.Default
            .WithLanguageVersion(LanguageVersion.Latest)
            .WithReferences(Framework)
            .WithOptimizationLevel(OptimizationLevel.Debug)
            .WithEmitDebugInformation(true)
            .WithFileEncoding(Encoding.UTF8);
    }

    /// <summary>Runs a cell on the calling thread. Whatever goes wrong in it becomes an <see cref="ErrorEvent"/>; a <see cref="DoneEvent"/> comes last.</summary>
    public void Execute(ExecuteRequest request)
    {
        var cell = $"cell {request.Cell}";
        try
        {
            var (files, code) = ImportDirective.Split(request.Code);
            foreach (var file in files)
                Submit(ImportDirective.Read(file), Path.GetFullPath(file), cell);
            if (Submit(code, cell, cell) is { } value)
                channel.Send(new ValueEvent(RichDisplay.Bundle(value)));
        }
        catch (CellException e)
        {
            channel.Send(e.Error);
        }
        catch (Exception e)
        {
            // a formatter or ToString() of the value failed
            channel.Send(describer.Describe(e, cell));
        }

        channel.Send(new DoneEvent());
    }

    /// <summary>Sends what was printed so far; for a process about to die of a cell.</summary>
    public void Flush() => channel.Flush();

    public void Dispose()
    {
        environment.Dispose();
        assemblies.Dispose();
        loader.Dispose();
        channel.Dispose();
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

    private static IEnumerable<string> FrameworkFiles()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var listed = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return listed.Where(file => Path.GetDirectoryName(file) == folder);
    }
}

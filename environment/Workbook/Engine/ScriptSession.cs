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

    private readonly EventChannel _channel;
    private readonly CellEnvironment _environment;
    private readonly AssemblyFinder _assemblies = new();
    private readonly ErrorDescriber _errors = new();
    private readonly InteractiveAssemblyLoader _loader = new();
    private readonly ScriptOptions _options;
    private ScriptState<object>? _state;

    /// <param name="send">Receives the events, one at a time, from whatever thread they happen on.</param>
    public ScriptSession(Action<EngineEvent> send)
    {
        _channel = new EventChannel(send);
        _environment = new CellEnvironment(_channel);
        _options = ScriptOptions.Default
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
                _channel.Send(new ValueEvent(RichDisplay.Bundle(value)));
        }
        catch (CellException e)
        {
            _channel.Send(e.Error);
        }
        catch (Exception e)
        {
            // a formatter or ToString() of the value failed
            _channel.Send(_errors.Describe(e, cell));
        }

        _channel.Send(new DoneEvent());
    }

    /// <summary>Sends what was printed so far; for a process about to die of a cell.</summary>
    public void Flush() => _channel.Flush();

    public void Dispose()
    {
        _environment.Dispose();
        _assemblies.Dispose();
        _loader.Dispose();
        _channel.Dispose();
    }

    private object? Submit(string code, string file, string cell)
    {
        if (string.IsNullOrWhiteSpace(code))
            return null;
        _errors.Add(file, code);
        var options = _options.WithFilePath(file);
        var script = _state is null
            ? CSharpScript.Create<object>(code, options, assemblyLoader: _loader)
            : _state.Script.ContinueWith<object>(code, options);
        var errors = script.Compile().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        if (errors.Length > 0)
            throw new CellException(_errors.Describe(errors, cell));

        foreach (var reference in script.GetCompilation().DirectiveReferences.OfType<PortableExecutableReference>())
            _assemblies.Add(reference.FilePath!);
        var run = _state is null ? script.RunAsync(catchException: _ => true) : script.RunFromAsync(_state, catchException: _ => true);
        _state = run.GetAwaiter().GetResult();
        if (_state.Exception is { } exception)
            throw new CellException(_errors.Describe(exception, cell));
        return _state.ReturnValue;
    }

    private static IEnumerable<string> FrameworkFiles()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var listed = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return listed.Where(file => Path.GetDirectoryName(file) == folder);
    }
}

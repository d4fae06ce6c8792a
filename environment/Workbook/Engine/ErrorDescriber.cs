using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Workbook.Engine;

/// <summary>Says what went wrong in a cell in the cell's own terms: its lines, and none of the host's frames.</summary>
internal sealed class ErrorDescriber
{
    private const int MostDiagnostics = 10;

    // failures of background tasks are described on other threads
    private readonly ConcurrentDictionary<string, string[]> sources = [];

    /// <summary>Remembers a submission's source under the name that its stack frames will carry.</summary>
    public void Add(string file, string code) => sources[file] = code.Split('\n');

    public ErrorEvent Describe(IReadOnlyList<Diagnostic> errors, string cell)
    {
        var first = errors[0];
        var line = first.Location.GetLineSpan() is { IsValid: true } span && span.Path == cell ? span.StartLinePosition.Line + 1 : (int?)null;
        var traceback = errors.Take(MostDiagnostics).SelectMany(error => Lines($"{error.Id}: {error.GetMessage()}", error.Location.GetLineSpan()));
        return new ErrorEvent(first.Id, first.GetMessage(), line, [.. traceback]);
    }

    public ErrorEvent Describe(Exception exception, string cell)
    {
        var cause = Cause(exception);
        var frames = UserFrames(exception, cause);
        var line = frames.FirstOrDefault(frame => frame.File == cell).Line;
        var name = TypeName(cause.GetType());
        var traceback = frames.Select(frame => Place(frame.File, frame.Line));
        return new ErrorEvent(name, cause.Message, line == 0 ? null : line, [$"{name}: {cause.Message}", .. traceback]);
    }

    // the wrappers say nothing by themselves
    private static Exception Cause(Exception exception) => exception switch
    {
        TargetInvocationException { InnerException: { } inner } => Cause(inner),
        TypeInitializationException { InnerException: { } inner } => Cause(inner),
        AggregateException { InnerExceptions: [var inner] } => Cause(inner),
        _ => exception,
    };

    private static string TypeName(Type type)
    {
        var tick = type.Name.IndexOf('`');
        return tick < 0 ? type.Name : type.Name[..tick];
    }

    private List<(string File, int Line)> UserFrames(Exception outer, Exception cause)
    {
        var frames = new List<(string File, int Line)>();
        foreach (var exception in cause == outer ? [cause] : new[] { cause, outer })
        {
            foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
            {
                if (frame.GetFileName() is { } file && sources.ContainsKey(file) && !frames.Contains((file, frame.GetFileLineNumber())))
                    frames.Add((file, frame.GetFileLineNumber()));
            }
        }

        return frames;
    }

    private IEnumerable<string> Lines(string message, FileLinePositionSpan span) =>
        span.IsValid && sources.ContainsKey(span.Path) ? [message, Place(span.Path, span.StartLinePosition.Line + 1)] : [message];

    private string Place(string file, int line)
    {
        var source = sources[file];
        var text = line <= source.Length ? source[line - 1].Trim() : "";
        return $"  {file}, line {line}: {text}";
    }
}

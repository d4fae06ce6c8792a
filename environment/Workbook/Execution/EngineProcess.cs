using System.Diagnostics;
using System.Globalization;
using System.Text;
using Workbook.Engine;
using Workbook.Processes;

namespace Workbook.Execution;

/// <summary>A child process that executes cells, seen from the runner.</summary>
internal sealed class EngineProcess : IAsyncDisposable
{
    private static readonly string[] LastWords = ["Unhandled exception", "Stack overflow", "Fatal error", "terminate called"];
    private const int MostFrames = 10;
    private static readonly TimeSpan ExitGrace = TimeSpan.FromSeconds(2);

    private readonly Process process;
    private readonly List<string> userFrames = [];
    private string? lastWords;

    private EngineProcess(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, line) => HearError(line.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>Starts an engine whose working directory is the given folder.</summary>
    public static EngineProcess Start(string folder)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo(DotNetHost.Path, ["exec", typeof(EngineProcess).Assembly.Location, Commands.KernelCommand.Name])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
            StandardErrorEncoding = utf8,
            // knobs that are paths are meant from where the user is
            Environment = { ["GENCORE_STARTED_IN"] = Environment.CurrentDirectory },
        };
        HugePages.Ask(start.Environment);
        return new EngineProcess(Process.Start(start)!);
    }

    /// <summary>Sends a request and passes its events on. An engine that dies of it, or takes longer than it may, is an error event too.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="receive">Receives the events in their order.</param>
    /// <param name="timeout">How long the answer may take; null for as long as it takes. The engine is killed then.</param>
    /// <param name="cancel">Kills the engine.</param>
    public async Task AskAsync(EngineRequest request, Action<EngineEvent> receive, TimeSpan? timeout, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(timeout ?? Timeout.InfiniteTimeSpan);
        using var onLate = late.Token.Register(Kill);
        using var onCancel = cancel.Register(Kill);
        await SendAsync(request, cancel);
        while (await process.StandardOutput.ReadLineAsync(cancel) is { } line)
        {
            var (printed, message) = EngineProtocol.ReadEvent(line);
            if (printed.Length > 0)
                receive(new StreamEvent("stdout", printed));
            if (message is DoneEvent)
                return;
            if (message is not null)
                receive(message);
        }

        cancel.ThrowIfCancellationRequested();
        receive(late.IsCancellationRequested ? DescribeTimeout(timeout!.Value) : await DescribeDeathAsync());
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync().WaitAsync(ExitGrace);
        }
        catch (Exception e) when (e is TimeoutException or IOException)
        {
            Kill();
        }

        process.Dispose();
    }

    /// <summary>Sends a request without waiting for an answer.</summary>
    public async Task SendAsync(EngineRequest request, CancellationToken cancel)
    {
        try
        {
            await process.StandardInput.WriteLineAsync(EngineProtocol.Write(request));
            await process.StandardInput.FlushAsync(cancel);
        }
        catch (IOException)
        {
            // it has died already: its output ends
        }
    }

    private static ErrorEvent DescribeTimeout(TimeSpan timeout)
    {
        var message = $"The cell was stopped after {timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s, the limit that --timeout sets for a cell.";
        return new ErrorEvent("Timeout", message, Line: null, [message]);
    }

    private async Task<ErrorEvent> DescribeDeathAsync()
    {
        await process.WaitForExitAsync();
        var message = $"The notebook's process ended in this cell with exit code {process.ExitCode}{(lastWords is null ? "" : $": {lastWords}")}";
        return new ErrorEvent("ProcessEnded", message, Line: null, [message, .. userFrames]);
    }

    // A dying process says why and then where, at length: the reason and the frames in cells are kept. What it prints there while it lives is not.
    private void HearError(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        var told = LastWords.Any(words => lastWords?.StartsWith(words, StringComparison.Ordinal) == true);
        if (!told)
            lastWords = line.Trim();
        else if (line.Contains(" in cell ", StringComparison.Ordinal) && userFrames.Count < MostFrames)
            userFrames.Add(line);
    }

    private void Kill() => process.Kill(entireProcessTree: true);
}

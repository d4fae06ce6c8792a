using System.Diagnostics;
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
        };
        return new EngineProcess(Process.Start(start)!);
    }

    /// <summary>Executes one cell and passes its events on. An engine that dies of it is an error of the cell too.</summary>
    public async Task ExecuteAsync(ExecuteRequest request, Action<EngineEvent> receive, CancellationToken cancel)
    {
        using var registration = cancel.Register(Kill);
        try
        {
            await process.StandardInput.WriteLineAsync(EngineProtocol.Write(request));
            await process.StandardInput.FlushAsync(cancel);
        }
        catch (IOException)
        {
            // it has died already: its output ends below
        }

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
        receive(await DescribeDeathAsync());
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

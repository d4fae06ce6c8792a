using System.ComponentModel;
using System.Diagnostics;

namespace Workbook.Processes;

/// <summary>Runs another program to its end.</summary>
internal static class Tool
{
    // Build servers inherit a tool's output and keep it open after the tool has ended.
    private static readonly TimeSpan OutputGrace = TimeSpan.FromSeconds(1);

    public static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs it silently and returns what it printed.</summary>
    public static async Task<ToolOutput> CaptureAsync(
        string program, IEnumerable<string> arguments, string folder, CancellationToken cancel,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        var lines = new List<string>();
        using var process = Start(start);
        process.StandardInput.Close();
        var output = Task.WhenAll(CollectAsync(process.StandardOutput, lines), CollectAsync(process.StandardError, lines));
        var exitCode = await WaitAsync(process, cancel);
        await Task.WhenAny(output, Task.Delay(OutputGrace, cancel));
        lock (lines)
            return new ToolOutput(exitCode, [.. lines]);
    }

    /// <summary>Runs it on the user's own terminal and returns its exit code.</summary>
    public static async Task<int> ForwardAsync(string program, IEnumerable<string> arguments, string folder, CancellationToken cancel)
    {
        using var process = Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder });
        return await WaitAsync(process, cancel);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new WorkbookException($"Cannot start {start.FileName}: {e.Message}");
        }
    }

    private static async Task<int> WaitAsync(Process process, CancellationToken cancel)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => ended.TrySetResult();
        if (process.HasExited)
            ended.TrySetResult();
        try
        {
            await ended.Task.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode;
    }

    private static async Task CollectAsync(StreamReader reader, List<string> lines)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (lines)
                lines.Add(line);
        }
    }
}

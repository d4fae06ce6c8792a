using Workbook.Engine;
using Workbook.Execution;

namespace Workbook.Doctor;

/// <summary>Makes a tensor in a child process: a native library that takes its process down does not take the doctor down.</summary>
internal static class TorchCheck
{
    private const string Script = """
        #!import start.csx
        TorchSharp.torch.ones(2, 3).sum();
        System.Console.Write($"{GenCore.Training.Compute.Summary} · {GenCore.Training.Compute.Blas}");
        """;

    public static async Task<Finding> ExamineAsync(Repository repository, string setup, CancellationToken cancel)
    {
        var said = new TerminalText();
        ErrorEvent? error = null;
        await using var engine = EngineProcess.Start(repository.Notebooks);
        await engine.AskAsync(new ExecuteRequest(1, Script), message =>
        {
            if (message is StreamEvent stream)
                said.Append(stream.Text);
            error ??= message as ErrorEvent;
        }, timeout: null, cancel);
        return error is null
            ? new Finding("torch", said.ToString().Trim())
            : new Finding("torch", $"does not load: {error.Name}: {error.Message.Split('\n')[0]}", $"{setup} (with --packages polyfill where the packages' libtorch does not fit this system)");
    }
}

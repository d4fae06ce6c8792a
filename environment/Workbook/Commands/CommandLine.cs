using System.CommandLine;
using System.CommandLine.Invocation;
using System.Runtime.InteropServices;

namespace Workbook.Commands;

/// <summary>The program's commands, and the one place where a failure becomes a sentence and an exit code.</summary>
internal static class CommandLine
{
    private const int Failed = 1;
    private const int Interrupted = 130;

    public static Task<int> InvokeAsync(string[] args)
    {
        var root = new RootCommand("Sets up, runs and checks the workbook's notebooks.")
        {
            SetupCommand.Create(),
            RunCommand.Create(),
            TestCommand.Create(),
            DoctorCommand.Create(),
            KernelCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction error)
        {
            error.ShowHelp = false;
            error.ShowTypoCorrections = false;
        }

        // signals are taken below, where work is made to stop at them
        return parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    /// <summary>Makes <paramref name="work"/> the command's action. What the user can mend is told in one sentence.</summary>
    public static Command Does(this Command command, Func<ParseResult, CancellationToken, Task<int>> work)
    {
        command.SetAction(async (parsed, _) =>
        {
            using var stop = new CancellationTokenSource();
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
            using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
            try
            {
                return await work(parsed, stop.Token);
            }
            catch (WorkbookException e)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return Failed;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return Interrupted;
            }

            void Stop(PosixSignalContext signal)
            {
                signal.Cancel = true;
                stop.Cancel();
            }
        });
        return command;
    }
}

using System.CommandLine;
using Workbook.Engine;
using Workbook.Jupyter;
using Workbook.Setup;

namespace Workbook.Commands;

/// <summary><c>kernel</c>: the process that executes cells, for the runner and for Jupyter; <c>kernel install</c> tells Jupyter of it.</summary>
internal static class KernelCommand
{
    public const string Name = "kernel";

    public static Command Create()
    {
        var command = new Command(Name, "Executes the cells that arrive on standard input, one JSON object a line; Jupyter's kernel drives it.") { Install() };
        command.SetAction(_ =>
        {
            EngineHost.Run();
            // threads that cells left running must not keep the process
            Environment.Exit(0);
        });
        return command;
    }

    private static Command Install()
    {
        var python = new Option<string?>("--python")
        {
            Description = "The Python that has ipykernel (looked for on the PATH if not given).",
            HelpName = "PROGRAM",
        };
        var command = new Command("install", "Makes the kernel known to Jupyter, for this user.") { python };
        return command.Does(async (parsed, cancel) =>
        {
            var repository = Repository.Find();
            await SetUp.For(repository, Console.Out).EnsureAsync(PackageRequest.None, cancel);
            await new ReadyCompiler(repository, Console.Out).EnsureAsync(cancel);
            await new KernelInstallation(repository, Console.Out).InstallAsync(parsed.GetValue(python), cancel);
            return 0;
        });
    }
}

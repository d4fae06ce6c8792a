using System.CommandLine;
using Workbook.Engine;

namespace Workbook.Commands;

/// <summary><c>engine</c>, hidden: the child process that executes a notebook's cells.</summary>
internal static class EngineCommand
{
    public const string Name = "engine";

    public static Command Create()
    {
        var command = new Command(Name) { Hidden = true };
        command.SetAction(_ =>
        {
            EngineHost.Run();
            // threads that cells left running must not keep the process
            Environment.Exit(0);
        });
        return command;
    }
}

using System.Runtime.CompilerServices;
using Workbook.Processes;
using Workbook.Setup;

namespace Workbook.Doctor;

/// <summary>Everything the notebooks need, looked at in the order in which they need it.</summary>
internal sealed class Examination(Repository repository)
{
    private const string SetupCommand = "dotnet run --project environment/Workbook -- setup";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        yield return await SdkAsync(cancel);
        var packages = Packages();
        yield return packages;
        yield return packages.Cure is not null || !File.Exists(repository.StartScript)
            ? new Finding("torch", "GenCore is not built", SetupCommand)
            : await TorchCheck.ExamineAsync(repository, SetupCommand, cancel);
        foreach (var finding in DataCheck.Examine(repository))
            yield return finding;
        foreach (var finding in CheckpointCheck.Examine(repository))
            yield return finding;
    }

    private async Task<Finding> SdkAsync(CancellationToken cancel)
    {
        var version = await Tool.CaptureAsync(DotNetHost.Path, ["--version"], repository.Root, cancel);
        return version.Succeeded
            ? new Finding("SDK", version.LastLine)
            : new Finding("SDK", "no SDK that global.json accepts", "install the .NET 10 SDK: https://dotnet.microsoft.com/download");
    }

    private Finding Packages()
    {
        try
        {
            return new PackagesFile(repository.PackagesProps).Read() is { } choice
                ? new Finding("packages", choice.Mode == PackageMode.Nuget ? $"{choice} ({choice.Backend})" : choice.ToString())
                : new Finding("packages", "not chosen yet", SetupCommand);
        }
        catch (WorkbookException e)
        {
            return new Finding("packages", e.Message, $"delete it, then {SetupCommand}");
        }
    }
}

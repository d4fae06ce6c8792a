using System.CommandLine;
using Workbook.Processes;
using Workbook.Setup;

namespace Workbook.Commands;

/// <summary><c>test</c>: <c>dotnet test</c> on the whole solution, after the set-up that is missing.</summary>
internal static class TestCommand
{
    // a solution would be built as Debug, and leave the notebooks referring to that
    private const string Configuration = "Release";

    public static Command Create()
    {
        var command = new Command("test", "Runs the tests. What follows goes to dotnet test as it is, as in: test --filter Vae")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        return command.Does(async (parsed, cancel) =>
        {
            var repository = Repository.Find();
            await SetUp.For(repository, Console.Out).EnsureAsync(PackageRequest.None, cancel);
            return await Tool.ForwardAsync(DotNetHost.Path, ["test", repository.SolutionFile, "-c", Configuration, .. parsed.UnmatchedTokens], Environment.CurrentDirectory, cancel);
        });
    }
}

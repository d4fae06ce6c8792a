using System.CommandLine;
using Workbook.Setup;

namespace Workbook.Commands;

/// <summary><c>setup</c>: prepares the machine and builds GenCore.</summary>
internal static class SetupCommand
{
    public static Command Create()
    {
        var packages = new Option<string?>("--packages")
        {
            Description = "Where the packages come from: nuget (the feed) or polyfill (stand-ins built here). Chosen by trying, if not given.",
            HelpName = "nuget|polyfill",
        };
        packages.AcceptOnlyFromAmong("nuget", "polyfill");
        var cuda = new Option<bool>("--cuda") { Description = "Take the libtorch for NVIDIA GPUs." };
        var command = new Command("setup", "Chooses and fetches what the workbook stands on, and builds GenCore. Does only what is missing.") { packages, cuda };
        return command.Does(async (parsed, cancel) =>
        {
            PackageMode? mode = parsed.GetValue(packages) switch { "nuget" => PackageMode.Nuget, "polyfill" => PackageMode.Polyfill, _ => null };
            var request = new PackageRequest(mode, parsed.GetValue(cuda));
            var repository = Repository.Find();
            var built = await SetUp.For(repository, Console.Out).EnsureAsync(request, cancel);
            var compiled = await new ReadyCompiler(repository, Console.Out).EnsureAsync(cancel);
            if (!built && !compiled)
                Console.WriteLine("nothing to do: nothing has changed since the last set-up");
            return 0;
        });
    }
}

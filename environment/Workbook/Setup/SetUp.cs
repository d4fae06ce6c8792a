using System.Diagnostics;
using Workbook.Files;

namespace Workbook.Setup;

/// <summary>Prepares a clone: the packages chosen, what they need installed, GenCore built. Each step is skipped where it is done.</summary>
internal sealed class SetUp(Repository repository, IPackageProbe probe, TextWriter output)
{
    private readonly BuildStamp stamp = new(repository);
    private readonly PackagesFile packages = new(repository.PackagesProps);

    public static SetUp For(Repository repository, TextWriter output) =>
        new(repository, new PackageProbe(repository, new CentralVersions(repository.CentralVersions), output), output);

    /// <summary>Does what is missing; returns at once, and says nothing, where that is nothing.</summary>
    /// <returns>Whether there was something to do.</returns>
    public async Task<bool> EnsureAsync(PackageRequest request, CancellationToken cancel)
    {
        if (IsDone(request))
            return false;
        var watch = Stopwatch.StartNew();
        using var turn = await SetupLock.AcquireAsync(repository, output, cancel);
        if (IsDone(request))
            return false;

        stamp.Delete();
        var choice = await ChooseAsync(request, cancel);
        var apt = new Apt(output);
        if (choice.Mode == PackageMode.Polyfill)
            await NativePackages.EnsureAsync(apt, cancel);
        await FashionMnistPackage.TryAsync(repository, apt, output, cancel);
        var inputs = stamp.Inputs();
        await new LibraryBuild(repository, output).RunAsync(choice, cancel);
        stamp.Write(inputs);
        output.WriteLine($"set up in {Duration.Text(watch.Elapsed)}");
        return true;
    }

    private bool IsDone(PackageRequest request) =>
        request == PackageRequest.None
        && packages.Read() is { } choice
        && (choice.Mode != PackageMode.Polyfill || NativePackages.Missing.Count == 0)
        && stamp.IsFresh();

    private async Task<PackageChoice> ChooseAsync(PackageRequest request, CancellationToken cancel)
    {
        var before = packages.Read();
        if (before is not null && request == PackageRequest.None)
        {
            output.WriteLine($"packages: {before.ModeName}, as {Repository.Short(repository.PackagesProps)} says; --packages or --cuda would choose anew");
            return before;
        }

        var choice = await PackageDecision.DecideAsync(request, probe, cancel);
        output.WriteLine($"packages: {choice}");
        if (choice != before)
            packages.Write(choice);
        return choice;
    }
}

using System.Diagnostics;
using Workbook.Files;
using Workbook.Processes;

namespace Workbook.Setup;

/// <summary>
/// The C# compiler as machine code (ready to run), which makes kernels and runs start sooner. The runner's build takes it in. A feed may lack what
/// makes it; then the compiler is compiled at each start, as before.
/// </summary>
internal sealed class ReadyCompiler(Repository repository, TextWriter output)
{
    private const string Package = "Microsoft.CodeAnalysis.CSharp.Scripting";

    private string Folder => Path.Combine(repository.Artifacts, "compiler");

    /// <summary>Makes it where it is missing in the compiler's present version.</summary>
    /// <returns>Whether there was something to do.</returns>
    public async Task<bool> EnsureAsync(CancellationToken cancel)
    {
        var ready = Path.Combine(Folder, new CentralVersions(repository.CentralVersions).Of(Package));
        if (Directory.Exists(ready))
            return false;
        using var turn = await SetupLock.AcquireAsync(repository, output, cancel);
        if (Directory.Exists(ready))
            return false;
        output.WriteLine("compiling the C# compiler to machine code, which makes notebooks start sooner …");
        var watch = Stopwatch.StartNew();
        var build = Path.Combine(Folder, "build");
        var published = Path.Combine(build, "published");
        Clear(build);
        var made = await DotNetAsync("publish", "compiler", [$"-p:ArtifactsPath={build}", "-o", published], cancel);
        if (made.Succeeded)
        {
            Directory.Move(published, ready); // whole or not at all
            made = await DotNetAsync("build", "Workbook", [], cancel);
        }
        Clear(build);
        output.WriteLine(made.Succeeded
            ? $"compiled in {Duration.Text(watch.Elapsed)}"
            : $"left as it is, which costs half a second at each start: {made.LastLine}");
        return true;
    }

    private Task<ToolOutput> DotNetAsync(string verb, string project, string[] more, CancellationToken cancel) => Tool.CaptureAsync(
        DotNetHost.Path, [verb, Path.Combine(repository.Root, "environment", project), "-nologo", "-v:m", "-tl:off", .. more], repository.Root, cancel);

    private static void Clear(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}

using System.Diagnostics;
using Workbook.Files;
using Workbook.Processes;

namespace Workbook.Setup;

/// <summary>
/// The C# compiler as machine code (ready to run), which makes kernels and runs start sooner. The runner's next build takes it in. A feed may lack
/// what makes it; then the compiler is compiled at each start, as before.
/// </summary>
internal sealed class ReadyCompiler(Repository repository, TextWriter output)
{
    private const string Package = "Microsoft.CodeAnalysis.CSharp.Scripting";

    private string Project => Path.Combine(repository.Root, "environment", "compiler");

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
        var publish = await Tool.CaptureAsync(
            DotNetHost.Path, ["publish", Project, "-nologo", "-v:m", "-tl:off", $"-p:ArtifactsPath={build}", "-o", published], repository.Root, cancel);
        if (publish.Succeeded)
            Directory.Move(published, ready); // whole or not at all
        Clear(build);
        output.WriteLine(publish.Succeeded
            ? $"compiled in {Duration.Text(watch.Elapsed)}"
            : $"left as it is, which costs half a second at each start: {publish.LastLine.Trim()}");
        return true;
    }

    private static void Clear(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}

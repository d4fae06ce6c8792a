using Workbook;
using Workbook.Setup;

namespace GenCore.Tests.Notebooks;

/// <summary>In a repository whose compiler is a project that publishes a text, or an error, and whose runner copies what was published.</summary>
public sealed class ReadyCompilerTests : IDisposable
{
    private const string Package = "Microsoft.CodeAnalysis.CSharp.Scripting";

    private readonly TemporaryFolder folder = new();
    private readonly StringWriter output = new();

    public ReadyCompilerTests()
    {
        SetVersion("5.1");
        SetPublish("""<WriteLinesToFile File="$(PublishDir)/a.dll" Lines="ready" />""");
        folder.Write("environment/Workbook/Workbook.csproj", $"""
            <Project DefaultTargets="Build">
              <Target Name="Restore" />
              <Target Name="Build"><Copy SourceFiles="{folder.File("artifacts/compiler/5.1/a.dll")}" DestinationFolder="{folder.File("artifacts/runner")}" /></Target>
            </Project>
            """);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_is_made_once_for_each_version()
    {
        Assert.True(await EnsureAsync());
        Assert.Equal("ready", File.ReadAllText(folder.File("artifacts/compiler/5.1/a.dll")).TrimEnd());
        Assert.True(File.Exists(folder.File("artifacts/runner/a.dll")));
        Assert.False(await EnsureAsync());
        SetVersion("5.2");
        Assert.True(await EnsureAsync());
        Assert.Equal(["5.1", "5.2"], Made());
    }

    [Fact]
    public async Task What_a_feed_cannot_give_is_done_without()
    {
        SetPublish("""
            <WriteLinesToFile File="$(PublishDir)/a.dll" Lines="half" />
            <Error Text="Unable to find package Crossgen" />
            """);
        Assert.True(await EnsureAsync());
        Assert.Empty(Made());
        Assert.Contains("Unable to find package Crossgen", output.ToString());
    }

    [Fact]
    public async Task One_that_was_stopped_halfway_is_made_the_next_time()
    {
        folder.Write("artifacts/compiler/build/published/a.dll", "half");
        folder.Write("artifacts/compiler/build/published/b.dll", "of another");
        Assert.True(await EnsureAsync());
        Assert.Equal(["a.dll"], Directory.EnumerateFiles(folder.File("artifacts/compiler/5.1")).Select(Path.GetFileName));
    }

    private Task<bool> EnsureAsync() => new ReadyCompiler(new Repository(folder.Path), output).EnsureAsync(CancellationToken.None);

    private IEnumerable<string> Made() =>
        Directory.EnumerateDirectories(folder.File("artifacts/compiler")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private void SetVersion(string version) => folder.Write(
        "Directory.Packages.props", $"<Project><ItemGroup><PackageVersion Include=\"{Package}\" Version=\"{version}\" /></ItemGroup></Project>");

    private void SetPublish(string tasks) => folder.Write(
        "environment/compiler/Compiler.csproj", $"<Project><Target Name=\"Restore\" /><Target Name=\"Publish\">{tasks}</Target></Project>");
}

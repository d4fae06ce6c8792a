using System.Text;
using Workbook;
using Workbook.Processes;
using Workbook.Setup;

namespace GenCore.Tests.Notebooks;

public sealed class SetupTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("/p/a.csproj : error NU1101: Unable to find package TorchSharp. No packages exist with this id in source(s): x [/p/a.csproj]", ProbeOutcome.NotOnFeed, "the feed has no TorchSharp 1.0 (NU1101)")]
    [InlineData("/p/a.csproj : error NU1102: Unable to find package TorchSharp with version (= 1.0)", ProbeOutcome.NotOnFeed, "the feed has no TorchSharp 1.0 (NU1102)")]
    [InlineData("/p/a.csproj : error NU1301: Unable to load the service index for source https://x. [/p/a.csproj]", ProbeOutcome.NoAnswer, "NU1301: Unable to load the service index for source https://x")]
    [InlineData("No space left on device", ProbeOutcome.NoAnswer, "No space left on device")]
    internal void A_failed_restore_is_read_as_a_lack_or_as_no_answer(string line, ProbeOutcome outcome, string detail)
    {
        var answer = RestoreLog.Explain(new ToolOutput(1, ["  Determining projects to restore...", line, ""]), "TorchSharp 1.0");
        Assert.Equal(new ProbeAnswer(outcome, detail), answer);
    }

    [Fact]
    public void The_newest_runtime_version_is_compared_by_number()
    {
        var library = Encoding.Latin1.GetBytes("\0\xffGLIBCXX_3.4\0GLIBCXX_3.4.9\0GLIBCXX_3.4.32\0GLIBCXX_LDBL_3.4\0");
        Assert.Equal(new Version(3, 4, 32), Libstdcxx.Newest(library));
        Assert.Equal(new Version(0, 0), Libstdcxx.Newest("no C++ here"u8));
    }

    [Fact]
    public void The_choice_of_packages_is_kept_with_its_reason()
    {
        var file = new PackagesFile(folder.File("packages.props"));
        Assert.Null(file.Read());
        var choice = new PackageChoice(PackageMode.Polyfill, "TorchSharp-cpu", "the feed has <none> of it");
        file.Write(choice);
        Assert.Equal(choice, file.Read());
        file.Write(choice with { Reason = "--packages" });
        Assert.Equal(PackageMode.Polyfill, file.Read()!.Mode);
    }

    [Theory]
    [InlineData("<Project><PropertyGroup>")]
    [InlineData("<Project />")]
    [InlineData("<Project><PropertyGroup><GenCorePackages>other</GenCorePackages></PropertyGroup></Project>")]
    public void An_unusable_choice_is_named(string text)
    {
        var path = folder.Write("packages.props", text);
        Assert.Contains("packages.props", Assert.Throws<WorkbookException>(() => new PackagesFile(path).Read()).Message);
    }

    [Fact]
    public void Central_versions_are_read_from_their_file()
    {
        var path = folder.Write("Directory.Packages.props", "<Project><ItemGroup><PackageVersion Include=\"A\" Version=\"1.2\" /></ItemGroup></Project>");
        Assert.Equal("1.2", new CentralVersions(path).Of("A"));
        Assert.Contains("B", Assert.Throws<WorkbookException>(() => new CentralVersions(path).Of("B")).Message);
    }

    [Fact]
    public void A_set_up_is_fresh_until_an_input_or_an_output_changes()
    {
        var source = folder.Write("lib/GenCore/A.cs", "a");
        var library = folder.Write("artifacts/build/GenCore.dll", "binary");
        var start = folder.Write("notebooks/start.csx", $"#r \"{library}\"\nusing System;\n");
        var stamp = new BuildStamp(new Repository(folder.Path));

        void AssertStaleAfter(Action change)
        {
            stamp.Write(stamp.Inputs());
            Assert.True(stamp.IsFresh());
            change();
            Assert.False(stamp.IsFresh());
        }

        Assert.False(stamp.IsFresh());
        AssertStaleAfter(() => File.WriteAllText(source, "changed"));
        AssertStaleAfter(() => folder.Write("lib/GenCore/B.cs", "new"));
        AssertStaleAfter(() => folder.Write("environment/packages.props", "<Project />"));
        AssertStaleAfter(() => folder.Write("Directory.Packages.props", "<Project />"));
        AssertStaleAfter(() => File.WriteAllText(start, $"#r \"{library}\"\n"));
        AssertStaleAfter(stamp.Delete);
        AssertStaleAfter(() => folder.Write("artifacts/build/native.so", "binary"));
        AssertStaleAfter(() => File.Delete(library));
    }

    [Fact]
    public void What_is_no_input_leaves_a_set_up_fresh()
    {
        folder.Write("lib/GenCore/A.cs", "a");
        folder.Write("notebooks/start.csx", "using System;\n");
        var stamp = new BuildStamp(new Repository(folder.Path));
        stamp.Write(stamp.Inputs());
        folder.Write("lib/GenCore.Tests/ATests.cs", "a");
        folder.Write("lib/GenCore/obj/A.cache", "a");
        folder.Write("notebooks/08-vae.ipynb", "{}");
        folder.Write("environment/README.md", "text");
        Assert.True(stamp.IsFresh());
    }

    [Fact]
    public async Task Fashion_MNIST_that_is_there_is_not_installed_again()
    {
        folder.Write("data/fashion-mnist/t10k-images-idx3-ubyte.gz", "images");
        var output = new StringWriter();
        await FashionMnistPackage.TryAsync(new Repository(folder.Path), new Apt(output), output, CancellationToken.None);
        Assert.Equal("", output.ToString());
    }

    [Fact]
    public async Task A_set_up_that_was_stopped_halfway_completes_the_next_time()
    {
        var gate = folder.File("gate");
        var repository = WriteClone($"""
            <WriteLinesToFile File="{folder.File("begun")}" Lines="begun" />
            <Exec Command="while [ ! -e {gate} ]; do sleep 0.1; done" />
            """);
        SetUp Create() => new(repository, new UnaskedProbe(), new StringWriter()); // the choice is there

        using (var stop = new CancellationTokenSource())
        {
            var first = Create().EnsureAsync(PackageRequest.None, stop.Token);
            while (!File.Exists(folder.File("begun")) && !first.IsCompleted)
                await Task.Delay(50);
            stop.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        }
        Assert.False(new BuildStamp(repository).IsFresh());
        File.WriteAllText(gate, "");
        Assert.True(await Create().EnsureAsync(PackageRequest.None, CancellationToken.None));
        Assert.True(File.Exists(repository.StartScript));
        Assert.False(await Create().EnsureAsync(PackageRequest.None, CancellationToken.None));
    }

    [Fact]
    public async Task What_was_built_before_the_clock_went_back_is_built_anew()
    {
        var repository = WriteClone("");
        var output = new StringWriter();
        var setUp = new SetUp(repository, new UnaskedProbe(), output);
        await setUp.EnsureAsync(PackageRequest.None, CancellationToken.None);
        foreach (var built in Directory.EnumerateFiles(folder.File("artifacts/build-nuget"), "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(built, DateTime.UtcNow.AddHours(2));
        folder.Write("lib/GenCore/A.cs", "public class NewName;");

        Assert.True(await setUp.EnsureAsync(PackageRequest.None, CancellationToken.None));
        Assert.Contains("from the future", output.ToString());
        var library = File.ReadLines(repository.StartScript).First().Split('"')[1];
        Assert.Contains("NewName", Encoding.Latin1.GetString(File.ReadAllBytes(library)));
        Assert.False(await setUp.EnsureAsync(PackageRequest.None, CancellationToken.None));
    }

    [Fact]
    public async Task The_lock_is_waited_for()
    {
        var repository = new Repository(folder.Path);
        var output = new StringWriter();
        var first = await SetupLock.AcquireAsync(repository, output, CancellationToken.None);
        var second = SetupLock.AcquireAsync(repository, output, CancellationToken.None);
        Assert.False(second.IsCompleted);
        Assert.Contains("waiting", output.ToString());
        first.Dispose();
        (await second.WaitAsync(TimeSpan.FromSeconds(10))).Dispose();
    }

    // a clone whose library is one class, whose packages are chosen, and whose build does something before it ends
    private Repository WriteClone(string tasks)
    {
        folder.Write("GenCore.slnx", "<Solution />");
        folder.Write("Directory.Build.props", "<Project><PropertyGroup><ArtifactsPath>$(MSBuildThisFileDirectory)artifacts/build-nuget</ArtifactsPath></PropertyGroup></Project>");
        folder.Write("environment/packages.props", "<Project />");
        folder.Write("data/fashion-mnist/t10k-images-idx3-ubyte.gz", "images");
        folder.Write("lib/GenCore/A.cs", "public class A;");
        folder.Write("lib/GenCore/GenCore.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <Target Name="Finish" AfterTargets="Build">
                {tasks}
                <WriteLinesToFile File="{folder.File("notebooks/start.csx")}" Lines="#r &quot;$(TargetPath)&quot;" Overwrite="true" />
              </Target>
            </Project>
            """);
        new PackagesFile(folder.File("environment/packages.props")).Write(new(PackageMode.Nuget, "TorchSharp-cpu", "for a test"));
        return new Repository(folder.Path);
    }

    private sealed class UnaskedProbe : IPackageProbe
    {
        public string? PolyfillObstacle => throw new InvalidOperationException();

        public Task<ProbeAnswer> TryAsync(string backend, CancellationToken cancel) => throw new InvalidOperationException();
    }
}

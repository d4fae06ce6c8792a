using System.Security.Cryptography;
using GenCore.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Data;

public sealed class FashionMnistTests : IDisposable
{
    private static readonly byte[] Content = IdxFiles.Noise(1000);
    private static readonly IdxFile[] Files = [.. new[] { "a.gz", "b.gz" }.Select(name => new IdxFile(name, "", Convert.ToHexStringLower(SHA256.HashData(Content))))];

    private readonly TemporaryFolder folder = new();
    private readonly FileServer server = new(Content);

    public void Dispose()
    {
        server.Dispose();
        folder.Dispose();
    }

    [FactWithFashionMnist]
    public void Loads_the_published_data()
    {
        using var scope = NewDisposeScope();
        var fashion = FashionMnist.Load();
        Assert.Equal([60_000, 1, 28, 28], fashion.Train.Images.shape);
        Assert.Equal([10_000, 1, 28, 28], fashion.Test.Images.shape);
        Assert.Equal([9, 0, 0, 3, 0], fashion.Train.Labels.narrow(0, 0, 5).data<long>().ToArray());
        Assert.Equal([9, 2, 1, 1, 6], fashion.Test.Labels.narrow(0, 0, 5).data<long>().ToArray());
        Assert.Equal(Enumerable.Repeat(6000L, 10), fashion.Train.Labels.bincount(null).data<long>().ToArray());
        // the mean and deviation that everybody normalises by
        Assert.Equal(0.2860, fashion.Train.Images.mean().item<float>(), 1e-4);
        Assert.Equal(0.3530, fashion.Train.Images.std().item<float>(), 1e-4);

        var test = FashionMnist.LoadTest();
        Assert.True(test.Images.eq(fashion.Test.Images).all().item<bool>());
        Assert.True(test.Labels.eq(fashion.Test.Labels).all().item<bool>());
    }

    [Fact]
    public void Its_classes_have_ten_names()
    {
        Assert.Equal(10, FashionMnist.ClassNames.Distinct().Count());
        Assert.Equal("Ankle boot", FashionMnist.ClassNames[9]);
    }

    [Fact]
    public void The_first_folder_that_has_all_files_is_taken_without_a_download()
    {
        folder.Write("own/a.gz", "1");
        folder.Write("system/a.gz", "1");
        folder.Write("system/b.gz", "1");
        Assert.Equal(folder.File("system"), Folder(null, folder.File("own"), folder.File("system")));
        folder.Write("own/b.gz", "1");
        Assert.Equal(folder.File("own"), Folder(null, folder.File("own"), folder.File("system")));
        Assert.Empty(server.Ranges);
    }

    [Fact]
    public void What_is_missing_everywhere_is_downloaded_into_the_repositorys_folder()
    {
        Directory.CreateDirectory(folder.File("own"));
        File.WriteAllBytes(folder.File("own/a.gz"), Content);
        var shown = new List<string>();
        var found = Folder((file, _) => { shown.Add(file); return _ => { }; }, folder.File("own"), folder.File("system"));
        Assert.Equal(folder.File("own"), found);
        Assert.Equal(["b.gz"], shown);
        Assert.Equal(Content, File.ReadAllBytes(folder.File("own/b.gz")));
    }

    [Fact]
    public void A_folder_without_the_files_is_refused_by_name()
    {
        var error = Assert.Throws<DatasetException>(() => FashionMnist.Load(folder.Path));
        Assert.Contains($"{folder.File("t10k-images-idx3-ubyte.gz")} is missing", error.Message);
        Assert.Contains("data/README.md", error.Message);
    }

    private string Folder(DownloadProgress? progress, params string[] folders) =>
        FashionMnist.Folder(Files, [null, .. folders], () => folder.File("own"), server.Address, progress, CancellationToken.None);

    private sealed class FactWithFashionMnistAttribute : FactAttribute
    {
        public FactWithFashionMnistAttribute() =>
            Skip = DataFolder.Look("fashion-mnist") is null && !Directory.Exists(FashionMnist.DebianFolder) ? "Fashion-MNIST is not on this machine" : null;
    }
}

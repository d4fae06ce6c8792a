using System.IO.Compression;
using System.Security.Cryptography;
using Workbook;
using Workbook.Doctor;
using Workbook.Setup;

namespace GenCore.Tests.Notebooks;

public sealed class DoctorTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private Repository Temporary => new(folder.Path);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_data_that_ships_is_well()
    {
        Assert.All(DataCheck.Examine(Repository.Find()), finding => Assert.Null(finding.Cure));
    }

    [Fact]
    public void Missing_broken_and_changed_data_is_told_file_by_file()
    {
        folder.Write("data/mnist/train-images-idx3-ubyte.gz", "not gzip");
        using (var gzip = new GZipStream(File.Create(folder.File("data/mnist/train-labels-idx1-ubyte.gz")), CompressionLevel.Fastest))
            gzip.Write("other"u8);
        var finding = Assert.Single(DataCheck.Examine(Temporary), finding => finding.Subject == "MNIST");
        Assert.Contains("train-images-idx3-ubyte.gz does not unzip", finding.Detail);
        Assert.Contains("train-labels-idx1-ubyte.gz has another checksum", finding.Detail);
        Assert.Contains("t10k-images-idx3-ubyte.gz is missing", finding.Detail);
        Assert.NotNull(finding.Cure);
    }

    [Fact]
    public void Fashion_MNIST_may_be_missing_but_not_damaged()
    {
        var missing = DataCheck.Fashion(null);
        Assert.Null(missing.Cure);
        Assert.Contains("not here yet: notebook 04 downloads it", missing.Detail);

        var path = folder.Write("data/fashion-mnist/t10k-images-idx3-ubyte.gz", "not gzip");
        var data = FashionMnistPackage.Find(Temporary);
        Assert.Equal(Path.GetDirectoryName(path), data);
        var damaged = DataCheck.Fashion(data);
        Assert.Equal("t10k-images-idx3-ubyte.gz does not unzip", damaged.Detail);
        Assert.StartsWith($"delete {data}", damaged.Cure);
    }

    [Fact]
    public void Checkpoints_are_held_against_the_list()
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData("weights"u8));
        folder.Write("data/checkpoints/SHA256SUMS", $"{sha256}  vae.safetensors\n{sha256}  gan.safetensors\n");
        folder.Write("data/checkpoints/vae.safetensors", "weights");
        var finding = Assert.Single(CheckpointCheck.Examine(Temporary));
        Assert.Equal("gan.safetensors is missing", finding.Detail);

        folder.Write("data/checkpoints/gan.safetensors", "others");
        Assert.Equal("gan.safetensors has another checksum", Assert.Single(CheckpointCheck.Examine(Temporary)).Detail);
        folder.Write("data/checkpoints/gan.safetensors", "weights");
        Assert.Null(Assert.Single(CheckpointCheck.Examine(Temporary)).Cure);
    }
}

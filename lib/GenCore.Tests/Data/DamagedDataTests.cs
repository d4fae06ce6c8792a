using System.Security.Cryptography;
using GenCore.Data;
using GenCore.Display;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Data;

public sealed class DamagedDataTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Damaged_data_sets_are_refused()
    {
        var images = IdxFiles.Noise(50 * 28 * 28);
        var content = IdxFiles.Content([50, 28, 28], images);
        var sha256 = Convert.ToHexString(SHA256.HashData(content));
        var path = folder.File("images.gz");
        // what gzip's header says of time and system may change without harm
        AssertRefused<DatasetException>(path, IdxFiles.Gzip(content), least: 190, () => IdxReader.Read(path, sha256).data<byte>().ToArray().SequenceEqual(images));
    }

    [Fact]
    public void Damaged_archives_of_arrays_are_refused()
    {
        var array = arange(600, ScalarType.Float64).reshape(20, 30);
        var path = folder.File("statistics.npz");
        NpzFile.Write(path, ("mu", array));
        AssertRefused<DatasetException>(path, File.ReadAllBytes(path), least: 150, () => NpzFile.Read(path, "mu").equal(array).all().item<bool>());
    }

    [Fact]
    public void Damaged_pictures_are_refused()
    {
        var path = folder.File("picture.png");
        File.WriteAllBytes(path, new ImageGrid(rand(4, 1, 28, 28)).ToPng());
        var picture = PngReader.Read(path);
        AssertRefused<DatasetException>(path, File.ReadAllBytes(path), least: 150, () => PngReader.Read(path).equal(picture).all().item<bool>());
    }

    // an array has no checksum: a flipped digit is a digit, but nothing worse comes of it
    [Fact]
    public void Damaged_arrays_are_refused_or_read()
    {
        var path = folder.File("features.npy");
        NpyFile.Write(path, rand(20, 30));
        AssertRefused<DatasetException>(path, File.ReadAllBytes(path), least: 100, () =>
        {
            NpyFile.Read(path).Dispose();
            return true;
        });
    }

    private static void AssertRefused<TException>(string path, byte[] whole, int least, Func<bool> readsAsBefore) where TException : Exception
    {
        var refused = Damage.Of(whole).Count(damaged => Damage.IsRefused<TException>(path, damaged, readsAsBefore));
        Assert.True(refused >= least, $"{refused} of 200 were refused");
    }
}

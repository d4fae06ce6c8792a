using System.Security.Cryptography;
using GenCore.Data;
using static TorchSharp.torch;

namespace GenCore.Tests.Data;

public sealed class IdxReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(5)]
    [InlineData(3, 4)]
    [InlineData(2, 3, 4)]
    [InlineData(2, 1, 3, 2, 2)]
    [InlineData(700, 1000)] // more than one piece
    public void Reads_what_was_written_at_any_rank(params int[] shape)
    {
        var elements = IdxFiles.Noise(shape.Aggregate(1, (product, size) => product * size));
        using var tensor = IdxReader.Read(Write(IdxFiles.Gzip(IdxFiles.Content(shape, elements))));
        Assert.Equal(ScalarType.Byte, tensor.dtype);
        Assert.Equal(shape.Select(size => (long)size), tensor.shape);
        Assert.Equal(elements, tensor.data<byte>().ToArray());
    }

    [Fact]
    public void Reads_a_file_without_elements()
    {
        using var tensor = IdxReader.Read(Write(IdxFiles.Gzip(IdxFiles.Content([0, 28, 28], []))));
        Assert.Equal([0, 28, 28], tensor.shape);
    }

    [Fact]
    public void Takes_the_checksum_of_the_unzipped_content_in_either_case()
    {
        var content = IdxFiles.Content([4], [1, 2, 3, 4]);
        var path = Write(IdxFiles.Gzip(content));
        IdxReader.Read(path, Convert.ToHexString(SHA256.HashData(content))).Dispose();
        IdxReader.Read(path, Convert.ToHexStringLower(SHA256.HashData(content))).Dispose();
    }

    [Fact]
    public void Another_checksum_is_refused_with_both()
    {
        var content = IdxFiles.Content([4], [1, 2, 3, 4]);
        var expected = new string('0', 64);
        AssertRefused(IdxFiles.Gzip(content), $"is {Convert.ToHexStringLower(SHA256.HashData(content))}, expected {expected}", expected);
    }

    [Fact]
    public void A_missing_file_is_refused()
    {
        var error = Assert.Throws<DatasetException>(() => IdxReader.Read(folder.File("none.gz")));
        Assert.Contains($"{folder.File("none.gz")} is missing", error.Message);
        Assert.Contains("git checkout", error.Message);
    }

    [Fact]
    public void A_file_that_is_not_gzip_is_refused() =>
        AssertRefused("<html>"u8.ToArray(), "is not gzip: it starts with 3C68, expected 1F8B");

    [Fact]
    public void An_empty_file_is_refused() => AssertRefused([], "is not gzip: it starts with nothing");

    [Theory]
    [InlineData(0.999)]
    [InlineData(0.6)]
    [InlineData(0.01)]
    public void A_truncated_file_is_refused(double share)
    {
        var whole = IdxFiles.Gzip(IdxFiles.Content([100, 1000], IdxFiles.Noise(100_000)));
        AssertRefused(whole[..(int)(whole.Length * share)], "is truncated");
    }

    [Fact]
    public void A_damaged_gzip_stream_is_refused()
    {
        var packed = IdxFiles.Gzip(IdxFiles.Content([1000], new byte[1000]));
        for (var i = 10; i < packed.Length - 8; i++) packed[i] = 0xFF;
        AssertRefused(packed, "is damaged, its gzip data does not unpack");
    }

    [Fact]
    public void A_header_that_promises_more_than_there_can_be_is_refused_before_memory_is_taken() =>
        AssertRefused(IdxFiles.Gzip(IdxFiles.Content([int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue], [1])), "its header promises");

    [Fact]
    public void More_data_than_promised_is_refused() =>
        AssertRefused(IdxFiles.Gzip(IdxFiles.Content([3], [1, 2, 3, 4])), "holds more than the [3] bytes");

    [Fact]
    public void Another_element_type_is_refused() =>
        AssertRefused(IdxFiles.Gzip(IdxFiles.Content([1], [0, 0, 0, 0], type: 0x0D)), "is not an IDX file of unsigned bytes: it starts with 00000D01");

    [Fact]
    public void Something_else_that_is_gzipped_is_refused() =>
        AssertRefused(IdxFiles.Gzip("hello, world"u8.ToArray()), "is not an IDX file of unsigned bytes: it starts with 68656C6C");

    // one sentence that names the file, and what to do
    private void AssertRefused(byte[] file, string sentence, string? sha256 = null)
    {
        var path = Write(file);
        var error = Assert.Throws<DatasetException>(() => IdxReader.Read(path, sha256));
        Assert.StartsWith($"The file {path} ", error.Message);
        Assert.Contains(sentence, error.Message);
        Assert.Contains("git checkout", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    private string Write(byte[] file)
    {
        var path = folder.File("file.gz");
        File.WriteAllBytes(path, file);
        return path;
    }
}

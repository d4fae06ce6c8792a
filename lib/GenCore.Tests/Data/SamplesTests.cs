using System.Text.Json;
using GenCore.Data;
using GenCore.Display;
using GenCore.Display.Pictures;
using GenCore.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Data;

public sealed class SamplesTests : IDisposable
{
    private static readonly JsonElement Fixture =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "samples.json"))).RootElement;

    private readonly DisposeScope scope = NewDisposeScope();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    public static TheoryData<string> Arrays => new(Fixture.GetProperty("arrays").EnumerateObject().Select(item => item.Name));

    public static TheoryData<string> Pictures => new(Fixture.GetProperty("pictures").EnumerateObject().Select(item => item.Name));

    [Theory]
    [MemberData(nameof(Arrays))]
    public void Arrays_are_what_numpy_saved(string name)
    {
        var array = Samples.Read(Written("a.npy", "arrays", name));
        Assert.Equal([2L, 3, 4], array.shape);
        Assert.True(array.is_contiguous());
        Assert.True(array.to(ScalarType.Int64).Equals((arange(24, ScalarType.Int64) * 10).remainder(120).view(2, 3, 4)));
    }

    [Theory]
    [InlineData("objects")]
    [InlineData("records")]
    [InlineData("complex")]
    [InlineData("text")]
    public void Arrays_of_no_real_numbers_are_refused(string name) =>
        Assert.Matches("another kind|of type", Assert.Throws<DatasetException>(() => NpyFile.Read(Written("a.npy", "others", name))).Message);

    [Fact]
    public void Arrays_come_back_as_they_were_written()
    {
        foreach (var array in new[] { randn(3, 2), randn([5], ScalarType.Float64), tensor(1L), zeros(0, 3), ones([2, 2], ScalarType.Bool), randn(4, 3).t() })
        {
            NpyFile.Write(folder.File("a.npy"), array);
            var read = NpyFile.Read(folder.File("a.npy"));
            Assert.Equal(array.dtype, read.dtype);
            Assert.True(array.Equals(read));
        }
    }

    [Fact]
    public void What_cannot_be_written_leaves_the_older_file_and_nothing_else()
    {
        NpyFile.Write(folder.File("a.npy"), ones(2));
        NpzFile.Write(folder.File("a.npz"), ("mu", ones(2)));
        var before = Content();
        var brief = ones(2).to(ScalarType.BFloat16);
        var message = Assert.Throws<ArgumentException>(() => NpyFile.Write(folder.File("a.npy"), brief)).Message;
        Assert.Equal("A tensor of type BFloat16 cannot be written: convert it to one of Float16, Float32, Float64, Byte, Int8, Int16, Int32, Int64, Bool.", message);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => NpzFile.Write(folder.File("a.npz"), ("mu", zeros(2)), ("sigma", brief))).Message);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => NpyFile.Write(folder.File("b.npy"), brief)).Message);
        // the second array is gone when its turn comes, and the first is in the file
        var gone = ones(2, 2);
        Assert.ThrowsAny<Exception>(() => NpzFile.Write(folder.File("a.npz"), Disposed()));
        Assert.Equal(before, Content());
        Assert.Equal(["a.npy", "a.npz"], folder.Files);

        byte[] Content() => [.. File.ReadAllBytes(folder.File("a.npy")), .. File.ReadAllBytes(folder.File("a.npz"))];

        IEnumerable<(string, Tensor)> Disposed()
        {
            yield return ("mu", zeros(2));
            gone.Dispose();
            yield return ("sigma", gone);
        }
    }

    [Fact]
    public void A_damaged_array_is_refused()
    {
        NpyFile.Write(folder.File("a.npy"), zeros(3, 2));
        var whole = File.ReadAllBytes(folder.File("a.npy"));
        void Refused(string fault, byte[] content, string name = "b.npy")
        {
            File.WriteAllBytes(folder.File(name), content);
            var message = Assert.Throws<DatasetException>(() => Samples.Read(folder.File(name))).Message;
            Assert.Contains(fault, message);
            Assert.Contains(name, message);
        }

        Refused("20 bytes follow", whole[..^4]);
        Refused("does not begin", [1, 2, 3, .. whole]);
        Refused("does not begin", []);
        Refused("its version is 9", [.. whole[..6], 9, .. whole[7..]]);
        Refused("ends within its header", whole[..40]);
        Refused("neither", whole, "b.txt");
        Assert.Contains("no file", Assert.Throws<DatasetException>(() => Samples.Read(folder.File("missing.npy"))).Message);
    }

    [Fact]
    public void Statistics_are_read_as_numpy_saved_them_and_written_for_it()
    {
        var statistics = GaussianStatistics.Read(Written("a.npz", Fixture.GetProperty("statistics")));
        Assert.Equal([1.0, 2.0], statistics.Mean.data<double>().ToArray());
        Assert.Equal([2.0, 0.5, 0.5, 1.0], statistics.Covariance.data<double>().ToArray());
        statistics.Write(folder.File("b.npz"));
        Assert.Equal(0, FrechetDistance.Between(statistics, GaussianStatistics.Read(folder.File("b.npz"))), 1e-12);

        NpzFile.Write(folder.File("c.npz"), ("mean", ones(2)));
        Assert.Contains("no array 'mu', but mean", Assert.Throws<DatasetException>(() => GaussianStatistics.Read(folder.File("c.npz"))).Message);
        File.WriteAllBytes(folder.File("d.npz"), [1, 2, 3]);
        Assert.Contains("not a whole .npz", Assert.Throws<DatasetException>(() => GaussianStatistics.Read(folder.File("d.npz"))).Message);
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Pictures_are_what_pillow_saved(string mode)
    {
        var item = Fixture.GetProperty("pictures").GetProperty(mode);
        var image = PngReader.Read(Written("a.png", item.GetProperty("file")));
        Assert.Equal([mode.StartsWith('L') ? 1L : 3, 23, 31], image.shape);
        Assert.Equal(item.GetProperty("pixels").EnumerateArray().Select(value => value.GetByte()), image.data<byte>().ToArray());
    }

    [Fact]
    public void What_follows_the_end_of_a_picture_is_left_out()
    {
        var whole = PngFile.Encode(new Raster([1, 2, 3, 4, 5, 6], 2, 3, 1));
        foreach (var rest in new byte[][] { [0], [1, 2, 3], [.. "a comment that some program left here"u8], whole })
        {
            File.WriteAllBytes(folder.File("a.png"), [.. whole, .. rest]);
            Assert.Equal([1, 2, 3, 4, 5, 6], PngReader.Read(folder.File("a.png")).data<byte>().ToArray());
        }
    }

    [Fact]
    public void A_picture_larger_than_its_data_can_hold_is_refused_before_there_is_memory_for_it()
    {
        // all of one colour, packed nearly as tight as can be
        var plain = PngFile.Encode(new Raster(new byte[2000 * 2000], 2000, 2000, 1));
        File.WriteAllBytes(folder.File("a.png"), plain);
        Assert.InRange(plain.Length, 0, 2000 * 2000 / 900);
        Assert.Equal(0, PngReader.Read(folder.File("a.png")).sum().item<long>());

        var large = new PngWriter(1 << 14, 1 << 14, 3);
        large.Chunk("IDAT", PngFile.Deflate(new Raster(new byte[6], 2, 3, 1)));
        File.WriteAllBytes(folder.File("b.png"), large.End());
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        Assert.Matches("b.png is not a whole PNG file: it should have 16384×16384 pixels, more than its [0-9]+ bytes of data can hold", Assert.Throws<DatasetException>(() => PngReader.Read(folder.File("b.png"))).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 1 << 20);
    }

    [Fact]
    public void A_folder_of_pictures_is_a_set_in_the_order_of_names()
    {
        foreach (var (name, value) in new[] { ("b.png", 20), ("a.png", 10), ("c.PNG", 30) })
            File.WriteAllBytes(folder.File(name), PngFile.Encode(new Raster([.. Enumerable.Repeat((byte)value, 6)], 2, 3, 1)));
        folder.Write("notes.txt", "not a picture");
        var images = Samples.Read(folder.Path);
        Assert.Equal([3L, 1, 3, 2], images.shape);
        Assert.Equal([10, 20, 30], images[.., 0, 0, 0].data<byte>().ToArray());
        Assert.Equal(20 / 255f, Samples.Images(images)[1, 0, 0, 0].item<float>(), 1e-7);

        File.WriteAllBytes(folder.File("d.png"), PngFile.Encode(new Raster(new byte[9], 3, 3, 1)));
        Assert.Contains("d.png is [1, 3, 3]", Assert.Throws<DatasetException>(() => Samples.Read(folder.Path)).Message);
    }

    [Fact]
    public void Folders_and_pictures_that_cannot_be_read_are_named()
    {
        Assert.Contains("no PNG files", Assert.Throws<DatasetException>(() => Samples.Read(folder.Path)).Message);
        void Refused(string fault, string path) => Assert.Contains(fault, Assert.Throws<DatasetException>(() => PngReader.Read(path)).Message);
        Refused("16 bits", Written("a.png", "refused", "16 bits"));
        Refused("1 bits", Written("a.png", "refused", "1 bits"));
        var whole = File.ReadAllBytes(Written("a.png", Fixture.GetProperty("pictures").GetProperty("RGB").GetProperty("file")));
        Refused("ends too early", Changed(whole[..^20]));
        Refused("checksum", Changed([.. whole[..50], (byte)(whole[50] + 1), .. whole[51..]]));
        Refused("does not begin", Changed([.. "GIF89a, or so it says"u8]));
        Refused("interlaced", Changed(Picture(2, 2, interlace: 1)));
        Refused("0×2", Changed(Picture(0, 2)));
        Refused("900×900 pixels, more than its 0 bytes", Changed(Picture(900, 900)));
        Refused("do not unpack", Changed(Unfinished(20, 20)));
        Refused("no file", folder.File("missing.png"));

        string Changed(byte[] content)
        {
            File.WriteAllBytes(folder.File("b.png"), content);
            return folder.File("b.png");
        }
    }

    [Fact]
    public void Images_of_every_layout_become_channels_first()
    {
        Assert.Equal([5L, 1, 8, 9], Samples.Images(rand(5, 8, 9)).shape);
        Assert.Equal([5L, 3, 8, 9], Samples.Images(rand(5, 8, 9, 3)).shape);
        Assert.Equal([5L, 1, 8, 9], Samples.Images(zeros([5, 1, 8, 9], ScalarType.Byte)).shape);
        Assert.Contains("[5, 8]", Assert.Throws<ArgumentException>(() => Samples.Images(rand(5, 8))).Message);
        Assert.Contains("Int64", Assert.Throws<ArgumentException>(() => Samples.Images(zeros([5, 8, 8], ScalarType.Int64))).Message);
        Assert.Contains("from 0 to 255", Assert.Throws<ArgumentException>(() => Samples.Images(arange(256f).view(4, 8, 8))).Message);
        Assert.Throws<ArgumentException>(() => Samples.Images(full([1, 2, 2], float.NaN)));
        Assert.Equal(ScalarType.Float32, Samples.Features(rand(3, 2).half()).dtype);
        Assert.Contains("[3, 2, 2]", Assert.Throws<ArgumentException>(() => Samples.Features(rand(3, 2, 2))).Message);
        Assert.Contains("Byte", Assert.Throws<ArgumentException>(() => Samples.Features(zeros([3, 2], ScalarType.Byte))).Message);
    }

    // a picture with no pixels in it
    private static byte[] Picture(int width, int height, byte interlace = 0)
    {
        byte[] header = [.. "IHDR"u8, .. PngWriter.Number(width), .. PngWriter.Number(height), 8, 0, 0, 0, interlace];
        return [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. PngWriter.Number(13), .. header, .. PngWriter.Number((int)Crc32.Of(header))];
    }

    // a picture whose rows end halfway
    private static byte[] Unfinished(int width, int height)
    {
        var file = new PngWriter(width, height, 1);
        file.Chunk("IDAT", PngFile.Deflate(new Raster(new byte[width * height / 2], width, height / 2, 1)));
        return file.End();
    }

    private string Written(string file, string section, string name) => Written(file, Fixture.GetProperty(section).GetProperty(name));

    private string Written(string file, JsonElement content)
    {
        File.WriteAllBytes(folder.File(file), content.GetBytesFromBase64());
        return folder.File(file);
    }
}

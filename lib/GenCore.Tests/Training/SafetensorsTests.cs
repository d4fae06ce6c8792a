using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using GenCore.Data;
using GenCore.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Training;

public sealed class SafetensorsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Every_type_and_shape_comes_back_as_it_was()
    {
        (string Name, Tensor Value)[] written =
        [
            ("bool", tensor(new[] { true, false, true })),
            ("byte", tensor(new byte[] { 0, 7, 255 })),
            ("half", tensor(new[] { 0.5f, -2f }).to_type(ScalarType.Float16)),
            ("int", tensor(new[] { int.MinValue, 3 })),
            ("long", tensor(new[] { long.MaxValue, -1L })),
            ("float", tensor(new[] { 1f, float.NaN, float.NegativeInfinity, float.Epsilon })),
            ("double", tensor(new[] { Math.PI, -0.0 })),
            ("scalar", tensor(42L)),
            ("empty", zeros(0, 3)),
            ("transposed", arange(6).reshape(2, 3).t()),
            ("ünïcode \"quoted\"", zeros(2, 2)),
        ];
        Safetensors.Write(folder.File("all.safetensors"), written, new Dictionary<string, string> { ["recipe"] = "a\nb \"c\" é" });

        using var file = new SafetensorsFile(folder.File("all.safetensors"));
        Assert.Equal("a\nb \"c\" é", Assert.Single(file.Metadata).Value);
        Assert.Equal(written.Select(pair => pair.Name).Order(), file.Names.Order());
        foreach (var (name, value) in written)
        {
            var read = file.Read(name);
            Assert.Equal(value.dtype, read.dtype);
            Assert.Equal(value.dtype, file.Type(name));
            Assert.Equal(value.shape, read.shape);
            Assert.Equal(value.contiguous().bytes.ToArray(), read.bytes.ToArray());
        }
        Assert.Equal(["all.safetensors"], folder.Files);
    }

    [Fact]
    public void The_layout_is_that_of_the_format()
    {
        Safetensors.Write(folder.File("layout"), [("b", tensor(new byte[] { 9 })), ("a", tensor(new[] { 1f, 2f }).reshape(1, 2))], new Dictionary<string, string> { ["k"] = "v" });

        byte[] data = [0, 0, 0x80, 0x3f, 0, 0, 0, 0x40, 9];
        string Header(string seal)
        {
            var header = $$$"""{"__metadata__":{"k":"v","gencore.sha256":"{{{seal}}}"},"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[1],"data_offsets":[8,9]}}""";
            return header.PadRight((header.Length + 7) / 8 * 8);
        }
        var seal = Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(Header(new('0', 64))), .. data]));
        Assert.Equal(HandMade(Header(seal), data), File.ReadAllBytes(folder.File("layout")));
    }

    [Fact]
    public void A_file_made_by_hand_is_read_in_any_order_of_its_entries()
    {
        File.WriteAllBytes(folder.File("hand"), HandMade(
            """{ "late": {"shape": [2], "data_offsets": [4, 12], "dtype": "I32"}, "early": {"dtype": "F32", "shape": [], "data_offsets": [0, 4]} }""",
            [0, 0, 0x80, 0x3f, 1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff]));

        using var file = new SafetensorsFile(folder.File("hand"));
        Assert.Equal(1f, file.Read("early").item<float>());
        Assert.Equal([1, -1], file.Read("late").data<int>().ToArray());
        Assert.Empty(file.Metadata);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}""", 8, "not JSON")]
    [InlineData("""[1]""", 0, "not a JSON object")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", 8, "'a' needs a dtype")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "'a' needs a dtype")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8,9]}}""", 8, "'a' needs a dtype")]
    [InlineData("""{"a":{"dtype":"F31","shape":[2],"data_offsets":[0,8]}}""", 8, "'a' has the dtype F31")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 7, "'a' lies at bytes 0 to 8 of 7")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "'a' lies at bytes 8 to 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "'a' of shape [3] and dtype F32 does not fill its 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}""", 0, "does not fill its 0 bytes")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[3,7]}}""", 7, "'b' begins at byte 3, where 4")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[2],"data_offsets":[5,7]}}""", 7, "'b' begins at byte 5, where 4")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}""", 6, "end at byte 4 of 6")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2, "names 'a' twice")]
    [InlineData("""{"__metadata__":{"k":1}}""", 0, "metadata is not a map of strings")]
    public void Each_fault_of_the_header_is_named(string header, int dataLength, string fault)
    {
        File.WriteAllBytes(folder.File("broken"), HandMade(header, new byte[dataLength]));
        var error = Assert.Throws<CheckpointException>(() => new SafetensorsFile(folder.File("broken")));
        Assert.Contains(fault, error.Message);
        Assert.Contains(folder.File("broken"), error.Message);
    }

    [Theory]
    [InlineData(new byte[0], "it has 0 bytes")]
    [InlineData(new byte[] { 2, 0, 0 }, "it has 3 bytes")]
    [InlineData(new byte[] { 9, 0, 0, 0, 0, 0, 0, 0, 123, 125 }, "should have 9 bytes, but only 2 follow")]
    [InlineData(new byte[] { 255, 255, 255, 255, 255, 255, 255, 255, 123, 125 }, "but only 2 follow")]
    public void A_file_shorter_than_its_header_is_refused(byte[] bytes, string fault)
    {
        File.WriteAllBytes(folder.File("short"), bytes);
        Assert.Contains(fault, Assert.Throws<CheckpointException>(() => new SafetensorsFile(folder.File("short"))).Message);
    }

    [Fact]
    public void A_missing_file_and_a_missing_tensor_are_named()
    {
        Assert.Contains("no file", Assert.Throws<CheckpointException>(() => new SafetensorsFile(folder.File("absent"))).Message);
        Safetensors.Write(folder.File("one"), [("a", zeros(2))]);
        using var file = new SafetensorsFile(folder.File("one"));
        Assert.Contains("no tensor 'b'", Assert.Throws<CheckpointException>(() => file.Read("b")).Message);
        Assert.Contains("[2], where [3] is expected", Assert.Throws<CheckpointException>(() => file.ReadInto("a", zeros(3))).Message);
    }

    [Fact]
    public void What_cannot_be_written_leaves_the_older_file_and_nothing_else()
    {
        Safetensors.Write(folder.File("kept"), [("a", ones(2))]);
        var before = File.ReadAllBytes(folder.File("kept"));
        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => Safetensors.Write(folder.File("kept"), [("a", zeros(2)), ("a", zeros(2))])).Message);
        Assert.Contains("'s'", Assert.Throws<ArgumentException>(() => Safetensors.Write(folder.File("kept"), [("s", zeros(2, ScalarType.Int16))])).Message);
        Assert.Throws<IOException>(() => AtomicFile.Write(folder.File("kept"), stream =>
        {
            stream.WriteByte(1);
            throw new IOException("the disk is full");
        }));
        Assert.Equal(before, File.ReadAllBytes(folder.File("kept")));
        Assert.Equal(["kept"], folder.Files);
    }

    [Fact]
    public void Reading_into_a_tensor_keeps_its_memory_and_its_type()
    {
        Safetensors.Write(folder.File("into"), [("a", arange(6, ScalarType.Float32).reshape(2, 3))]);
        using var file = new SafetensorsFile(folder.File("into"));
        var target = zeros(2, 3, ScalarType.Float32);
        var view = target.view(6);
        file.ReadInto("a", target);
        Assert.Equal([0f, 1, 2, 3, 4, 5], view.data<float>().ToArray());

        var columns = zeros(3, 2, ScalarType.Float64);
        file.ReadInto("a", columns.t());
        Assert.Equal([0.0, 3, 1, 4, 2, 5], columns.data<double>().ToArray());
    }

    private static byte[] HandMade(string header, byte[] data)
    {
        var length = new byte[8];
        var json = Encoding.UTF8.GetBytes(header);
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        return [.. length, .. json, .. data];
    }
}

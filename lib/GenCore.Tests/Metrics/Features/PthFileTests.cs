using System.IO.Compression;
using GenCore.Metrics.Features;
using GenCore.Training;
using TorchSharp;
using static GenCore.Tests.Metrics.Features.PickleBytes;
using static TorchSharp.torch;

namespace GenCore.Tests.Metrics.Features;

public sealed class PthFileTests : IDisposable
{
    private static readonly byte[] Good = Named(Tensor(Storage("0", 4), 0, [2, 2], [2, 1]));

    private readonly DisposeScope scope = NewDisposeScope();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("zipped.pth")]
    [InlineData("old.pth")]
    public void Both_formats_of_pytorch_are_read(string name)
    {
        var weights = PthFile.Read(Path.Combine(AppContext.BaseDirectory, "Metrics", "Features", name));
        Assert.Equal(["0.weight", "0.bias", "1.weight", "1.bias", "1.running_mean", "1.running_var", "1.num_batches_tracked", "transposed", "parameter", "half", "double", "flags", "empty"], weights.Keys);
        var numbers = arange(12f);
        Same(numbers[..6].view(2, 3), weights["0.weight"]);
        Same(numbers[6..8], weights["0.bias"]);
        Same(ones(2), weights["1.running_var"]);
        Same(tensor(0L), weights["1.num_batches_tracked"]);
        Same(numbers.view(3, 4).t(), weights["transposed"]);
        Same(tensor(new[] { 0.5f, -0.5f }), weights["parameter"]);
        Same(tensor(new[] { 1.5f, 2.5f }).half(), weights["half"]);
        Same(tensor(new[] { 0.1 }).view(1, 1), weights["double"]);
        Same(tensor(new[] { true, false }), weights["flags"]);
        Assert.Equal([0L, 4], weights["empty"].shape);

        static void Same(Tensor expected, Tensor actual)
        {
            Assert.Equal(expected.dtype, actual.dtype);
            Assert.Equal(expected.shape, actual.shape);
            Assert.True(expected.Equals(actual));
        }
    }

    [Fact]
    public void A_file_written_here_is_read() => Assert.Equal([2L, 2], PthFile.Read(Written(Archive(Good)))["weight"].shape);

    [Fact]
    public void Weights_tied_to_others_are_read_under_both_names()
    {
        var numbers = rand([1 << 12], generator: new Generator(1));
        var weights = PthFile.Read(Written(Archive(Tied(names: 2), ("archive/data/1", numbers.bytes.ToArray()))));
        Assert.Equal(["0", "1"], weights.Keys);
        Assert.All(weights.Values, tensor => Assert.True(numbers.Equals(tensor)));
    }

    public static TheoryData<string, byte[]> Hostile => new()
    {
        // calls
        { "os.system", Archive(Named(Global("os", "system"), Op('('), Text("touch hostile"), Op('t'), Op('R'))) },
        { "posix.system", Archive(Named(Text("posix"), Text("system"), Op('\x93'), Op('('), Text("touch hostile"), Op('t'), Op('R'))) },
        { "builtins.eval", Archive(Named(Global("builtins", "eval"), Op('('), Text("1"), Op('t'), Op('R'))) },
        { "builtins.getattr", Archive(Named(Global("builtins", "getattr"), Op('('), Global("torch", "FloatStorage"), Text("__init__"), Op('t'), Op('R'))) },
        { "subprocess.Popen", Archive(Named(Global("subprocess", "Popen"), Op('('), Text("sh"), Op('t'), Op('R'))) },
        { "torch.load", Archive(Named(Global("torch", "load"), Op('('), Text("other.pth"), Op('t'), Op('R'))) },
        { "torch.hub.load", Archive(Named(Global("torch.hub", "load"), Op('('), Text("a/b"), Op('t'), Op('R'))) },
        { "__builtin__.FloatStorage", Archive(Named(Global("__builtin__", "FloatStorage"))) },
        { "instruction 0x69", Archive(Named(Op('('), [.. "ios\nsystem\n"u8], Op('.'))) },                     // INST
        { "instruction 0x6f", Archive(Named(Op('('), Op('N'), Op('o'))) },                                    // OBJ
        { "instruction 0x81", Archive(Named(Global("collections", "OrderedDict"), Op(')'), Op('\x81'))) },    // NEWOBJ
        { "instruction 0x82", Archive(Named(Op('\x82', 1))) },                                                // EXT1
        { "instruction 0x50", Archive(Named([.. "Pid\n"u8])) },                                               // PERSID
        // tricks with what is allowed
        { "no function", Archive(Named(Text("eval"), Op('('), Text("1"), Op('t'), Op('R'))) },
        { "calls a type of numbers", Archive(Named(Global("torch", "FloatStorage"), Op('('), Number(1 << 30), Op('t'), Op('R'))) },
        { "attributes of what is no dictionary", Archive(Named(Tensor(Storage("0", 4), 0, [2, 2], [2, 1]), Op('}'), Op('b'))) },
        { "fills a dictionary", Archive(Named(Global("collections", "OrderedDict"), Op('('), Op(']'), Op('t'), Op('R'))) },
        { "a parameter is no tensor", Archive(Named(Global("torch._utils", "_rebuild_parameter"), Op('('), Text("x"), Op('t'), Op('R'))) },
        { "a key is neither", Archive(Join(Op('\x80', 2), Op('}'), Op(')'), Op('N'), Op('s'), Op('.'))) },
        { "is no tensor", Archive(Named(Op('}'), Text("nested"), Op('N'), Op('s'))) },
        { "is no tensor", Archive(Join(Op('\x80', 2), Op('}'), Op('q', 0), Text("self"), Op('h', 0), Op('s'), Op('.'))) },
        { "is no dictionary", Archive(Join(Op('\x80', 2), Op('N'), Op('.'))) },
        // damage
        { "empty stack", Archive(Join(Op('\x80', 2), Op('s'), Op('.'))) },
        { "a mark is missing", Archive(Join(Op('\x80', 2), Op('t'), Op('.'))) },
        { "recalls", Archive(Named(Op('h', 7))) },
        { "ends too early", Archive(Good[..^20]) },
        { "more than one thing", Archive(Join(Op('\x80', 2), Op('N'), Op('N'), Op('.'))) },
        { "instruction 0x80", Archive(Join(Op('\x80', 77), Op('N'), Op('.'))) },
        // sizes
        { "should have 2147483647 bytes", Archive(Named(Op('X', 0xFF, 0xFF, 0xFF, 0x7F))) },
        { "more than 1000000 items", Archive(Join([Op('\x80', 2), .. Enumerable.Repeat(Op('N'), 1_000_001)])) },
        { "more than 1000000 items", Archive(Join([Op('\x80', 2), Op('N'), .. Enumerable.Repeat(Op('\x94'), 1_000_000)])) },
        { "more than 1000000 items", Archive(Named(ManyDescriptions())) },
        { "more than twice", Archive(Tied(names: 5_001), ("archive/data/1", new byte[1 << 14])) },
        { "lie over one another", Overlapping() },
        { "does not lie within", Archive(Named(Tensor(Storage("0", 4), 0, [1 << 30, 1 << 30], [1, 1]))) },
        { "does not lie within", Archive(Named(Tensor(Storage("0", 4), 0, [1 << 30], [0]))) },
        { "does not lie within", Archive(Named(Tensor(Storage("0", 4), 3, [2, 2], [2, 1]))) },
        { "does not lie within", Archive(Named(Tensor(Storage("0", 4), 0, [-1], [1]))) },
        { "does not lie within", Archive(Named(Tensor(Storage("0", 4), -2, [2], [1]))) },
        { "does not lie within", Archive(Named(Tensor(Storage("0", 4), 3, [2], [-1]))) },
        { "should be 2147483647 of 4 bytes", Archive(Named(Tensor(Storage("0", int.MaxValue), 0, [4], [1]))) },
        { "should be 4 of 8 bytes", Archive(Named(Tensor(Storage("0", 4, "DoubleStorage"), 0, [4], [1]))) },
        // archives
        { "kept in an unknown way", Archive(Named(Tensor(Storage("../../etc/passwd", 4), 0, [4], [1]))) },
        { "kept in an unknown way", Archive(Named(Tensor(Storage("/etc/passwd", 4), 0, [4], [1]))) },
        { "lacks the numbers 9", Archive(Named(Tensor(Storage("9", 4), 0, [4], [1]))) },
        { "two parts of the name", Archive(Good, ("archive/data/0", new byte[16])) },
        { "one pickle", Archive(Good, ("other/data.pkl", Good)) },
        { "one pickle", Zip([("../data.pkl", Good), ("deep/er/data.pkl", Good)]) },
        { "one pickle", Zip([("inner.zip", Archive(Good))]) },
        { "TorchScript", Archive(Good, ("archive/code/run.py", [1])) },
        { "not little-endian", Archive(Good, ("archive/byteorder", [.. "big"u8])) },
        { "is packed", Zip([("archive/data.pkl", Good), ("archive/data/0", new byte[1 << 24])], CompressionLevel.SmallestSize) },
        { "begins neither", [.. "not weights, whatever their name may say"u8] },
        { "begins neither", [] },
        { "begins neither", Join(Op('\x80', 2), Global("os", "system"), Op('('), Text("touch hostile"), Op('t'), Op('R'), Op('.')) },
        { "no file of weights", Archive(Good)[..^30] },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Whatever_else_is_asked_for_is_refused_and_not_done(string fault, byte[] file)
    {
        var path = Written(file);
        var before = folder.Files;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<CheckpointException>(() => PthFile.Read(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 1 << 28);
        Assert.Contains(fault, error.Message);
        Assert.Contains(path, error.Message);
        Assert.Equal(before, folder.Files);
        Assert.False(File.Exists("hostile"));
    }

    [Theory]
    [InlineData(3)]    // the magic number
    [InlineData(400)]
    [InlineData(-5)]   // a storage
    public void An_old_file_cut_short_is_refused(int length)
    {
        var whole = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Metrics", "Features", "old.pth"));
        Assert.Throws<CheckpointException>(() => PthFile.Read(Written(length < 0 ? whole[..^-length] : whole[..length])));
    }

    // frames say how long a part is, and there may be any number of them
    [Fact]
    public void An_old_file_with_a_pickle_without_end_is_refused()
    {
        byte[] magic = [0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, (byte)'.'];
        var frames = new byte[9 * 7_500_000];
        for (var at = 0; at < frames.Length; at += 9)
            frames[at] = 0x95;
        Assert.Contains("longer than 67108864 bytes", Assert.Throws<CheckpointException>(() => PthFile.Read(Written([.. magic, .. frames]))).Message);
    }

    // one tensor of 4096 numbers, recalled under many names
    private static byte[] Tied(int names) => Join([
        Op('\x80', 2), Op('}'), Text("0"), Tensor(Storage("1", 1 << 12), 0, [1 << 12], [1]), Op('q', 0), Op('s'),
        .. Enumerable.Range(1, names - 1).Select(i => Join(Text($"{i}"), Op('h', 0), Op('s'))), Op('.')]);

    // one tuple of a thousand sizes, recalled for many tensors
    private static byte[] ManyDescriptions() => Join([
        Op('('), Storage("0", 4), Number(0), Numbers([.. Enumerable.Repeat(1, 1000)]), Op('q', 0), Op('h', 0), Op('t'), Op('q', 1),
        .. Enumerable.Repeat(Join(Global("torch._utils", "_rebuild_tensor"), Op('h', 1), Op('R')), 1000)]);

    // an archive whose directory leads from three names to the same bytes
    private static byte[] Overlapping()
    {
        var file = Zip([("archive/data.pkl", Good), ("archive/data/0", new byte[1 << 10]), ("archive/data/1", []), ("archive/data/2", [])]);
        int[] entries = [.. Enumerable.Range(0, file.Length - 4).Where(at => file.AsSpan(at, 4).SequenceEqual("PK\x1\x2"u8))];
        foreach (var entry in entries[2..])
            file.AsSpan(entries[1], 46)[10..].CopyTo(file.AsSpan(entry + 10));
        return file;
    }

    private string Written(byte[] content)
    {
        File.WriteAllBytes(folder.File("weights.pth"), content);
        return folder.File("weights.pth");
    }
}

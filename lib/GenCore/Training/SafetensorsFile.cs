using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Unicode;
using GenCore.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Training;

/// <summary>
/// A safetensors file, open for reading. Opening it checks all that the header says against the format and the file's length, and the checksum where
/// there is one, so that afterwards reading a tensor can only fail if the disk does.
/// </summary>
public sealed class SafetensorsFile : IDisposable
{
    private const long LongestHeader = 100_000_000;

    private readonly FileStream stream;
    private readonly OrderedDictionary<string, SafetensorsEntry> entries = [];
    private readonly Dictionary<string, string> metadata = [];
    private readonly long dataStart;

    /// <summary>Opens a file and checks it.</summary>
    /// <exception cref="CheckpointException">There is no such file, or it is not a whole and consistent safetensors file.</exception>
    public SafetensorsFile(string path)
    {
        Path = path;
        if (!File.Exists(path))
            throw new CheckpointException($"There is no file '{path}'.");
        stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        try
        {
            var header = ReadHeader();
            dataStart = sizeof(ulong) + header.Length;
            using var json = Parse(header);
            foreach (var property in json.RootElement.EnumerateObject())
            {
                if (property.Name == Safetensors.MetadataKey)
                    ReadMetadata(property.Value);
                else if (!entries.TryAdd(property.Name, ReadEntry(property)))
                    throw Broken($"its header names '{property.Name}' twice");
            }
            RequireContiguous();
            RequireSeal(header);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The path that the file was opened by.</summary>
    public string Path { get; }

    /// <summary>The tensors' names, in the header's order.</summary>
    public IReadOnlyList<string> Names => entries.Keys;

    /// <summary>The text kept beside the tensors.</summary>
    public IReadOnlyDictionary<string, string> Metadata => metadata;

    /// <summary>Whether the file has a tensor of this name.</summary>
    public bool Contains(string name) => entries.ContainsKey(name);

    /// <summary>The shape of a tensor.</summary>
    /// <exception cref="CheckpointException">The file has no tensor of this name.</exception>
    public IReadOnlyList<long> Shape(string name) => Entry(name).Shape;

    /// <summary>The element type of a tensor.</summary>
    /// <exception cref="CheckpointException">The file has no tensor of this name.</exception>
    public ScalarType Type(string name) => Entry(name).Type.Type;

    /// <summary>Reads one tensor into new memory, on the CPU.</summary>
    /// <exception cref="CheckpointException">The file has no tensor of this name.</exception>
    public Tensor Read(string name)
    {
        var entry = Entry(name);
        var tensor = empty(entry.Shape, entry.Type.Type);
        Fill(entry, tensor);
        return tensor;
    }

    /// <summary>Reads one tensor into the memory of another of its shape, converting where type or device differ.</summary>
    /// <exception cref="CheckpointException">The file has no tensor of this name, or its shape differs.</exception>
    public void ReadInto(string name, Tensor target)
    {
        var entry = Entry(name);
        if (!target.shape.SequenceEqual(entry.Shape))
            throw new CheckpointException($"'{name}' in '{Path}' has the shape [{string.Join(", ", entry.Shape)}], where [{string.Join(", ", target.shape)}] is expected.");
        using var noGradient = no_grad();
        if (target.device.type == DeviceType.CPU && target.is_contiguous() && target.dtype == entry.Type.Type)
        {
            Fill(entry, target);
            return;
        }
        using var copy = Read(name);
        target.copy_(copy);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => stream.Dispose();

    internal CheckpointException Broken(string fault, Exception? cause = null) =>
        new($"'{Path}' is not a whole safetensors file: {fault}. Fetch or write it again.", cause);

    private SafetensorsEntry Entry(string name) => entries.TryGetValue(name, out var entry)
        ? entry
        : throw new CheckpointException($"'{Path}' has no tensor '{name}'.");

    private void Fill(SafetensorsEntry entry, Tensor tensor)
    {
        stream.Position = dataStart + entry.Begin;
        foreach (var slice in tensor.Slices())
            stream.ReadExactly(slice.bytes);
    }

    private byte[] ReadHeader()
    {
        if (stream.Length < sizeof(ulong))
            throw Broken($"it has {stream.Length} bytes, and the length of its header alone takes 8");
        Span<byte> lengthBytes = stackalloc byte[sizeof(ulong)];
        stream.ReadExactly(lengthBytes);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        var rest = (ulong)stream.Length - sizeof(ulong);
        if (length > rest)
            throw Broken($"its header should have {length} bytes, but only {rest} follow");
        if (length > LongestHeader)
            throw Broken($"its header should have {length} bytes, more than the {LongestHeader} that the format allows");
        var header = new byte[length];
        stream.ReadExactly(header);
        return header;
    }

    private JsonDocument Parse(byte[] header)
    {
        if (!Utf8.IsValid(header))
            throw Broken("its header is not UTF-8");
        try
        {
            var json = JsonDocument.Parse(header);
            return json.RootElement.ValueKind == JsonValueKind.Object ? json : throw Broken("its header is not a JSON object");
        }
        catch (JsonException e)
        {
            throw Broken("its header is not JSON", e);
        }
    }

    private void ReadMetadata(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || json.EnumerateObject().Any(pair => pair.Value.ValueKind != JsonValueKind.String))
            throw Broken("its metadata is not a map of strings");
        foreach (var pair in json.EnumerateObject())
        {
            if (pair.Name != SafetensorsSeal.Key)
                metadata[pair.Name] = pair.Value.GetString()!;
        }
    }

    private void RequireSeal(byte[] header)
    {
        var digits = SafetensorsSeal.Find(header);
        if (digits < 0)
            return;
        using var hash = SafetensorsSeal.Begin(header, digits);
        stream.Position = dataStart;
        var buffer = new byte[1 << 20];
        while (stream.Read(buffer) is > 0 and var count)
            hash.AppendData(buffer, 0, count);
        if (!header.AsSpan(digits, SafetensorsSeal.Blank.Length).SequenceEqual(SafetensorsSeal.End(hash)))
            throw Broken("its content is not what was written, the checksum differs");
    }

    private SafetensorsEntry ReadEntry(JsonProperty property)
    {
        var (name, json) = (property.Name, property.Value);
        if (json.ValueKind != JsonValueKind.Object
            || !json.TryGetProperty("dtype", out var dtype) || dtype.ValueKind != JsonValueKind.String
            || !json.TryGetProperty("shape", out var shapeJson) || Numbers(shapeJson) is not { } shape
            || !json.TryGetProperty("data_offsets", out var offsetsJson) || Numbers(offsetsJson) is not [var begin, var end])
            throw Broken($"the header of '{name}' needs a dtype, a shape and two data_offsets");
        if (SafetensorsType.Find(dtype.GetString()) is not { } type)
            throw Broken($"'{name}' has the dtype {dtype.GetString()}, which is none of {SafetensorsType.Names}");
        if (end < begin || end > stream.Length - dataStart)
            throw Broken($"'{name}' lies at bytes {begin} to {end} of {stream.Length - dataStart}");
        if (Bytes(shape, type.Size) is not { } size || size != end - begin)
            throw Broken($"'{name}' of shape [{string.Join(", ", shape)}] and dtype {type.Name} does not fill its {end - begin} bytes");
        return new SafetensorsEntry(name, type, shape, begin, end);
    }

    private void RequireContiguous()
    {
        var position = 0L;
        foreach (var entry in entries.Values.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin != position)
                throw Broken($"'{entry.Name}' begins at byte {entry.Begin}, where {position} is expected: tensors may neither overlap nor leave gaps");
            position = entry.End;
        }
        if (position != stream.Length - dataStart)
            throw Broken($"its tensors end at byte {position} of {stream.Length - dataStart}");
    }

    // null unless it is an array of whole numbers from 0 up
    private static long[]? Numbers(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array)
            return null;
        var numbers = new List<long>();
        foreach (var item in json.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out var number) || number < 0)
                return null;
            numbers.Add(number);
        }
        return [.. numbers];
    }

    // null where the product leaves 64 bits
    private static long? Bytes(long[] shape, int elementSize)
    {
        try
        {
            return shape.Aggregate((long)elementSize, (product, n) => checked(product * n));
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}

using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using GenCore.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Training;

/// <summary>
/// Writes tensors to the safetensors format: eight bytes with the length of a JSON header, the header (type, shape and offsets of each tensor,
/// and a map of strings named <c>__metadata__</c>), then the tensors' bytes, little-endian. Python's <c>safetensors</c> reads it, and nothing in it
/// can run. The metadata hold a checksum (<see cref="SafetensorsSeal"/>). <see href="https://github.com/huggingface/safetensors"/>.
/// </summary>
public static class Safetensors
{
    internal const string MetadataKey = "__metadata__";

    /// <summary>Writes named tensors to a file, which is replaced only when the new one stands whole on the disk.</summary>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="tensors">float64, float32, float16, int64, int32, uint8 or bool tensors, on any device, of any shape.</param>
    /// <param name="metadata">Text to keep beside them.</param>
    /// <exception cref="ArgumentException">A name is used twice or is <c>__metadata__</c>, or a tensor has another type.</exception>
    public static void Write(string path, IEnumerable<(string Name, Tensor Value)> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        // wide types first: every tensor then starts at a multiple of its element's size
        var placed = tensors.Select(tensor => (tensor.Name, tensor.Value, Type: TypeOf(tensor.Name, tensor.Value)))
            .OrderByDescending(tensor => tensor.Type.Size).ToList();
        var header = Header(placed, metadata);
        AtomicFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
            stream.Write(length);
            stream.Write(header);
            var digits = SafetensorsSeal.Find(header);
            using var hash = SafetensorsSeal.Begin(header, digits);
            foreach (var tensor in placed)
                WriteBytes(stream, hash, tensor.Value);
            stream.Position = sizeof(ulong) + digits;
            stream.Write(SafetensorsSeal.End(hash));
        });
    }

    private static byte[] Header(IEnumerable<(string Name, Tensor Value, SafetensorsType Type)> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject(MetadataKey);
            foreach (var (key, value) in metadata ?? new Dictionary<string, string>())
                json.WriteString(key, value);
            json.WriteString(SafetensorsSeal.Key, SafetensorsSeal.Blank);
            json.WriteEndObject();
            var (offset, names) = (0L, new HashSet<string>());
            foreach (var (name, value, type) in tensors)
            {
                if (name == MetadataKey || !names.Add(name))
                    throw new ArgumentException($"Two entries of a safetensors file cannot share the name '{name}'.");
                json.WriteStartObject(name);
                json.WriteString("dtype", type.Name);
                WriteNumbers(json, "shape", value.shape);
                WriteNumbers(json, "data_offsets", [offset, offset += value.numel() * type.Size]);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        // spaces up to a multiple of eight, so that the data is aligned
        buffer.Write(new string(' ', -buffer.WrittenCount & 7).Select(space => (byte)space).ToArray());
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, long[] numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    // the tensor's own memory where it can be read in order, else a copy of this one tensor
    private static void WriteBytes(Stream stream, IncrementalHash hash, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var plain = tensor.detach();
        if (plain.device.type != DeviceType.CPU)
            plain = plain.cpu();
        if (!plain.is_contiguous())
            plain = plain.contiguous();
        foreach (var slice in plain.Slices())
        {
            stream.Write(slice.bytes);
            hash.AppendData(slice.bytes);
        }
    }

    private static SafetensorsType TypeOf(string name, Tensor tensor) => SafetensorsType.Find(tensor.dtype)
        ?? throw new ArgumentException($"The tensor '{name}' is {tensor.dtype}, which cannot be written; convert it to one of {SafetensorsType.Names}.");
}

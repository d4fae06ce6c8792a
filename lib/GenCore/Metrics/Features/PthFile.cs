using System.Buffers.Binary;
using System.IO.Compression;
using System.Numerics;
using GenCore.Data;
using GenCore.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics.Features;

/// <summary>
/// The weights in a file that PyTorch's <c>torch.save(module.state_dict(), …)</c> wrote, in the zip format of version 1.6 and later or the older one. Such a
/// file holds a pickle, which could run anything in Python; here it can only describe tensors, and whatever else it asks for is refused
/// (<see cref="Unpickler"/>). Nothing is unpacked to the disk.
/// </summary>
public static class PthFile
{
    private static readonly BigInteger Magic = BigInteger.Parse("119547037146038801333356"); // 0x1950a86a20f9469cfc6c, with which old files begin

    /// <summary>Reads all tensors of a state dictionary.</summary>
    /// <returns>Tensors by name in the file's order, on the CPU.</returns>
    /// <exception cref="CheckpointException">The file is missing, broken, or holds anything but named tensors.</exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path)
    {
        if (!File.Exists(path))
            throw new CheckpointException($"There is no file '{path}'.");
        try
        {
            using var scope = NewDisposeScope();
            using var file = File.OpenRead(path);
            var weights = file.ReadByte() == 'P' && file.ReadByte() == 'K' ? Zipped(file) : Legacy(file);
            foreach (var tensor in weights.Values)
                tensor.MoveToOuterDisposeScope();
            return weights;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new CheckpointException($"'{path}' is no file of weights that can be read: {e.Message.TrimEnd('.')}. Get it again, or convert it to safetensors.", e);
        }
    }

    private static OrderedDictionary<string, Tensor> Zipped(FileStream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var pickles = archive.Entries.Where(entry => entry.FullName.EndsWith("/data.pkl", StringComparison.Ordinal)).ToArray();
        if (pickles is not [var pickle] || pickle.FullName.Count(c => c == '/') != 1)
            throw Unpickler.Damaged("it should have one pickle of tensors, and has not");
        var root = pickle.FullName[..^"data.pkl".Length];
        if (archive.Entries.Any(entry => entry.FullName.StartsWith($"{root}code/", StringComparison.Ordinal)))
            throw Unpickler.Damaged("it is a TorchScript program");
        if (archive.Entries.Sum(entry => (double)entry.CompressedLength) > file.Length)
            throw Unpickler.Damaged("its parts lie over one another");
        if (archive.Entries.GroupBy(entry => entry.FullName).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Unpickler.Damaged($"it has two parts of the name {twice.Key}");
        using var stream = new BufferedStream(Stored(pickle).OpenChecked());
        var described = Described(new Unpickler(stream).Read(), file.Length);
        if (archive.GetEntry($"{root}byteorder") is { Length: < 20 } order && new StreamReader(order.Open()).ReadToEnd().Trim() != "little")
            throw Unpickler.Damaged("its numbers are not little-endian");
        return Tensors(described, storage =>
        {
            var entry = Stored(archive.GetEntry($"{root}data/{storage.Key}") ?? throw Unpickler.Damaged($"it lacks the numbers {storage.Key}"));
            using var numbers = entry.OpenChecked();
            return Fill(storage, numbers, entry.Length);
        });
    }

    // PyTorch stores without packing: what is packed could be of any size
    private static ZipArchiveEntry Stored(ZipArchiveEntry entry) => entry.Length == entry.CompressedLength
        ? entry
        : throw Unpickler.Damaged($"its part {entry.FullName} is packed, which PyTorch's are not");

    // four pickles (magic number, version, the machine, the tensors) and one of the storages' keys, then each storage's count and numbers
    private static OrderedDictionary<string, Tensor> Legacy(FileStream file)
    {
        file.Position = 0;
        using var stream = new BufferedStream(file, 1 << 16);
        if (file.Length < 12 || First() is not BigInteger magic || magic != Magic)
            throw Unpickler.Damaged("it begins neither as a zip archive nor as PyTorch's older format");
        if (Next() is not 1001L)
            throw Unpickler.Damaged("it is of an unknown version");
        if (Next() is not OrderedDictionary<object, object?> machine || machine.GetValueOrDefault("little_endian") is not true)
            throw Unpickler.Damaged("its numbers are not little-endian");
        var root = Next();
        var keys = Next() as List<object?> ?? throw Unpickler.Damaged("it lacks the list of its storages");
        var described = Described(root, file.Length);
        var places = new Dictionary<string, (long Start, long Count)>();
        var sizes = described.Values.Select(tensor => tensor.Storage).DistinctBy(storage => storage.Key).ToDictionary(storage => storage.Key, SizeOf);
        var bytes = new byte[sizeof(long)];
        foreach (var key in keys)
        {
            stream.ReadExactly(bytes);
            var count = BinaryPrimitives.ReadInt64LittleEndian(bytes);
            if (key is not string name || !sizes.TryGetValue(name, out var size) || count < 0 || count > (file.Length - stream.Position) / size || !places.TryAdd(name, (stream.Position, count)))
                throw Unpickler.Damaged("its storages are not those that its tensors speak of");
            stream.Position += count * size;
        }
        return Tensors(described, storage =>
        {
            if (!places.TryGetValue(storage.Key, out var place))
                throw Unpickler.Damaged($"it lacks the numbers {storage.Key}");
            stream.Position = place.Start;
            return Fill(storage, stream, place.Count * SizeOf(storage));
        });

        object? First()
        {
            try
            {
                return Next();
            }
            catch (InvalidDataException)
            {
                return null;
            }
        }

        object? Next() => new Unpickler(stream).Read();
    }

    private static OrderedDictionary<string, PickledTensor> Described(object? root, long fileLength)
    {
        if (root is not OrderedDictionary<object, object?> named)
            throw Unpickler.Damaged("it is no dictionary of tensors");
        var (tensors, bytes) = (new OrderedDictionary<string, PickledTensor>(), 0.0);
        foreach (var (key, value) in named)
        {
            if (key is not string name || value is not PickledTensor tensor)
                throw Unpickler.Damaged($"'{key}' is no tensor");
            if (!tensor.Fits())
                throw Unpickler.Damaged($"the tensor '{name}' of shape [{string.Join(", ", tensor.Size)}] does not lie within its {tensor.Storage.Count} numbers");
            // each name gets memory of its own: weights may be tied to others, but not one tensor to thousands
            bytes += tensor.Size.Aggregate((double)SizeOf(tensor.Storage), (product, n) => product * n);
            if (bytes > 2.0 * fileLength)
                throw Unpickler.Damaged($"its tensors would take more than twice its {fileLength} bytes");
            tensors.Add(name, tensor);
        }
        return tensors;
    }

    private static OrderedDictionary<string, Tensor> Tensors(OrderedDictionary<string, PickledTensor> described, Func<PickledStorage, Tensor> read)
    {
        var (storages, tensors) = (new Dictionary<string, Tensor>(), new OrderedDictionary<string, Tensor>());
        foreach (var (name, tensor) in described)
        {
            if (!storages.TryGetValue(tensor.Storage.Key, out var numbers))
                storages[tensor.Storage.Key] = numbers = read(tensor.Storage);
            // two descriptions of one storage may disagree
            if (numbers.dtype != tensor.Storage.Type || numbers.shape[0] != tensor.Storage.Count)
                throw Unpickler.Damaged($"the numbers {tensor.Storage.Key} are described in two ways");
            tensors[name] = numbers.as_strided(tensor.Size, tensor.Stride, tensor.Offset).clone().contiguous();
        }
        return tensors;
    }

    private static Tensor Fill(PickledStorage storage, Stream stream, long length)
    {
        if ((double)storage.Count * SizeOf(storage) != length)
            throw Unpickler.Damaged($"the numbers {storage.Key} should be {storage.Count} of {SizeOf(storage)} bytes, and have {length} bytes");
        var numbers = empty([storage.Count], storage.Type);
        foreach (var slice in numbers.Slices())
            stream.ReadExactly(slice.bytes);
        return numbers;
    }

    private static int SizeOf(PickledStorage storage) => storage.Type switch
    {
        ScalarType.Float64 or ScalarType.Int64 => 8,
        ScalarType.Float32 or ScalarType.Int32 => 4,
        ScalarType.Float16 or ScalarType.Int16 => 2,
        _ => 1,
    };
}

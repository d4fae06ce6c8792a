using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Data;

/// <summary>
/// Reads the IDX format of the MNIST files, gzipped: a magic number 0, 0, type, rank; one big-endian int32 for the
/// size of each dimension; then the elements in row-major order. See http://yann.lecun.com/exdb/mnist.
/// </summary>
public static class IdxReader
{
    private const byte UnsignedByte = 0x08;

    // a hash after every piece of this size finds the bytes still in the cache
    private const int PieceSize = 1 << 18;

    // deflate packs at most 1032 bytes into one
    private const long LargestRatio = 1032;

    /// <summary>Reads a gzipped IDX file of unsigned bytes of any rank, straight into the tensor's memory.</summary>
    /// <param name="path">The file, such as <c>train-images-idx3-ubyte.gz</c>.</param>
    /// <param name="sha256">
    /// The SHA-256 that the unzipped content must have, as hexadecimal digits; null reads the file unverified.
    /// </param>
    /// <returns>A uint8 tensor with the shape that the file's header gives, on the CPU.</returns>
    /// <exception cref="DatasetException">
    /// The file is missing, not gzip, truncated, damaged, not IDX of unsigned bytes, longer than its header says, or
    /// has another checksum.
    /// </exception>
    public static Tensor Read(string path, string? sha256 = null)
    {
        if (!File.Exists(path))
            throw new DatasetException($"The file {path} is missing: {Restore}.");

        try
        {
            using var file = File.OpenRead(path);
            CheckGzip(file, path);
            using var content = new GZipStream(file, CompressionMode.Decompress);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            return Read(content, hash, path, file.Length, sha256);
        }
        catch (InvalidDataException e)
        {
            throw new DatasetException($"The file {path} is damaged, its gzip data does not unpack: {Restore}.", e);
        }
    }

    private const string Restore = "restore it as data/README.md says (MNIST: `git checkout -- data`)";

    private static Tensor Read(Stream content, IncrementalHash hash, string path, long packedLength, string? sha256)
    {
        var shape = ReadHeader(content, hash, path, packedLength);
        var tensor = empty(shape, ScalarType.Byte);
        try
        {
            for (var rest = tensor.bytes; rest.Length > 0;)
            {
                var piece = rest[..Math.Min(rest.Length, PieceSize)];
                ReadFully(content, piece, path);
                hash.AppendData(piece);
                rest = rest[piece.Length..];
            }

            Span<byte> beyond = stackalloc byte[1];
            if (content.Read(beyond) > 0)
                throw new DatasetException($"The file {path} holds more than the [{string.Join(", ", shape)}] bytes that its header promises: {Restore}.");

            var found = Convert.ToHexStringLower(hash.GetHashAndReset());
            if (sha256 is not null && !found.Equals(sha256, StringComparison.OrdinalIgnoreCase))
                throw new DatasetException($"The file {path} is not the expected one: the SHA-256 of its unzipped content is {found}, expected {sha256}; {Restore}.");
            return tensor;
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
    }

    private static long[] ReadHeader(Stream content, IncrementalHash hash, string path, long packedLength)
    {
        Span<byte> magic = stackalloc byte[4];
        ReadFully(content, magic, path);
        hash.AppendData(magic);
        if (magic is not [0, 0, UnsignedByte, > 0])
            throw new DatasetException($"The file {path} is not an IDX file of unsigned bytes: it starts with {Convert.ToHexString(magic)}, expected 000008 and the rank; {Restore}.");

        Span<byte> sizes = stackalloc byte[4 * magic[3]];
        ReadFully(content, sizes, path);
        hash.AppendData(sizes);
        var shape = new long[magic[3]];
        var count = 1L;
        for (var d = 0; d < shape.Length; d++)
        {
            shape[d] = BinaryPrimitives.ReadUInt32BigEndian(sizes[(4 * d)..]);
            count = shape[d] == 0 ? 0 : Math.Min(count, long.MaxValue / shape[d]) * shape[d];
        }

        // before the memory is asked for: a damaged header may promise any size
        if (count > int.MaxValue || count > packedLength * LargestRatio)
            throw new DatasetException($"The file {path} is truncated or damaged: its header promises [{string.Join(", ", shape)}] bytes, more than its {packedLength:N0} bytes can hold; {Restore}.");
        return shape;
    }

    private static void ReadFully(Stream content, Span<byte> target, string path)
    {
        if (content.ReadAtLeast(target, target.Length, throwOnEndOfStream: false) < target.Length)
            throw new DatasetException($"The file {path} is truncated, it ends before the data that its header promises: {Restore}.");
    }

    private static void CheckGzip(FileStream file, string path)
    {
        Span<byte> start = stackalloc byte[2];
        var read = file.ReadAtLeast(start, 2, throwOnEndOfStream: false);
        if (read < 2 || start is not [0x1F, 0x8B])
            throw new DatasetException($"The file {path} is not gzip: it starts with {(read == 0 ? "nothing" : Convert.ToHexString(start[..read]))}, expected 1F8B; {Restore}.");
        file.Position = 0;
    }
}

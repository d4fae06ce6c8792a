using System.Collections;
using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor on the cpu, in row-major order whatever its strides.</summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    private readonly Tensor tensor;
    private readonly T* start;
    private readonly long[] sizes;
    private readonly long[] strides;
    private readonly bool contiguous;

    internal TensorAccessor(Tensor tensor)
    {
        tensor.Require<T>();
        if (!tensor.is_cpu()) throw new InvalidOperationException("data<T>() reads tensors on the cpu: call cpu() first");
        Count = tensor.numel();
        start = Count == 0 ? null : (T*)NativeMethods.Check(NativeMethods.tensor_data(tensor.Handle));
        (sizes, strides, contiguous) = (tensor.shape, tensor.stride(), tensor.is_contiguous());
        this.tensor = tensor;
    }

    public long Count { get; }

    public bool IsReadOnly => false;

    public T this[params long[] indices]
    {
        get => start[Offset(indices)];
        set => start[Offset(indices)] = value;
    }

    public T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array);
        return array;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var count = (int)Math.Min(Count - tensorIndex, array.Length - arrayIndex);
        if (contiguous) new ReadOnlySpan<T>(start + tensorIndex, count).CopyTo(array[arrayIndex..]);
        else for (var i = 0; i < count; i++) array[arrayIndex + i] = start[Place(tensorIndex + i)];
        GC.KeepAlive(tensor);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var count = (int)Math.Min(Count - tensorIndex, array.Length - arrayIndex);
        if (contiguous) array.Slice(arrayIndex, count).CopyTo(new Span<T>(start + tensorIndex, count));
        else for (var i = 0; i < count; i++) start[Place(tensorIndex + i)] = array[arrayIndex + i];
        GC.KeepAlive(tensor);
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
    }

    // one index counts elements in row-major order, as many as dimensions are coordinates
    private long Offset(long[] indices)
    {
        if (indices.Length == 1 && sizes.Length != 1) return InRange(indices[0], Count) is var i && contiguous ? i : Place(i);
        if (indices.Length != sizes.Length) throw new ArgumentException($"{indices.Length} indices were given for a tensor of {sizes.Length} dimensions");
        var offset = 0L;
        for (var d = 0; d < sizes.Length; d++) offset += InRange(indices[d], sizes[d]) * strides[d];
        return offset;
    }

    private long Place(long index)
    {
        var offset = 0L;
        for (var d = sizes.Length - 1; d >= 0; d--)
        {
            offset += index % sizes[d] * strides[d];
            index /= sizes[d];
        }
        return offset;
    }

    private static long InRange(long index, long size) => index >= 0 && index < size ? index : throw new IndexOutOfRangeException($"index {index} is outside 0 to {size - 1}");
}

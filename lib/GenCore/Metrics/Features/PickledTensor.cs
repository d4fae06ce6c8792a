namespace GenCore.Metrics.Features;

/// <summary>A tensor as a pickle describes it: a view of a storage.</summary>
/// <param name="Storage">Where its numbers are.</param>
/// <param name="Offset">Which is the first.</param>
/// <param name="Size">Its shape.</param>
/// <param name="Stride">How far apart neighbours are along each dimension.</param>
internal sealed record PickledTensor(PickledStorage Storage, long Offset, long[] Size, long[] Stride)
{
    /// <summary>Whether all of it lies in its storage, and it is no larger than that.</summary>
    public bool Fits()
    {
        if (Size.Length != Stride.Length || Offset < 0 || Size.Any(n => n < 0) || Stride.Any(step => step < 0))
            return false;
        if (Size.Contains(0))
            return Offset <= Storage.Count;
        // in double: nothing overflows
        var last = Offset + Size.Zip(Stride, (n, step) => (n - 1.0) * step).Sum();
        return last < Storage.Count && Size.Aggregate(1.0, (product, n) => product * n) <= Storage.Count;
    }
}

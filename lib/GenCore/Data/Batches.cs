using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Data;

/// <summary>
/// A data set in batches. The order of epoch e is a function of the seed and of e alone, so a run that resumes at epoch e
/// sees what the uninterrupted run would have seen. An epoch costs one permutation of the indices; each batch is gathered
/// from the data set, which is never copied or moved.
/// </summary>
public sealed class Batches
{
    private readonly ImageDataset dataset;
    private readonly long seed;
    private readonly bool shuffle;

    internal Batches(ImageDataset dataset, int batchSize, long seed, bool shuffle, bool dropLast)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        Count = dropLast ? dataset.Count / batchSize : (int)Math.Ceiling(dataset.Count / (double)batchSize);
        if (Count == 0)
            throw new ArgumentException($"There is no batch in an epoch: {dataset.Count:N0} images, batches of {batchSize:N0}; take smaller batches.", nameof(batchSize));
        (this.dataset, this.seed, this.shuffle, BatchSize) = (dataset, seed, shuffle, batchSize);
    }

    /// <summary>The number of batches in an epoch.</summary>
    public int Count { get; }

    /// <summary>The number of images in a full batch.</summary>
    public int BatchSize { get; }

    /// <summary>
    /// The batches of one epoch. Each belongs to the dispose scope that is open when it is asked for, and is disposed at
    /// the latest when the next one is: a loop holds one batch at a time, with or without a scope of its own. The batch
    /// at which a loop stops early stays usable, so <c>Epoch(0).First()</c> gives one to keep.
    /// </summary>
    /// <param name="epoch">The epoch's number, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is negative.</exception>
    public IEnumerable<Batch> Epoch(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        return Enumerate(epoch);
    }

    private IEnumerable<Batch> Enumerate(int epoch)
    {
        // the order outlives the scope of the step in which the first batch is asked for
        using var order = Order(epoch).DetachFromDisposeScope();
        for (var i = 0; i < Count; i++)
        {
            var start = (long)i * BatchSize;
            var batch = Gather(order, start, Math.Min(BatchSize, dataset.Count - start));
            yield return batch;
            batch.Dispose();
        }
    }

    private Batch Gather(Tensor order, long start, long length)
    {
        using var indices = order.narrow(0, start, length);
        return new Batch(dataset.Images.index_select(0, indices), dataset.Labels.index_select(0, indices));
    }

    private Tensor Order(int epoch)
    {
        if (!shuffle) return arange(dataset.Count, ScalarType.Int64);
        using var generator = new Generator(Mix(seed, epoch));
        return randperm(dataset.Count, ScalarType.Int64, generator: generator);
    }

    // torch's generator takes 32 bits of its seed, so seed and epoch are stirred into all of them: the finaliser of
    // SplitMix64 (Steele, Lea and Flood, 2014)
    private static ulong Mix(long seed, int epoch)
    {
        var z = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL + (ulong)epoch + 1);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}

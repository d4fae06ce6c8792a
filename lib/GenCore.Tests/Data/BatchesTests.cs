using GenCore.Data;
using static TorchSharp.torch;

namespace GenCore.Tests.Data;

public sealed class BatchesTests : IDisposable
{
    private readonly ImageDataset dataset;

    public BatchesTests()
    {
        // image i is filled with i, its label is i: a batch says which images it holds
        var numbers = arange(1003, ScalarType.Int64);
        dataset = new ImageDataset(numbers.to_type(ScalarType.Float32).reshape(1003, 1, 1, 1).expand(1003, 1, 2, 3).contiguous(), numbers);
    }

    public void Dispose() => dataset.Dispose();

    [Fact]
    public void An_epoch_has_every_index_once()
    {
        var batches = dataset.Batches(batchSize: 64);
        Assert.Equal(16, batches.Count);
        Assert.Equal(Enumerable.Range(0, 1003).Select(i => (long)i), Labels(batches, 0).Order());
    }

    [Fact]
    public void Images_keep_their_labels()
    {
        foreach (var batch in dataset.Batches(batchSize: 100).Epoch(3))
        {
            Assert.Equal([batch.Count, 1, 2, 3], batch.Images.shape);
            Assert.Equal(batch.Labels.data<long>().ToArray().SelectMany(label => Enumerable.Repeat((float)label, 6)), batch.Images.data<float>().ToArray());
        }
    }

    [Fact]
    public void The_order_depends_on_seed_and_epoch_alone()
    {
        var first = Labels(dataset.Batches(seed: 5), 2);
        using (rand(10))
        {
            Assert.Equal(first, Labels(dataset.Batches(seed: 5), 2));
        }

        Assert.NotEqual(first, Labels(dataset.Batches(seed: 5), 3));
        Assert.NotEqual(first, Labels(dataset.Batches(seed: 6), 2));
        // nor are neighbouring seeds and epochs the same pairs in other words
        Assert.NotEqual(first, Labels(dataset.Batches(seed: 6), 1));
        Assert.NotEqual(first, Labels(dataset.Batches(seed: 5L + (1L << 32)), 2));
    }

    [Fact]
    public void The_order_is_shuffled()
    {
        var labels = Labels(dataset.Batches(), 0);
        // a random permutation of n has one fixed point on average
        Assert.InRange(labels.Where((label, i) => label == i).Count(), 0, 10);
    }

    [Fact]
    public void The_global_generator_is_not_touched()
    {
        manual_seed(11);
        using var before = rand(4);
        manual_seed(11);
        Labels(dataset.Batches(), 0);
        using var after = rand(4);
        Assert.Equal(before.data<float>().ToArray(), after.data<float>().ToArray());
    }

    [Fact]
    public void Without_shuffling_the_order_is_the_data_sets_own() =>
        Assert.Equal(Enumerable.Range(0, 1003).Select(i => (long)i), Labels(dataset.Batches(shuffle: false), 4));

    [Fact]
    public void The_last_batch_is_smaller_or_left_out()
    {
        Assert.Equal([300, 300, 300, 103], dataset.Batches(300).Epoch(0).Select(batch => batch.Count));
        var full = dataset.Batches(300, dropLast: true);
        Assert.Equal(3, full.Count);
        Assert.Equal([300, 300, 300], full.Epoch(0).Select(batch => batch.Count));
    }

    [Fact]
    public void One_batch_may_hold_everything() => Assert.Equal(1, dataset.Batches(int.MaxValue).Count);

    [Fact]
    public void A_batch_is_disposed_when_the_next_is_asked_for()
    {
        Batch? previous = null;
        foreach (var batch in dataset.Batches(300).Epoch(0))
        {
            if (previous is not null) Assert.True(previous.Images.IsInvalid && previous.Labels.IsInvalid);
            Assert.False(batch.Images.IsInvalid);
            previous = batch;
        }

        Assert.True(previous!.Images.IsInvalid);
    }

    [Fact]
    public void Each_step_may_have_a_scope_of_its_own()
    {
        var seen = 0;
        using var epoch = dataset.Batches(300).Epoch(0).GetEnumerator();
        while (true)
        {
            using var step = NewDisposeScope();
            if (!epoch.MoveNext()) break;
            seen += epoch.Current.Count;
        }

        Assert.Equal(1003, seen);
    }

    [Fact]
    public void The_first_batch_can_be_kept()
    {
        using var batch = dataset.Batches(10).Epoch(0).First();
        Assert.Equal(10, batch.Images.shape[0]);
        Assert.False(batch.Labels.IsInvalid);
    }

    [Fact]
    public void A_batch_is_a_copy()
    {
        using (var batch = dataset.Batches(10, shuffle: false).Epoch(0).First()) batch.Images.zero_();
        Assert.Equal(9, dataset.Images[9, 0, 0, 0].item<float>());
    }

    [Fact]
    public void Impossible_sizes_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.Batches(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.Batches(10).Epoch(-1));
        var error = Assert.Throws<ArgumentException>(() => dataset.Batches(2000, dropLast: true));
        Assert.Contains("1,003 images, batches of 2,000", error.Message);
    }

    private static long[] Labels(Batches batches, int epoch) =>
        [.. batches.Epoch(epoch).SelectMany(batch => batch.Labels.data<long>().ToArray())];
}

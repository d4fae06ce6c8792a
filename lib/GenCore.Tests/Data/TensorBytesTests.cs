using GenCore.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Data;

public sealed class TensorBytesTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(8, new[] { 8, 8, 8, 8, 8, 8 })]
    [InlineData(35, new[] { 32, 16 })]             // no number is cut in two
    [InlineData(48, new[] { 48 })]
    [InlineData(1 << 30, new[] { 48 })]
    public void Slices_are_the_numbers_in_order(int most, int[] sizes)
    {
        var tensor = arange(6, ScalarType.Float64).view(2, 3);
        var slices = tensor.Slices(most).Select(slice => slice.bytes.ToArray()).ToArray();
        Assert.Equal(sizes, slices.Select(slice => slice.Length));
        Assert.Equal(tensor.bytes.ToArray(), slices.SelectMany(slice => slice));
    }

    [Fact]
    public void What_is_written_to_a_slice_is_in_the_tensor()
    {
        var tensor = zeros([2, 3], ScalarType.Int16);
        var next = (byte)0;
        foreach (var slice in tensor.Slices(most: 4))
        {
            foreach (ref var value in slice.bytes)
                value = next++;
        }
        Assert.Equal(12, next);
        Assert.Equal(Enumerable.Range(0, 12).Select(value => (byte)value), tensor.bytes.ToArray());
    }

    [Fact]
    public void A_number_is_one_slice_and_an_empty_tensor_has_none()
    {
        Assert.Equal([7L], tensor(7L).Slices(most: 8).Select(slice => slice.item<long>()));
        Assert.Empty(zeros(0, 3).Slices());
    }

    // a copy would be filled in the tensor's place
    [Fact]
    public void A_tensor_that_is_not_contiguous_is_refused() => Assert.ThrowsAny<Exception>(() => zeros(2, 3).t().Slices().Count());
}

using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Polyfill;

/// <summary>What notebooks and library take for granted of TorchSharp's tensors, whichever package provides them.</summary>
public class TensorTests
{
    private static double[] Values(Tensor t) => t.to(ScalarType.Float64).contiguous().data<double>().ToArray();

    [Fact]
    public void Factories_have_the_shape_and_type_that_was_asked_for()
    {
        Assert.Equal([2L, 3L], zeros(2, 3).shape);
        Assert.Equal(ScalarType.Float32, ones(2).dtype);
        Assert.Equal(ScalarType.Int64, arange(5).dtype);
        Assert.Equal(ScalarType.Float64, tensor(new[] { 1.0, 2.0 }).dtype);
        Assert.Equal(ScalarType.Float32, tensor(new[] { 1.0, 2.0 }, dtype: float32).dtype);
        Assert.Equal([0, 0.25, 0.5, 0.75, 1], Values(linspace(0, 1, 5)));
        Assert.Equal([1, 0, 0, 1], Values(eye(2)));
        Assert.Equal([7, 7], Values(full(2, 7)));
        Assert.Equal([2L, 1L], tensor(new float[] { 1, 2 }, [2, 1]).shape);
    }

    [Fact]
    public void Values_that_do_not_fill_the_shape_are_refused() =>
        Assert.ThrowsAny<Exception>(() => tensor(new float[] { 1, 2, 3 }, [2, 2]));

    [Fact]
    public void Arithmetic_broadcasts_and_keeps_the_tensors_type()
    {
        var a = tensor(new float[] { 1, 2, 4 });
        Assert.Equal([2, 4, 8], Values(a * 2));
        Assert.Equal([9, 8, 6], Values(10 - a));
        Assert.Equal([1, 0.5, 0.25], Values(1.0 / a));
        Assert.Equal(ScalarType.Float32, (a * 2.5).dtype);
        Assert.Equal([2, 3, 5, 3, 4, 6], Values(a + tensor(new float[] { 1, 2 }, [2, 1])));
        Assert.Equal([-1, -2, -4], Values(-a));
        Assert.Equal([1, 0, 0], Values(a < 2));
        Assert.Equal([0.5, 1, 2], Values(a.div(2)));
        Assert.Equal([0, 1, 2], Values(tensor(new long[] { 1, 2, 4 }).div(2, RoundingMode.floor)));
    }

    [Fact]
    public void In_place_operators_return_the_same_object()
    {
        var a = ones(3);
        Assert.Same(a, a.add_(1).mul_(2));
        Assert.Equal([4, 4, 4], Values(a));
    }

    [Fact]
    public void Reductions_agree_with_pytorch()
    {
        var a = arange(12, float64).reshape(3, 4) / 7;
        Assert.Equal(66 / 7.0, a.sum().item<double>(), 12);
        Assert.Equal([3L, 1L], a.sum(1, keepdim: true).shape);
        Assert.Equal(0.26530612244897955, a.var([0, 1]).item<double>(), 12);
        Assert.Equal(0.5714285714285714, a.std(0)[0].item<double>(), 12);
        Assert.Equal(1.6132984911207524, a.logsumexp(1)[0].item<double>(), 8);
        Assert.Equal(0.2298240303631791, a.softmax(1)[1, 1].item<double>(), 8);
        var (values, indices) = a.max(1);
        Assert.Equal([3, 3, 3], Values(indices));
        Assert.Equal(11 / 7.0, values[2].item<double>(), 12);
    }

    [Fact]
    public void Indexing_reads_as_in_python()
    {
        var a = arange(24).reshape(2, 3, 4);
        Assert.Equal(23, a[1, 2, 3].item<long>());
        Assert.Equal([2L, 4L], a[TensorIndex.Colon, 1].shape);
        Assert.Equal([20, 21], Values(a[1.., ^1, 0..2]));
        Assert.Equal([1, 5, 9, 13, 17, 21], Values(a[TensorIndex.Ellipsis, 1]));
        Assert.Equal([2L, 1L, 3L, 4L], a[TensorIndex.Colon, TensorIndex.None].shape);
        Assert.Equal([0, 2], Values(a[0, 0, TensorIndex.Slice(step: 2)]));
        Assert.Equal([12, 0], Values(a[tensor(new long[] { 1, 0 }), 0, 0]));
        Assert.Equal([20, 21, 22, 23], Values(a[a > 19]));
        Assert.Equal([3L, 4L], a[^1].shape);
    }

    [Fact]
    public void Indexed_assignment_writes_through()
    {
        var a = zeros(2, 3);
        a[0] = ones(3);
        a[1, 2] = 5f;
        a[TensorIndex.Colon, 0..1] = -1f;
        Assert.Equal([-1, 1, 1, -1, 0, 5], Values(a));
        a[a < 0] = 9f;
        Assert.Equal([9, 1, 1, 9, 0, 5], Values(a));
    }

    [Fact]
    public void Data_reads_a_transposed_tensor_in_its_own_order()
    {
        var t = arange(6, float32).reshape(2, 3).t();
        Assert.Equal([0f, 3f, 1f, 4f, 2f, 5f], t.data<float>().ToArray());
        Assert.Equal(4f, t.data<float>()[1, 1]);
    }

    [Fact]
    public void Bytes_are_the_memory_itself()
    {
        var t = zeros(2);
        MemoryMarshal.Write(t.bytes[4..], 2.5f);
        Assert.Equal([0, 2.5], Values(t));
    }

    [Fact]
    public void Linear_algebra_satisfies_its_definitions()
    {
        manual_seed(3);
        var m = randn(4, 4, dtype: float64);
        var s = m.mm(m.t()) + eye(4, dtype: float64);
        var l = linalg.cholesky(s);
        Assert.True((l.mm(l.t()) - s).abs().max().item<double>() < 1e-12);
        var (w, v) = linalg.eigh(s);
        Assert.True((v.mm(diag(w)).mm(v.t()) - s).abs().max().item<double>() < 1e-12);
        var (u, d, vt) = linalg.svd(m);
        Assert.True((u.mm(diag(d)).mm(vt) - m).abs().max().item<double>() < 1e-12);
        Assert.True((linalg.solve(s, s.mm(m)) - m).abs().max().item<double>() < 1e-10);
        Assert.True((einsum("ij,jk->ik", s, m) - s.matmul(m)).abs().max().item<double>() < 1e-12);
    }

    [Fact]
    public void Shapes_that_do_not_fit_give_libtorchs_message()
    {
        var e = Assert.Throws<ExternalException>(() => ones(2, 3).mm(ones(2, 3)));
        Assert.Contains("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)", e.Message);
    }

    [Fact]
    public void A_disposed_tensor_is_refused_by_name_of_the_fault()
    {
        var t = ones(1);
        t.Dispose();
        Assert.Throws<InvalidOperationException>(() => t + 1);
    }

    [Fact]
    public void Item_of_another_type_or_of_many_elements_is_refused()
    {
        Assert.ThrowsAny<Exception>(() => ones(2).item<float>());
        Assert.ThrowsAny<Exception>(() => ones(1).item<double>());
    }
}

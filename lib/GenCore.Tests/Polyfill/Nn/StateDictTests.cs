using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenCore.Tests.Polyfill.Nn;

public class StateDictTests
{
    [Fact]
    public void State_holds_parameters_and_buffers_by_their_paths()
    {
        using var net = new CountingNet();
        string[] expected =
        [
            "scale", "offset", "first.weight", "first.bias", "layers.0.weight", "layers.0.bias", "layers.1.weight", "norm.weight", "norm.bias",
            "norm.running_mean", "norm.running_var", "norm.num_batches_tracked", "head.out.weight", "head.out.bias",
        ];
        Assert.Equal(expected.Order(), net.state_dict().Keys.Order());
        Assert.Equal(expected.Select(key => "net." + key).Order(), net.state_dict(prefix: "net").Keys.Order());
    }

    [Fact]
    public void A_buffer_that_is_not_persistent_is_converted_and_not_saved()
    {
        using var layer = Linear(2, 2);
        layer.register_buffer("cache", ones(2), persistent: false);
        layer.register_buffer("kept", ones(2));
        Assert.Equal(["weight", "bias", "kept"], layer.state_dict().Keys);
        Assert.Equal(["cache", "kept"], layer.named_buffers().Select(b => b.name));
        Assert.Equal(["kept"], layer.named_buffers(include_nonpersistent: false).Select(b => b.name));
        Assert.Equal(float64, layer.to(float64).get_buffer("cache")!.dtype);
    }

    [Fact]
    public void A_loaded_state_is_a_copy_that_makes_two_networks_agree()
    {
        using var one = new CountingNet();
        using var other = new CountingNet();
        one.call(randn(8, 2)); // moves the running statistics
        var (missing, unexpected) = other.load_state_dict(one.state_dict());
        Assert.Empty(missing);
        Assert.Empty(unexpected);
        one.eval();
        other.eval();
        var x = randn(3, 2);
        var output = one.call(x);
        Assert.True(other.call(x).Equals(output));
        Assert.All(other.parameters(), p => Assert.True(p.requires_grad && p.is_leaf));

        using (no_grad()) other.Scale.fill_(0);
        Assert.True(one.call(x).Equals(output));
    }

    [Fact]
    public void A_strict_load_refuses_missing_and_unexpected_keys_and_changes_nothing()
    {
        using var layer = Linear(2, 2);
        var before = layer.weight!.detach().clone();
        Assert.Throws<InvalidOperationException>(() => layer.load_state_dict(new() { ["weight"] = zeros(2, 2) }));
        Assert.Throws<InvalidOperationException>(() => layer.load_state_dict(new() { ["weight"] = zeros(2, 2), ["bias"] = zeros(2), ["more"] = zeros(1) }));
        Assert.True(layer.weight!.Equals(before));
    }

    [Fact]
    public void A_lenient_load_takes_what_fits_and_reports_the_rest()
    {
        using var layer = Linear(2, 2);
        var (missing, unexpected) = layer.load_state_dict(new() { ["weight"] = full([2, 2], 3f), ["more"] = zeros(1) }, strict: false);
        Assert.Equal(["bias"], missing);
        Assert.Equal(["more"], unexpected);
        Assert.Equal(12, layer.weight!.sum().item<float>());
    }

    [Fact]
    public void Skipped_keys_are_neither_missed_nor_loaded()
    {
        using var layer = Linear(2, 2);
        var before = layer.bias!.detach().clone();
        layer.load_state_dict(new() { ["weight"] = zeros(2, 2), ["bias"] = full(2, 9f) }, skip: ["bias"]);
        layer.load_state_dict(new() { ["weight"] = zeros(2, 2) }, skip: ["bias"]);
        Assert.True(layer.bias!.Equals(before));
        Assert.Equal(0, layer.weight!.abs().sum().item<float>());
    }

    [Theory]
    [InlineData(3L, 2L)]
    [InlineData(1L, 1L)] // which would broadcast
    public void A_tensor_of_another_size_is_refused(long rows, long columns)
    {
        using var layer = Linear(2, 2, hasBias: false);
        var before = layer.weight!.detach().clone();
        Assert.ThrowsAny<Exception>(() => layer.load_state_dict(new() { ["weight"] = zeros(rows, columns) }));
        Assert.True(layer.weight!.Equals(before));
    }
}

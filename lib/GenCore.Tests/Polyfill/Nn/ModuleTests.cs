using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenCore.Tests.Polyfill.Nn;

public class ModuleTests
{
    [Fact]
    public void RegisterComponents_finds_fields_in_the_order_of_their_declaration()
    {
        using var net = new CountingNet();
        Assert.Equal(["first", "layers", "norm", "head"], net.named_children().Select(c => c.name));
        Assert.Equal(
            ["scale", "first.weight", "first.bias", "layers.0.weight", "layers.0.bias", "layers.1.weight", "norm.weight", "norm.bias", "head.out.weight", "head.out.bias"],
            net.named_parameters().Select(p => p.name));
        Assert.Equal(["offset", "norm.running_mean", "norm.running_var", "norm.num_batches_tracked"], net.named_buffers().Select(b => b.name));
    }

    [Fact]
    public void Names_stop_at_the_module_itself_where_recursion_is_off()
    {
        using var net = new CountingNet();
        Assert.Equal(["scale"], net.named_parameters(recurse: false).Select(p => p.name));
        Assert.Equal(["offset"], net.named_buffers(recurse: false).Select(b => b.name));
        Assert.Single(net.parameters(recurse: false));
        Assert.Equal(10, net.parameters().Count());
    }

    [Fact]
    public void Named_modules_list_every_depth_by_its_path()
    {
        using var net = new CountingNet();
        Assert.Equal(
            ["first", "head", "head.drop", "head.out", "layers", "layers.0", "layers.1", "norm"],
            net.named_modules().Select(m => m.name).Order());
        Assert.Equal(8, net.modules().Count());
        Assert.Equal(4, net.children().Count());
    }

    [Fact]
    public void Parameters_and_buffers_are_found_by_name()
    {
        using var net = new CountingNet();
        Assert.Equal([3L, 2L], net.get_parameter("first.weight")!.shape);
        Assert.Null(net.get_parameter("first.missing"));
        Assert.Equal(0.5f, net.get_buffer("offset")![0].item<float>());
        Assert.True(net.has_parameter("scale"));
        Assert.False(net.has_buffer("scale"));
    }

    [Fact]
    public void A_weight_that_two_layers_share_is_listed_once()
    {
        using var first = Linear(3, 3, hasBias: false);
        using var tied = Linear(first.weight!);
        using var net = Sequential(first, tied);
        Assert.Equal(["0.weight"], net.named_parameters().Select(p => p.name));
    }

    [Fact]
    public void A_name_is_used_once()
    {
        using var net = new CountingNet();
        using var other = Linear(1, 1);
        Assert.ThrowsAny<ArgumentException>(() => net.register_module("first", other));
    }

    [Fact]
    public void Train_and_eval_reach_every_depth()
    {
        using var net = new CountingNet();
        Assert.All(net.modules().Append(net), m => Assert.True(m.training));
        net.eval();
        Assert.All(net.modules().Append(net), m => Assert.False(m.training));
        net.train();
        Assert.All(net.modules().Append(net), m => Assert.True(m.training));
        net.train(false);
        Assert.False(net.training);
    }

    [Fact]
    public void Apply_visits_children_before_their_parent()
    {
        using var net = Sequential(Linear(1, 1), Sequential(ReLU()));
        List<string> seen = [];
        net.apply(m => seen.Add(m.GetName()));
        Assert.Equal(["Linear", "ReLU", "Sequential", "Sequential"], seen);
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.6)]
    public void Dropout_keeps_the_mean_in_training_and_everything_in_evaluation(double p)
    {
        manual_seed(51);
        var x = ones(100, 1000);
        using var drop = Dropout(p);
        var trained = drop.call(x);
        Assert.Equal(p, (trained == 0).to(float64).mean().item<double>(), 0.01);
        Assert.True(allclose(trained.max(), tensor(1 / (1 - p)).to(float32)));
        Assert.Equal(1, x.min().item<float>());
        drop.eval();
        Assert.True(drop.call(x).Equals(x));
        Assert.Equal(p, (functional.dropout(x, p) == 0).to(float64).mean().item<double>(), 0.01);
        Assert.True(functional.dropout(x, p, training: false).Equals(x));
    }

    [Fact]
    public void Dropout2d_drops_whole_channels()
    {
        manual_seed(52);
        using var drop = Dropout2d(0.5);
        var sums = drop.call(ones(20, 30, 4, 4)).sum([2, 3]);
        Assert.True((sums.eq(0) | sums.eq(32)).all().item<bool>());
        Assert.InRange(sums.eq(0).sum().item<long>(), 240, 360);
    }

    [Fact]
    public void Zero_grad_takes_gradients_away_or_sets_them_to_zero()
    {
        using var net = new CountingNet();
        net.call(randn(4, 2)).sum().backward();
        Assert.All(net.parameters(), p => Assert.NotNull(p.grad));
        net.zero_grad(set_to_none: false);
        Assert.All(net.parameters(), p => Assert.Equal(0, p.grad!.abs().sum().item<float>()));
        net.zero_grad();
        Assert.All(net.parameters(), p => Assert.Null(p.grad));
    }

    [Fact]
    public void Conversion_to_double_leaves_counts_integral_and_gradients_flowing()
    {
        using var net = new CountingNet();
        net.Scale.requires_grad = false;
        Assert.Same(net, net.to(float64));
        Assert.All(net.parameters(), p => Assert.Equal(float64, p.dtype));
        Assert.All(net.named_buffers(), b => Assert.Equal(b.name.EndsWith("num_batches_tracked") ? int64 : float64, b.buffer.dtype));
        Assert.False(net.Scale.requires_grad);
        Assert.All(net.named_parameters(), p => Assert.Equal(p.name != "scale", p.parameter.requires_grad));
        Assert.All(net.parameters(), p => Assert.True(p.is_leaf));

        net.call(randn(4, 2, float64)).sum().backward();
        Assert.All(net.parameters().Where(p => p.requires_grad), p => Assert.Equal(float64, p.grad!.dtype));
    }

    [Fact]
    public void Conversion_keeps_the_values()
    {
        using var layer = Linear(2, 2);
        var before = layer.weight!.detach().clone();
        layer.to(float64).to(float32);
        Assert.True(layer.weight!.Equals(before));
    }

    [Fact]
    public void A_module_takes_no_type_of_integers()
    {
        using var layer = Linear(2, 2);
        Assert.ThrowsAny<Exception>(() => layer.to(int64));
    }

    [Fact]
    public void BatchNorm_counts_batches_and_averages_statistics_in_training_only()
    {
        using var norm = BatchNorm1d(1, momentum: 0.5);
        var x = tensor(new[] { 1f, 3f, 5f, 7f }).reshape(4, 1);
        norm.call(x);
        norm.eval();
        norm.call(x * 100);
        Assert.Equal(1, norm.get_buffer("num_batches_tracked")!.item<long>());
        Assert.Equal(2, norm.get_buffer("running_mean")!.item<float>(), 5); // (0 + 4) / 2
        Assert.Equal((1 + 20f / 3) / 2, norm.get_buffer("running_var")!.item<float>(), 5); // the unbiased variance
    }

    [Fact]
    public void Norms_refuse_tensors_of_another_dimension()
    {
        Assert.ThrowsAny<Exception>(() => BatchNorm2d(2).call(ones(3, 2)));
        Assert.ThrowsAny<Exception>(() => BatchNorm1d(2).call(ones(3, 2, 4, 4)));
    }

    [Fact]
    public void Lists_name_modules_by_their_place()
    {
        var list = ModuleList<Module<Tensor, Tensor>>(Linear(2, 3), Sigmoid());
        list.append(Linear(3, 4));
        list.Insert(1, Tanh());
        list.RemoveAt(2);
        Assert.Equal(3, list.Count);
        Assert.Equal([4L, 3L], ((Linear)list[2]).weight!.shape);
        Assert.Equal(["Linear", "Tanh", "Linear"], list.Select(m => m.GetName()));

        using var owner = Identity();
        owner.register_module("steps", list);
        Assert.Equal(["steps.0.weight", "steps.0.bias", "steps.2.weight", "steps.2.bias"], owner.named_parameters().Select(p => p.name));
    }

    [Fact]
    public void Sequential_names_steps_by_place_or_as_given()
    {
        Assert.Equal(["0.weight", "0.bias", "2.weight", "2.bias"], Sequential(Linear(2, 2), Tanh(), Linear(2, 2)).named_parameters().Select(p => p.name));
        Assert.Equal(["in.weight", "in.bias"], Sequential(("in", Linear(2, 2)), ("act", Tanh())).state_dict().Keys);
        Assert.Equal(["0.0.weight", "0.0.bias"], Sequential(Sequential(Linear(2, 2))).state_dict().Keys);
        var x = randn(2, 2);
        Assert.True(Sequential().call(x).Equals(x));
    }

    [Fact]
    public void Parameters_go_through_a_vector_and_back()
    {
        using var layer = Linear(3, 2);
        var vector = nn.utils.parameters_to_vector(layer.parameters()).detach();
        Assert.Equal([8L], vector.shape);
        nn.utils.vector_to_parameters(vector * 2, layer.parameters());
        Assert.True(nn.utils.parameters_to_vector(layer.parameters()).Equals(vector * 2));
        Assert.True(layer.weight!.requires_grad);
    }

    [Fact]
    public void Gradient_values_are_clipped_to_their_bounds()
    {
        var weight = Parameter(tensor(new[] { 1f, -2f, 0.1f }));
        (weight * weight).sum().backward();
        nn.utils.clip_grad_value_([weight], 1);
        Assert.Equal([1f, -1f, 0.2f], weight.grad!.data<float>().ToArray());
    }
}

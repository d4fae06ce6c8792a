using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenCore.Tests.Polyfill.Nn;

public class RegistrationTests
{
    [Fact]
    public void A_base_types_private_fields_are_registered_after_the_types_own()
    {
        var net = new Derived();
        Assert.Equal(["renamed", "extra.weight", "inner.own", "inner.layer.weight"], net.named_parameters().Select(p => p.name));
        Assert.Equal(["extra", "inner"], net.named_children().Select(c => c.name));
    }

    [Fact]
    public void A_module_that_forgot_to_register_is_registered_with_its_parent() =>
        Assert.Equal(["own", "layer.weight"], new Derived().Inner.named_parameters().Select(p => p.name));

    [Fact]
    public void A_weight_that_is_set_takes_the_place_of_the_one_before()
    {
        var layer = Linear(2, 3);
        var (before, after) = (layer.weight, Parameter(ones(3, 2)));
        layer.weight = after;
        Assert.True(before!.IsInvalid);
        Assert.Same(after, layer.get_parameter("weight"));
        Assert.Equal(["weight", "bias"], layer.state_dict().Keys);
        layer.bias = null;
        Assert.Equal(["weight"], layer.state_dict().Keys);
        Assert.Equal(2, layer.call(ones(1, 2))[0, 0].item<float>());
    }

    [Fact]
    public void Statistics_that_are_set_are_the_ones_saved_and_used()
    {
        var norm = BatchNorm1d(2, affine: false);
        norm.eval();
        norm.running_mean = torch.tensor(new float[] { 1, 2 });
        Assert.Equal([1f, 2f], norm.state_dict()["running_mean"].data<float>().ToArray());
        Assert.Equal(-1, norm.call(zeros(1, 2))[0, 0].item<float>(), 1e-4);
    }

    [Fact]
    public void Conversion_takes_the_gradient_along()
    {
        var layer = Linear(2, 1);
        layer.call(ones(1, 2)).sum().backward();
        layer.to(float64);
        Assert.Equal(float64, layer.weight!.grad!.dtype);
        Assert.Equal([1.0, 1.0], layer.weight.grad!.data<double>().ToArray());
    }

    [Fact]
    public void Layers_tell_their_shape()
    {
        var conv = Conv2d(2, 4, (3, 5), stride: (2, 1), padding: (1, 2), groups: 2);
        Assert.Equal((2L, 4L, 2L), (conv.in_channels, conv.out_channels, conv.groups));
        Assert.Equal([3L, 5L], conv.kernel_size);
        Assert.Equal([2L, 1L], conv.stride);
        Assert.Equal([1L, 2L], conv.padding);
        var linear = Linear(3, 7);
        Assert.Equal((3L, 7L), (linear.in_features, linear.out_features));
        Assert.Equal([2L, 2L], MaxPool2d(2).stride);
    }

    [Fact]
    public void Rows_of_an_embedding_are_shortened_when_they_are_read()
    {
        var embedding = Embedding_from_pretrained(torch.tensor(new float[] { 3, 4, 0, 1 }, [2, 2]), max_norm: 1);
        Assert.False(embedding.weight!.requires_grad);
        Assert.Equal([0.6f, 0.8f], embedding.call(torch.tensor(new long[] { 0 })).data<float>().ToArray().Select(v => MathF.Round(v, 4)));
    }

    private sealed class Forgetful : Module<Tensor, Tensor>
    {
        private readonly Parameter own = Parameter(ones(1));
        private readonly Linear layer = Linear(1, 1, hasBias: false);

        public Forgetful()
            : base(nameof(Forgetful))
        {
        }

        public override Tensor forward(Tensor input) => layer.call(input) * own;
    }

    private abstract class Base : Module<Tensor, Tensor>
    {
        private readonly Forgetful inner = new();

        protected Base()
            : base(nameof(Base))
        {
        }

        public Forgetful Inner => inner;
    }

    private sealed class Derived : Base
    {
        [ComponentName(Name = "renamed")] private readonly Parameter scale = Parameter(ones(1));
        private readonly Linear extra = Linear(1, 1, hasBias: false);
        private Linear? late;

        public Derived()
        {
            RegisterComponents();
            late = Linear(1, 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => late!.call(extra.call(input)) * scale;
    }
}

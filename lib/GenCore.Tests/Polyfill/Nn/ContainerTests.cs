using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenCore.Tests.Polyfill.Nn;

public class ContainerTests
{
    [Fact]
    public void A_dictionary_finds_modules_by_name_and_trains_them()
    {
        var net = new Branches();
        Assert.Equal(["heads.mean.weight", "heads.mean.bias", "heads.scale.weight", "scales.0", "scales.1"], net.named_parameters().Select(p => p.name));
        Assert.Equal(["mean", "scale"], net.Heads.keys());
        Assert.True(net.Heads.TryGetValue("scale", out var scale));
        Assert.Same(scale, net.Heads["scale"]);
        Assert.False(net.Heads.ContainsKey("other"));
    }

    [Fact]
    public void A_parameter_list_keeps_its_order()
    {
        var net = new Branches();
        Assert.Equal(2, net.Scales.Count);
        Assert.Equal([0f, 1f], net.Scales.Select(p => p.item<float>()));
        Assert.Equal(1, net.Scales.IndexOf(net.Scales[1]));
        Assert.All(net.Scales, p => Assert.True(p.requires_grad));
    }

    private sealed class Branches : Module<Tensor, Tensor>
    {
        private readonly ModuleDict<Module<Tensor, Tensor>> heads = ModuleDict<Module<Tensor, Tensor>>(("mean", Linear(2, 1)), ("scale", Linear(2, 1, hasBias: false)));
        private readonly ParameterList scales = ParameterList(Parameter(torch.tensor(0f)), Parameter(torch.tensor(1f)));

        public Branches()
            : base(nameof(Branches)) => RegisterComponents();

        public ModuleDict<Module<Tensor, Tensor>> Heads => heads;

        public ParameterList Scales => scales;

        public override Tensor forward(Tensor input) => heads["mean"].call(input) * scales[1];
    }
}

using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenCore.Tests.Polyfill.Nn;

/// <summary>A network with a component of each kind in its fields.</summary>
internal sealed class CountingNet : Module<Tensor, Tensor>
{
    private readonly Parameter scale = Parameter(ones(3));
    private readonly Linear first = Linear(2, 3);
    private readonly Tensor offset = full(3, 0.5f);
    private readonly ModuleList<Linear> layers = ModuleList(Linear(3, 3), Linear(3, 3, hasBias: false));
    private readonly BatchNorm1d norm = BatchNorm1d(3);
    private readonly Sequential head = Sequential(("drop", Dropout(0.5)), ("out", Linear(3, 1)));
    private readonly Linear? absent = null;
    private readonly string label = "not a component";

    public CountingNet()
        : base(nameof(CountingNet)) => RegisterComponents();

    public Parameter Scale => scale;

    public override Tensor forward(Tensor x)
    {
        var h = first.call(x) * scale + offset;
        foreach (var layer in layers) h = layer.call(h).tanh();
        return absent is null && label.Length > 0 ? head.call(norm.call(h)) : h;
    }
}

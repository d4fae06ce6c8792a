using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Models.Adversarial;

/// <summary>
/// The generator of a DCGAN: noise becomes a small image of many channels, which transposed convolutions double until it has its size. For 28×28:
/// 100 → 128×7×7 → 64×14×14 → 1×28×28. Radford, Metz and Chintala (2015), figure 1.
/// </summary>
public sealed class DcganGenerator : nn.Module<Tensor, Tensor>
{
    private readonly Sequential layers;

    /// <param name="design">Its size and choices; those of <see cref="DcganDesign"/> where none are given.</param>
    /// <exception cref="ArgumentException">A size is not one of those that there are.</exception>
    public DcganGenerator(DcganDesign? design = null) : base(nameof(DcganGenerator))
    {
        var d = (design ?? new()).Checked();
        var modules = new List<(string, nn.Module<Tensor, Tensor>)>();
        // a transposed convolution of one pixel, as the product of matrices that it is: several times as fast
        var (begin, side) = (d.ChannelsAt(d.Doublings), d.SideAt(d.Doublings));
        modules.Add(("noise", nn.Linear(d.Noise, begin * side * side, hasBias: !d.BatchNorm)));
        AddLayer(side, nn.Unflatten(1, [begin, side, side]), begin);
        for (var halvings = d.Doublings - 1; halvings >= 1; halvings--)
            AddLayer(d.SideAt(halvings), Twice(halvings, d.ChannelsAt(halvings), bias: !d.BatchNorm), d.ChannelsAt(halvings));
        modules.AddRange([($"to_{d.Side}", Twice(0, d.Colours, bias: true)), ("tanh", nn.Tanh())]);
        layers = nn.Sequential(modules);
        RegisterComponents();
        DcganDesign.Initialise(this);

        void AddLayer(int side, nn.Module<Tensor, Tensor> layer, int channels)
        {
            modules.Add(($"to_{side}", layer));
            if (d.BatchNorm)
                modules.Add(($"norm_{side}", nn.BatchNorm2d(channels)));
            modules.Add(($"activation_{side}", d.GeneratorActivation()));
        }

        nn.Module<Tensor, Tensor> Twice(int halvings, int outputs, bool bias)
        {
            var (inputs, target) = (d.ChannelsAt(halvings + 1), d.SideAt(halvings));
            return d.Strided
                ? nn.ConvTranspose2d(inputs, outputs, d.KernelAt(halvings), stride: 2, padding: 1, bias: bias)
                : nn.Sequential(nn.Upsample([target, target]), nn.Conv2d(inputs, outputs, 3, padding: 1, bias: bias));
        }
    }

    /// <summary>[N, noise] → pixels in [0, 1], [N, colours, side, side]. The network's own output is tanh, in [−1, 1].</summary>
    public override Tensor forward(Tensor z) => 0.5 * (layers.call(z) + 1);
}

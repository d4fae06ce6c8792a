using GenCore.Models.Autoregressive;
using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks.Work;

/// <summary>Drawing 4 images, pixel by pixel.</summary>
internal sealed class PixelDrawing(Func<AutoregressiveModel, int, Tensor?, Tensor> draw) : IWork
{
    private readonly PixelCnn model = new();

    public long Size => model.parameters().Sum(p => p.numel());

    public void Run(int times)
    {
        for (var i = 0; i < times; i++)
            draw(model, 4, null).Dispose();
    }
}

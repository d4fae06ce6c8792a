using GenCore.Data;

namespace Benchmarks.Work;

/// <summary>MNIST from its four files: images as pixels in [0, 1], labels as whole numbers.</summary>
internal sealed class MnistLoading : IWork
{
    public long Size => 70_000 * 785;

    public void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            var mnist = Mnist.Load();
            mnist.Train.Dispose();
            mnist.Test.Dispose();
        }
    }
}

using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Tests.Polyfill.Nn;

/// <summary>A function of some leaves, in double precision, whose gradient is compared with central finite differences.</summary>
public sealed record GradientCase(Func<Tensor> Output, params Tensor[] Leaves)
{
    private const double Step = 1e-5;

    /// <summary>A module of one input: the leaves are the input and every parameter.</summary>
    public static GradientCase Of(nn.Module<Tensor, Tensor> module, params long[] shape)
    {
        module.to(float64);
        var x = Leaf(shape);
        return new(() => module.call(x), [x, .. module.parameters()]);
    }

    /// <summary>A function of one tensor.</summary>
    public static GradientCase Of(Func<Tensor, Tensor> function, params long[] shape)
    {
        var x = Leaf(shape);
        return new(() => function(x), x);
    }

    /// <summary>A function of two tensors of one shape.</summary>
    public static GradientCase Of(Func<Tensor, Tensor, Tensor> function, params long[] shape)
    {
        var (x, y) = (Leaf(shape), Leaf(shape));
        return new(() => function(x, y), x, y);
    }

    public static Tensor Leaf(params long[] shape) => randn(shape, float64, requires_grad: true);

    /// <summary>Differentiates a fixed random projection of the output, so that no two errors cancel by symmetry.</summary>
    public void Check(string name)
    {
        using var scope = NewDisposeScope();
        var output = Output();
        var projection = randn(output.shape, float64);
        var gradients = autograd.grad([(output * projection).sum()], Leaves);
        using var quiet = no_grad();
        for (var leaf = 0; leaf < Leaves.Length; leaf++)
        {
            var expected = Differences(Leaves[leaf], projection);
            var actual = gradients[leaf].contiguous().data<double>().ToArray();
            Assert.Equal(Leaves[leaf].shape, gradients[leaf].shape);
            Assert.All(actual, value => Assert.True(double.IsFinite(value), $"{name}: the gradient by leaf {leaf} is not finite"));
            var size = Math.Max(1, actual.Max(Math.Abs));
            var error = expected.Zip(actual, (e, a) => Math.Abs(e - a)).Max() / size;
            Assert.True(error < 1e-6, $"{name}: the gradient by leaf {leaf} differs from finite differences by {error:g3} of its size");
        }
    }

    private double[] Differences(Tensor leaf, Tensor projection)
    {
        var flat = leaf.detach().view(-1);
        double At(long i, double value)
        {
            using var scope = NewDisposeScope();
            flat[i] = value;
            return (Output() * projection).sum().item<double>();
        }

        var slopes = new double[flat.numel()];
        for (var i = 0; i < slopes.Length; i++)
        {
            var middle = flat[i].item<double>();
            slopes[i] = (At(i, middle + Step) - At(i, middle - Step)) / (2 * Step);
            flat[i] = middle;
        }
        return slopes;
    }
}

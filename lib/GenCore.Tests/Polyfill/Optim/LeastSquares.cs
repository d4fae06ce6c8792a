using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Tests.Polyfill.Optim;

/// <summary>The problem of the fixture: the mean squared error of x Wᵀ + b against y.</summary>
internal sealed class LeastSquares : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly Tensor x = PytorchFixture.Read("x");
    private readonly Tensor y = PytorchFixture.Read("y");

    public Parameter Weight { get; } = new(PytorchFixture.Read("weight"));

    public Parameter Bias { get; } = new(PytorchFixture.Read("bias"));

    public Parameter[] Parameters => [Weight, Bias];

    public double[] Values => [.. Weight.data<double>(), .. Bias.data<double>()];

    public Tensor Loss() => (x.mm(Weight.t()) + Bias - y).square().mean();

    public void Step(optim.Optimizer optimizer)
    {
        using var step = NewDisposeScope();
        optimizer.zero_grad();
        Loss().backward();
        optimizer.step();
    }

    public double[][] Steps(optim.Optimizer optimizer, int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        Step(optimizer);
        return Values;
    })];

    public void Dispose()
    {
        Weight.Dispose();
        Bias.Dispose();
        scope.Dispose();
    }
}

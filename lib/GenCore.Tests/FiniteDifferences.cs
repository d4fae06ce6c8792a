using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests;

/// <summary>Gradients beside differences of the loss itself.</summary>
internal static class FiniteDifferences
{
    /// <summary>Holds the gradient of every parameter at its largest entry, its first and its last against a central difference.</summary>
    /// <param name="module">A network in double precision.</param>
    /// <param name="loss">Its loss, a scalar; random numbers are the same at each call.</param>
    public static void Agree(nn.Module module, Func<Tensor> loss)
    {
        const double H = 1e-5;
        Tensor Loss()
        {
            manual_seed(5);
            return loss();
        }
        Loss().backward();
        foreach (var (name, parameter) in module.named_parameters())
        {
            using var noGradient = no_grad();
            var weights = parameter.view(-1);
            var gradient = parameter.grad!.reshape(-1);
            foreach (var i in new[] { gradient.abs().argmax().item<long>(), 0, weights.numel() - 1 })
            {
                var value = weights[i].item<double>();
                double At(double shifted)
                {
                    weights[i].fill_(shifted);
                    return Loss().item<double>();
                }
                var difference = (At(value + H) - At(value - H)) / (2 * H);
                weights[i].fill_(value);
                var expected = gradient[i].item<double>();
                Assert.True(Math.Abs(difference - expected) < 1e-6 * Math.Max(1, Math.Abs(expected)), $"{name}[{i}]: {expected} by autograd, {difference} by differences");
            }
        }
    }
}

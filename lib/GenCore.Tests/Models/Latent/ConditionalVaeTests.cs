using GenCore.Models.Latent;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Models.Latent;

public sealed class ConditionalVaeTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public ConditionalVaeTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Fact]
    public void It_learns_what_a_label_looks_like()
    {
        // class 0 is white above and black below, class 1 the other way round
        var upper = (arange(28) < 14).to(ScalarType.Float32).reshape(1, 1, 28, 1).expand(1, 1, 28, 28);
        var labels = arange(32) % 2;
        var x = where(labels.eq(0).reshape(32, 1, 1, 1), upper, 1 - upper);
        var vae = new ConditionalVae(latent: 2, classes: 2, hidden: 16);
        using var optimizer = optim.Adam(vae.parameters(), 1e-2);
        for (var step = 0; step < 400; step++)
        {
            using var inner = NewDisposeScope();
            optimizer.zero_grad();
            vae.Loss(x, labels).Loss.backward();
            optimizer.step();
        }
        var asked = arange(100) % 2;
        var expected = where(asked.eq(0).reshape(100, 1, 1, 1), upper, 1 - upper);
        Assert.InRange((vae.Sample(asked) - expected).abs().mean().item<float>(), 0, 0.15);
    }

    [Fact]
    public void Gradients_agree_with_finite_differences()
    {
        var vae = (ConditionalVae)new ConditionalVae(latent: 3, classes: 4, hidden: 6).to(ScalarType.Float64);
        var (x, labels) = (rand(4, 1, 28, 28, ScalarType.Float64), arange(4));
        FiniteDifferences.Agree(vae, () => vae.Loss(x, labels).Loss);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var vae = new ConditionalVae(latent: 2, classes: 3, hidden: 4);
        Assert.Contains("0 to 3, expected 0 to 2", Assert.Throws<ArgumentException>(() => vae.Sample(tensor(new[] { 0L, 3 }))).Message);
        Assert.Contains("for 2 samples", Assert.Throws<ArgumentException>(() => vae.Loss(zeros(2, 1, 28, 28), zeros(1, ScalarType.Int64))).Message);
        Assert.Contains("[2, 784]", Assert.Throws<ArgumentException>(() => vae.Encode(zeros(2, 784), zeros(2, ScalarType.Int64))).Message);
        Assert.Contains("[1, 3]", Assert.Throws<ArgumentException>(() => vae.Decode(zeros(1, 3), zeros(1, ScalarType.Int64))).Message);
        Assert.Contains("0 and 10", Assert.Throws<ArgumentException>(() => new ConditionalVae(latent: 0)).Message);
    }
}

using GenCore.Models.Latent;
using GenCore.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Models.Latent;

public sealed class AutoencoderTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public AutoencoderTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Both_kinds_squeeze_and_unfold()
    {
        foreach (var model in new[] { new Autoencoder(5, new Dense(20, 10)), new Autoencoder(5, new Convolutional(4)) })
        {
            var x = rand(3, 1, 28, 28);
            Assert.Equal([3L, 5], model.Encode(x).shape);
            Assert.Equal([3L, 1, 28, 28], model.call(x).shape);
            Assert.Equal((model.call(x) - x).square().mean().item<float>(), model.Loss(x).item<float>(), 1e-6);
            Assert.Equal(model.Loss(x).item<float>(), model.Evaluate(x, batchSize: 2), 1e-6);
        }
    }

    [Fact]
    public void A_linear_one_that_was_led_astray_comes_back_to_the_principal_subspace()
    {
        // three directions, and a little noise
        var x = (0.2 * randn(100, 3).mm(randn(3, 784)) + 0.01 * randn(100, 784)).reshape(100, 1, 28, 28);
        var components = PrincipalComponents.Fit(x, 3);
        var directions = components.Directions.flatten(1);
        var model = new Autoencoder(3, new Dense());
        var (encoder, decoder) = (model.get_parameter("encoder.layers.0.weight")!, model.get_parameter("decoder.layers.0.weight")!);
        using (no_grad())
        {
            encoder.copy_(directions + 0.01 * randn_like(encoder));
            decoder.copy_(directions.t() + 0.01 * randn_like(decoder));
        }
        // the smallest cosine of the principal angles between the two subspaces
        float Cosine() => linalg.svdvals(linalg.qr(decoder.detach()).Item1.t().mm(directions.t())).min().item<float>();
        Assert.InRange(Cosine(), 0.9, 0.99);
        using var optimizer = optim.SGD(model.parameters(), 0.3, momentum: 0.9);
        for (var step = 0; step < 1500; step++)
        {
            using var inner = NewDisposeScope();
            optimizer.zero_grad();
            model.Loss(x).backward();
            optimizer.step();
        }
        Assert.InRange(Cosine(), 0.999, 1.00001);
        var least = (components.Decode(components.Encode(x)) - x).square().mean().item<float>();
        Assert.Equal(least, model.Evaluate(x), 0.02 * least);
    }

    [Fact]
    public void Gradients_agree_with_finite_differences()
    {
        var model = (Autoencoder)new Autoencoder(3, new Convolutional(2)).to(ScalarType.Float64);
        var x = rand(2, 1, 28, 28, ScalarType.Float64);
        FiniteDifferences.Agree(model, () => model.Loss(x));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Contains("code is 0", Assert.Throws<ArgumentException>(() => new Autoencoder(0)).Message);
        var model = new Autoencoder(2, new Dense(4));
        Assert.Contains("[2, 784]", Assert.Throws<ArgumentException>(() => model.Encode(zeros(2, 784))).Message);
        Assert.Contains("[N, 2], but was given [1, 3]", Assert.Throws<ArgumentException>(() => model.Decode(zeros(1, 3))).Message);
        Assert.Contains("0 images", Assert.Throws<ArgumentException>(() => model.Evaluate(zeros(0, 1, 28, 28))).Message);
    }
}

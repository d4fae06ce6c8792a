using GenCore.Data;
using GenCore.Losses;
using GenCore.Models.Latent;
using GenCore.Networks;
using GenCore.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Models.Latent;

public sealed class VaeTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public VaeTests() => Reproducible.Seed(1);

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Shapes_follow_the_batch_and_the_latent_dimension()
    {
        var vae = new Vae(latent: 7, hidden: [30, 10]);
        var x = rand(5, 1, 28, 28);
        var (logits, mean, logVariance) = vae.call(x);
        Assert.Equal([5L, 1, 28, 28], logits.shape);
        Assert.Equal([5L, 7], mean.shape);
        Assert.Equal([5L, 7], logVariance.shape);
        Assert.Equal([5L, 1, 28, 28], vae.Reconstruct(x).shape);
        Assert.Equal([3L, 1, 28, 28], vae.Sample(3).shape);
        Assert.Equal([[30L, 784], [10L, 30], [14L, 10], [10L, 7], [30L, 10], [784L, 30]],
            vae.state_dict().Where(pair => pair.Key.EndsWith("weight")).Select(pair => pair.Value.shape));
        Assert.Equal(2 * 784 * 400 + 400 + 784 + (400 * 40) + 40 + (20 * 400) + 400, new Vae().parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void Samples_and_reconstructions_are_probabilities_without_a_graph()
    {
        var vae = new Vae(hidden: 32);
        foreach (var images in new[] { vae.Sample(4), vae.Reconstruct(rand(4, 1, 28, 28)) })
        {
            Assert.False(images.requires_grad);
            Assert.InRange(images.min().ToDouble(), 0, 1);
            Assert.InRange(images.max().ToDouble(), 0, 1);
        }
    }

    [Fact]
    public void Reparameterised_noise_has_the_posteriors_mean_and_variance()
    {
        var z = Vae.Reparameterize(full(100_000, 1, 2.0, ScalarType.Float64), full(100_000, 1, Math.Log(9), ScalarType.Float64));
        Assert.Equal(2, z.mean().item<double>(), 4 * 3 / Math.Sqrt(100_000));
        Assert.Equal(9, z.@var().item<double>(), 4 * 9 * Math.Sqrt(2 / 100_000.0));
    }

    [Fact]
    public void Unfit_input_is_refused_with_the_shape_that_was_given()
    {
        Assert.Contains("latent is 0", Assert.Throws<ArgumentException>(() => new Vae(latent: 0)).Message);
        Assert.Contains("[784, 0, 40]", Assert.Throws<ArgumentException>(() => new Vae(hidden: 0)).Message);
        var vae = new Vae(hidden: 16);
        Assert.Contains("[2, 784]", Assert.Throws<ArgumentException>(() => vae.Loss(zeros(2, 784))).Message);
        Assert.Contains("[2, 1, 32, 32]", Assert.Throws<ArgumentException>(() => vae.Encode(zeros(2, 1, 32, 32))).Message);
        Assert.Contains("[2, 3]", Assert.Throws<ArgumentException>(() => vae.Decode(zeros(2, 3))).Message);
        Assert.Contains("0 to 255", Assert.Throws<ArgumentException>(() => vae.Loss(zeros(1, 1, 28, 28).index_fill_(3, tensor(new[] { 5L }), 255))).Message);
        Assert.Contains("0 images", Assert.Throws<ArgumentException>(() => vae.Evaluate(zeros(0, 1, 28, 28))).Message);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(4, 0)]
    [InlineData(1, 0.3)]
    public void Gradients_of_the_loss_agree_with_finite_differences(double beta, double freeBits)
    {
        var vae = new Vae(latent: 3, hidden: 8).to(ScalarType.Float64);
        var x = rand(4, 1, 28, 28, ScalarType.Float64);
        FiniteDifferences.Agree(vae, () => vae.Loss(x, beta, freeBits).Loss);
    }

    [Fact]
    public void Networks_of_convolutions_have_the_shapes_of_dense_ones_and_learn()
    {
        var vae = new Vae(latent: 3, new Convolutional(4), new LearnedGaussianPixels());
        var x = rand(5, 1, 28, 28);
        var (pixels, mean, _) = vae.call(x);
        Assert.Equal([5L, 2, 28, 28], pixels.shape);
        Assert.Equal([5L, 3], mean.shape);
        Assert.Equal([2L, 1, 28, 28], vae.Sample(2).shape);
        using var optimizer = optim.Adam(vae.parameters(), 3e-3);
        var before = vae.Evaluate(x).Elbo;
        for (var step = 0; step < 30; step++)
        {
            optimizer.zero_grad();
            vae.Loss(x).Loss.backward();
            optimizer.step();
        }
        Assert.True(vae.Evaluate(x).Elbo > before + 100);
        Assert.Contains("1 channel", Assert.Throws<ArgumentException>(() => new Vae(3, new Convolutional(0))).Message);
    }

    [Fact]
    public void A_log_variance_that_would_overflow_is_held()
    {
        var vae = new Vae(latent: 2, new Dense());
        using (no_grad())
            vae.get_parameter("encoder.layers.0.bias")!.fill_(500);
        var loss = vae.Loss(zeros(1, 1, 28, 28));
        Assert.True(double.IsFinite(loss.KL.ToDouble()));
    }

    [Fact]
    public void Evaluation_is_the_bound_of_the_training_loss_whatever_the_batches()
    {
        var vae = new Vae(hidden: 16);
        var x = bernoulli(rand(64, 1, 28, 28));
        manual_seed(3);
        var loss = vae.Loss(x);
        manual_seed(3);
        var whole = vae.Evaluate(x);
        Assert.Equal(loss.Value.ToDouble(), whole.Elbo, 1e-2);
        Assert.Equal(loss.Reconstruction.ToDouble(), whole.Reconstruction, 1e-2);
        Assert.Equal(loss.KL.ToDouble(), whole.KL, 1e-4);
        Assert.Equal(whole.Reconstruction - whole.KL, whole.Elbo, 1e-9);
        // other batches draw other noise, but the divergence has none
        Assert.Equal(whole.KL, vae.Evaluate(x, batchSize: 7).KL, 1e-5);
    }

    [Fact]
    public void Training_on_a_hundred_images_raises_the_bound_and_keeps_memory_flat()
    {
        using var images = new ImageDataset(bernoulli(StripedMeans()), zeros(96, ScalarType.Int64));
        var vae = new Vae(latent: 2, hidden: 64);
        using var optimizer = optim.Adam(vae.parameters(), 3e-3);
        using var rest = new RestingCollector();
        var counts = new List<long>();
        var trainer = new Trainer(vae, optimizer, images.Batches(batchSize: 16), new()
        {
            Epochs = 20,
            Evaluate = () => new() { ["elbo"] = vae.Evaluate(images.Images).Elbo },
        });
        trainer.StepCompleted += _ => counts.Add(Tensor.TotalCount);
        var history = trainer.Fit(batch => vae.Loss(batch.Images));

        Assert.Equal(["loss", "reconstruction", "kl", "elbo"], history.Epochs.Keys);
        Assert.True(history.Epochs["elbo"][0] < -450, $"it begins near that of coin flips, −784 log 2: {history.Epochs["elbo"][0]}");
        Assert.True(history.Epochs["elbo"][^1] > -330, $"it learns: {history.Epochs["elbo"][^1]}");
        Assert.Single(counts.Skip(1).Distinct());
    }

    // four patterns of stripes, with pixels that are right nine times out of ten: the best bound is near −784 H(0.1) − log 4 = −256 nats
    private static Tensor StripedMeans()
    {
        var columns = arange(28).unsqueeze(0).expand(28, 28);
        var patterns = stack([columns % 2, columns.t() % 2, columns / 14, columns.t() / 14]).floor().to_type(ScalarType.Float32);
        return (0.1 + 0.8 * patterns).repeat(24, 1, 1).unsqueeze(1);
    }
}

using GenCore.Models.Adversarial;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Models.Adversarial;

public sealed class NetworkPairTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public NetworkPairTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    public static TheoryData<string, DcganDesign> Designs => new()
    {
        { "28 × 28", new() { Channels = 4 } },
        { "28 × 28 from 4 × 4", new() { Channels = 4, Doublings = 3 } },
        { "28 × 28 from 4 × 4, without strides", new() { Channels = 4, Doublings = 3, Strided = false } },
        { "32 × 32, colour", new() { Channels = 4, Side = 32, Colours = 3 } },
        { "without batch normalisation", new() { Channels = 4, BatchNorm = false } },
        { "without strides", new() { Channels = 4, Strided = false } },
        { "other activations", new() { Channels = 4, GeneratorActivation = () => nn.Tanh(), DiscriminatorActivation = () => nn.ReLU() } },
    };

    [Theory]
    [MemberData(nameof(Designs))]
    public void A_dcgan_makes_and_reads_images_of_its_size(string name, DcganDesign design)
    {
        var images = new DcganGenerator(design).call(randn(5, design.Noise));
        Assert.Equal([5L, design.Colours, design.Side, design.Side], images.shape);
        Assert.InRange(images.min().item<float>(), 0, 0.5f);
        Assert.InRange(images.max().item<float>(), 0.5f, 1);
        Assert.True(new DcganDiscriminator(design).call(images).shape is [5], name);
    }

    [Fact]
    public void The_paper_s_layers_are_there_at_their_sizes()
    {
        long Weights(nn.Module module) => module.parameters().Sum(parameter => parameter.numel());
        // 100·128·7² + 2·128, 128·64·4² + 2·64, 64·1·4² + 1
        Assert.Equal(627_200 + 256 + 131_072 + 128 + 1_024 + 1, Weights(new DcganGenerator()));
        // 1·64·4² + 64, 64·128·4² + 2·128, 128·7² + 1
        Assert.Equal(1_024 + 64 + 131_072 + 256 + 6_272 + 1, Weights(new DcganDiscriminator()));
        var deep = new DcganDesign { Channels = 32, Doublings = 3 };
        // 100·128·4² + 2·128, 128·64·3² + 2·64, 64·32·4² + 2·32, 32·1·4² + 1
        Assert.Equal(204_800 + 256 + 73_728 + 128 + 32_768 + 64 + 512 + 1, Weights(new DcganGenerator(deep)));
        // 1·32·4² + 32, 32·64·4² + 2·64, 64·128·3² + 2·128, 128·4² + 1
        Assert.Equal(512 + 32 + 32_768 + 128 + 73_728 + 256 + 2_048 + 1, Weights(new DcganDiscriminator(deep)));
    }

    [Fact]
    public void Weights_begin_small()
    {
        var kernels = new DcganGenerator().parameters().Where(parameter => parameter.dim() == 4).ToArray();
        Assert.All(kernels, kernel => Assert.Equal(0.02, kernel.std().item<float>(), 0.002));
    }

    [Fact]
    public void The_mlp_pair_makes_and_reads_digits()
    {
        var images = new MlpGenerator(10, 16).call(randn(5, 10));
        Assert.Equal([5L, 1, 28, 28], images.shape);
        Assert.InRange(images.min().item<float>(), 0, 1);
        Assert.Equal([5L, 1, 28, 28], new MlpGenerator(batchNorm: true, 10, 16).call(randn(5, 10)).shape);
        var discriminator = new MlpDiscriminator(0.5, 16);
        Assert.Equal([5L], discriminator.call(images).shape);
        // dropout only in training
        Assert.NotEqual(0, (discriminator.call(images) - discriminator.call(images)).abs().max().item<float>());
        discriminator.eval();
        Assert.Equal(0, (discriminator.call(images) - discriminator.call(images)).abs().max().item<float>());
    }

    [Fact]
    public void The_residual_pair_hears_the_class()
    {
        var (generator, discriminator) = (new ResidualGenerator(noise: 6, channels: 2), new ProjectionDiscriminator(channels: 2));
        var (z, labels) = (randn(4, 6), arange(4));
        var images = generator.call(z, labels);
        Assert.Equal([4L, 1, 28, 28], images.shape);
        Assert.Equal([4L], discriminator.call(images, labels).shape);
        discriminator.eval();
        Assert.True((discriminator.call(images, labels) - discriminator.call(images, labels + 1)).abs().min().item<float>() > 0);
        Assert.Contains("expected 0 to 9", Assert.Throws<ArgumentException>(() => generator.call(z, labels + 8)).Message);
        Assert.Contains("one label each", Assert.Throws<ArgumentException>(() => discriminator.call(images, arange(3))).Message);
    }

    [Fact]
    public void Sizes_that_there_are_not_are_refused()
    {
        Assert.Contains("side 64", Assert.Throws<ArgumentException>(() => new DcganGenerator(new() { Side = 64 })).Message);
        Assert.Contains("4 doublings", Assert.Throws<ArgumentException>(() => new DcganGenerator(new() { Doublings = 4 })).Message);
        Assert.Contains("0 channels", Assert.Throws<ArgumentException>(() => new DcganDiscriminator(new() { Channels = 0 })).Message);
        Assert.Throws<ArgumentException>(() => new MlpDiscriminator(dropout: 1));
        Assert.Throws<ArgumentException>(() => new MlpGenerator(0));
        Assert.Throws<ArgumentException>(() => new ResidualGenerator(channels: 0));
        Assert.Throws<ArgumentException>(() => new ProjectionDiscriminator(channels: 0));
    }
}

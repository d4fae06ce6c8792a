using GenCore.Losses;
using GenCore.Models.Adversarial;
using GenCore.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Models.Adversarial;

public sealed class GanTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public GanTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Each_player_learns_from_its_own_loss()
    {
        var (generator, discriminator) = (new Mlp(3, 8, 2), new Mlp(2, 8, 1));
        var gan = new Gan(generator, discriminator, n => randn(n, 3));
        gan.DiscriminatorLoss(randn(6, 2)).Loss.backward();
        Assert.All(generator.parameters(), weight => Assert.True(weight.grad is null or { IsInvalid: true }));
        Assert.Contains(discriminator.parameters(), weight => weight.grad!.abs().max().item<float>() > 0);

        gan.GeneratorLoss(6).Loss.backward();
        Assert.All(generator.parameters(), weight => Assert.True(weight.grad!.abs().max().item<float>() > 0));
        Assert.Equal([7L, 2], gan.Sample(7).shape);
        Assert.False(gan.Sample(7).requires_grad);
    }

    [Fact]
    public void The_penalty_is_added_at_its_weight()
    {
        // a critic of slope 3: the penalty is 4, and the scores differ by 3 · 2
        var critic = nn.Linear(nn.Parameter(full([1, 1], 3f)));
        var gan = new Gan(nn.Linear(nn.Parameter(zeros(1, 1))), critic, n => randn(n, 1), new WassersteinLoss()) { PenaltyWeight = 10 };
        var loss = gan.DiscriminatorLoss(full([5, 1], 2f));
        Assert.Equal(-6 + 40, loss.Loss.item<float>(), 1e-3);
        Assert.Equal([("score of real", 6f), ("score of generated", 0f)], loss.Terms.Select(term => (term.Name, term.Value.item<float>())));
    }

    [Fact]
    public void Half_of_R1_s_weight_is_in_the_discriminator_s_loss()
    {
        var critic = nn.Linear(nn.Parameter(full([1, 1], 3f)));
        var gan = new Gan(nn.Linear(nn.Parameter(zeros(1, 1))), critic, n => randn(n, 1), new WassersteinLoss()) { R1Weight = 4 };
        Assert.Equal(-6 + 4 / 2.0 * 9, gan.DiscriminatorLoss(full([5, 1], 2f)).Loss.item<float>(), 1e-3);
    }

    [Fact]
    public void Data_of_another_shape_are_refused()
    {
        var gan = new Gan(new Mlp(3, 2), new Mlp(2, 1), n => randn(n, 3));
        var message = Assert.Throws<ArgumentException>(() => gan.DiscriminatorLoss(randn(6, 5))).Message;
        Assert.Contains("[6, 5]", message);
        Assert.Contains("[6, 2]", message);
    }

    [Fact]
    public void A_conditional_game_asks_for_the_classes_of_the_batch()
    {
        var design = new DcganDesign { Noise = 4, Channels = 2 };
        var gan = new ConditionalGan(new ConditionalGenerator(3, design), new ConditionalDiscriminator(3, design), n => randn(n, 4));
        var labels = arange(6) % 3;
        Assert.True(double.IsFinite(gan.DiscriminatorLoss(rand(6, 1, 28, 28), labels).Loss.item<float>()));
        Assert.True(double.IsFinite(gan.GeneratorLoss(labels).Loss.item<float>()));
        Assert.Equal([6L, 1, 28, 28], gan.Sample(labels).shape);
        Assert.Contains("expected 0 to 2", Assert.Throws<ArgumentException>(() => gan.Sample(labels + 1)).Message);
        Assert.Contains("[6, 1, 32, 32]", Assert.Throws<ArgumentException>(() => gan.DiscriminatorLoss(rand(6, 1, 32, 32), labels)).Message);
    }
}

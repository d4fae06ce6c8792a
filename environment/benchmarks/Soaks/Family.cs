using GenCore.Data;
using GenCore.Losses;
using GenCore.Models.Adversarial;
using GenCore.Models.Autoregressive;
using GenCore.Models.Latent;
using GenCore.Networks;
using GenCore.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks.Soaks;

/// <summary>Every family of models at a size that makes its steps short: what leaks is a tensor a step, whatever its size.</summary>
internal static class Family
{
    private const int Batch = 4;
    private static readonly PixelShape Small = new(Height: 8, Width: 8);

    /// <summary>The families: each trains for some epochs of some steps, and tells of every epoch's end.</summary>
    public static IReadOnlyList<(string Name, Action<int, int, Action> Train)> All { get; } =
    [
        ("autoencoder", Learn(() => new Autoencoder(8, new Dense(32)), (model, x) => model.Loss(x))),
        ("convolutional autoencoder", Learn(() => new Autoencoder(8, new Convolutional(4)), (model, x) => model.Loss(x))),
        ("VAE", Learn(() => new Vae(8, 32), (model, x) => model.Loss(Binarize.Dynamic(x)))),
        ("VAE of bytes", Learn(() => new Vae(8, new Dense(32), new LogisticPixels()), (model, x) => model.Loss((255 * x).round() / 255))),
        ("conditional VAE", Learn(() => new ConditionalVae(8, hidden: 32), (model, x) => model.Loss(Binarize.Dynamic(x), Labels()))),
        ("IWAE, k = 5", Learn(() => new Iwae(new Vae(8, 32), 5), (model, x) => model.Loss(Binarize.Dynamic(x)))),
        ("belief network", Learn(() => new FullyVisibleBeliefNet(Small), (model, x) => model.Loss(Corner(x)))),
        ("Row LSTM", Learn(() => new RowLstm(Small, hidden: 4, layers: 1), (model, x) => model.Loss(Corner(x)))),
        ("Diagonal BiLSTM", Learn(() => new DiagonalBiLstm(Small, hidden: 4), (model, x) => model.Loss(Corner(x)))),
        ("PixelCNN", Learn(() => new PixelCnn(Small, channels: 4, layers: 2), (model, x) => model.Loss(Corner(x)))),
        ("gated PixelCNN", Learn(() => new GatedPixelCnn(Small, channels: 4, layers: 2), (model, x) => model.Loss(Corner(x)))),
        ("dense GAN", Play(() => new MlpGenerator(16, 32), () => new MlpDiscriminator(0.3, 32))),
        ("WGAN-GP", Play(() => new MlpGenerator(16, 32), () => new MlpDiscriminator(0, 32), new WassersteinLoss(), penalty: 10)),
        ("DCGAN", Play(() => new DcganGenerator(Tiny), () => new DcganDiscriminator(Tiny))),
        ("conditional GAN", Condition(() => new ConditionalGenerator(10, Tiny), () => new ConditionalDiscriminator(10, Tiny), new NonSaturatingLoss())),
        ("hinge GAN", Condition(() => new ResidualGenerator(16, 10, 2), () => new ProjectionDiscriminator(10, 2), new HingeLoss())),
    ];

    private static DcganDesign Tiny => new() { Channels = 4, Noise = 16 };

    private static Action<int, int, Action> Learn<TModel>(Func<TModel> make, Func<TModel, Tensor, LossTerms> loss)
        where TModel : nn.Module => (epochs, steps, ended) =>
    {
        using var model = make();
        using var optimizer = optim.Adam(model.parameters());
        var trainer = new Trainer<Tensor>(model, optimizer, steps, _ => Batches(steps), new() { Epochs = epochs });
        trainer.EpochCompleted += _ => ended();
        trainer.Fit(x => loss(model, x));
    };

    private static Action<int, int, Action> Play(
        Func<nn.Module<Tensor, Tensor>> makeGenerator, Func<nn.Module<Tensor, Tensor>> makeDiscriminator, AdversarialLoss? loss = null, double penalty = 0) => (epochs, steps, ended) =>
    {
        var (generator, discriminator) = (makeGenerator(), makeDiscriminator());
        var gan = new Gan(generator, discriminator, n => randn(n, 16), loss) { PenaltyWeight = penalty };
        Train(generator, discriminator, epochs, steps, ended, gan.DiscriminatorLoss, x => gan.GeneratorLoss(x.shape[0]));
    };

    private static Action<int, int, Action> Condition(
        Func<nn.Module<Tensor, Tensor, Tensor>> makeGenerator, Func<nn.Module<Tensor, Tensor, Tensor>> makeDiscriminator, AdversarialLoss loss) => (epochs, steps, ended) =>
    {
        var (generator, discriminator) = (makeGenerator(), makeDiscriminator());
        var gan = new ConditionalGan(generator, discriminator, n => randn(n, 16), loss);
        Train(generator, discriminator, epochs, steps, ended, x => gan.DiscriminatorLoss(x, Labels()), _ => gan.GeneratorLoss(Labels()));
    };

    private static void Train(
        nn.Module generator, nn.Module discriminator, int epochs, int steps, Action ended, Func<Tensor, LossTerms> ofDiscriminator, Func<Tensor, LossTerms> ofGenerator)
    {
        using var _ = generator;
        using var __ = discriminator;
        using var first = optim.Adam(generator.parameters(), 1e-4, 0.5);
        using var second = optim.Adam(discriminator.parameters(), 1e-4, 0.5);
        var trainer = new AdversarialTrainer<Tensor>(generator, discriminator, first, second, steps, _ => Batches(steps), new() { Epochs = epochs });
        trainer.EpochCompleted += _ => ended();
        trainer.Fit(ofDiscriminator, ofGenerator);
    }

    private static IEnumerable<Tensor> Batches(int steps) => Enumerable.Range(0, steps).Select(_ => rand(Batch, 1, 28, 28));

    private static Tensor Corner(Tensor images) => images.narrow(2, 0, 8).narrow(3, 0, 8).round();

    private static Tensor Labels() => randint(10, Batch, ScalarType.Int64);
}

using GenCore.Models.Latent;
using GenCore.Training;
using TorchSharp;

namespace GenCore.Tests.Training;

public sealed class TrainedWeightsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_full_run_keeps_its_own_weights_with_recipe_and_numbers()
    {
        using var trained = new Vae(2);
        var before = trained.parameters().First().data<float>().ToArray();
        var weights = new TrainedWeights("the recipe", full: true, folder.Path);
        weights.Take(trained, "vae-2");
        Assert.Equal(before, trained.parameters().First().data<float>().ToArray());

        weights.Keep(trained, "vae-2", ("test_elbo", -1.5));
        using var again = new Vae(2);
        var text = Weights.Load(again, Path.Combine(folder.Path, "weights", "vae-2.safetensors"));
        // half precision has eleven binary digits
        Assert.Equal(before, again.parameters().First().data<float>().ToArray(), (a, b) => Math.Abs(a - b) <= Math.Abs(a) / 2048 + 1e-7);
        Assert.Equal(("the recipe", "-1.5"), (text["recipe"], text["test_elbo"]));
        Assert.Equal(Path.Combine(folder.Path, "checkpoints", "vae-2.safetensors"), weights.Checkpoint("vae-2"));
    }

    [Fact]
    public void A_quick_run_takes_the_shipped_weights_and_writes_nothing()
    {
        using var model = new Vae(2);
        var weights = new TrainedWeights("the recipe", full: false, folder.Path);
        weights.Take(model, "vae-2");
        using var shipped = new Vae(2);
        Weights.Load(shipped, Path.Combine(GenCore.Data.DataFolder.Find("checkpoints"), "vae-2.safetensors"));
        Assert.Equal(shipped.parameters().First().data<float>().ToArray(), model.parameters().First().data<float>().ToArray());

        weights.Keep(model, "vae-2", ("test_elbo", 0));
        Assert.Null(weights.Checkpoint("vae-2"));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Weights_that_were_not_shipped_are_named()
    {
        using var model = new Vae(2);
        var stop = Assert.Throws<CheckpointException>(() => new TrainedWeights("", full: false, folder.Path).Take(model, "no-such"));
        Assert.Contains("no-such.safetensors", stop.Message);
    }
}

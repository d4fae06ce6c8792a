using GenCore.Data;
using GenCore.Models.Latent;
using GenCore.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Training;

public sealed class DamagedWeightsTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Damaged_weights_are_refused_and_change_nothing()
    {
        var (saved, model) = (new Vae(2, 4), new Vae(2, 4));
        var path = folder.File("vae.safetensors");
        Weights.Save(saved, path, new Dictionary<string, string> { ["recipe"] = "a recipe", ["nats"] = "97.14" });
        var expected = Numbers(saved);
        AssertRefused(path, model, () =>
        {
            var text = Weights.Load(model, path);
            return Numbers(model).SequenceEqual(expected) && (text["recipe"], text["nats"]) == ("a recipe", "97.14");
        });
    }

    [Fact]
    public void Damaged_checkpoints_are_refused_and_change_nothing()
    {
        var path = folder.File("training.safetensors");
        var (trained, model) = (new Vae(2, 4), new Vae(2, 4));
        Run(path, trained, resume: false);
        var expected = Numbers(trained);
        AssertRefused(path, model, () =>
        {
            Run(path, model, resume: true); // all is done: it loads, and returns
            return Numbers(model).SequenceEqual(expected);
        });
    }

    [Fact]
    public void Shipped_weights_are_held_against_their_checksums()
    {
        var source = DataFolder.Find("checkpoints");
        var whole = File.ReadAllBytes(Path.Combine(source, "iwae-1.safetensors"));
        File.Copy(Path.Combine(source, "SHA256SUMS"), folder.File("SHA256SUMS"));
        var path = folder.File("iwae-1.safetensors");
        File.WriteAllBytes(path, whole);
        Assert.Equal(path, ShippedWeights.Find(folder.Path, "iwae-1"));
        foreach (var damaged in Damage.Of(whole))
            Assert.True(Damage.IsRefused<CheckpointException>(path, damaged, () => ShippedWeights.Find(folder.Path, "iwae-1") != path));

        File.Copy(Path.Combine(source, "iwae-1.safetensors"), folder.File("other.safetensors"));
        Assert.Contains("no checksum of other.safetensors", Assert.Throws<CheckpointException>(() => ShippedWeights.Find(folder.Path, "other")).Message);
        Assert.Contains("no file", Assert.Throws<CheckpointException>(() => ShippedWeights.Find(folder.Path, "absent")).Message);
    }

    // a bit of the checksum's own name may flip without harm
    private static void AssertRefused(string path, nn.Module model, Func<bool> readsAsBefore)
    {
        var refused = 0;
        foreach (var damaged in Damage.Of(File.ReadAllBytes(path)))
        {
            var before = Numbers(model);
            if (!Damage.IsRefused<CheckpointException>(path, damaged, readsAsBefore))
                continue;
            refused++;
            Assert.Equal(before, Numbers(model));
        }
        Assert.True(refused >= 190, $"{refused} of 200 were refused");
    }

    private static void Run(string path, Vae model, bool resume)
    {
        using var optimizer = optim.Adam(model.parameters());
        using var data = new ImageDataset(rand(16, 1, 28, 28), zeros(16, ScalarType.Int64));
        new Trainer(model, optimizer, data.Batches(8), new() { CheckpointPath = path, Resume = resume }).Fit(batch => model.Loss(batch.Images));
    }

    private static float[] Numbers(nn.Module model) => [.. model.parameters().SelectMany(p => p.data<float>().ToArray())];
}

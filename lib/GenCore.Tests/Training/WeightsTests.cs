using GenCore.Networks;
using GenCore.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Training;

public sealed class WeightsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Weights_and_buffers_come_back_bit_for_bit_with_their_metadata()
    {
        using var saved = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4));
        using var loaded = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4));
        saved.call(randn(8, 3));
        Assert.NotEqual(Bytes(saved), Bytes(loaded));

        Weights.Save(saved, folder.File("w"), new Dictionary<string, string> { ["seed"] = "1" });
        Assert.Equal("1", Weights.Load(loaded, folder.File("w"))["seed"]);
        Assert.Equal(Bytes(saved), Bytes(loaded));
    }

    [Fact]
    public void Half_precision_takes_half_the_room_and_leaves_counts_alone()
    {
        using var scope = NewDisposeScope();
        var (saved, loaded) = (nn.Sequential(nn.Linear(300, 400), nn.BatchNorm1d(400)), nn.Sequential(nn.Linear(300, 400), nn.BatchNorm1d(400)));
        saved.call(randn(8, 300));
        Weights.Save(saved, folder.File("whole"));
        Weights.Save(saved, folder.File("half"), half: true);
        Assert.InRange(new FileInfo(folder.File("half")).Length / (double)new FileInfo(folder.File("whole")).Length, 0.49, 0.51);

        Weights.Load(loaded, folder.File("half"));
        foreach (var (name, value) in saved.state_dict())
        {
            var rounded = name.EndsWith("num_batches_tracked") ? value : value.to(ScalarType.Float16).to(ScalarType.Float32);
            Assert.Equal(rounded.bytes.ToArray(), loaded.state_dict()[name].bytes.ToArray());
        }
    }

    [Fact]
    public void Loaded_weights_still_learn()
    {
        using var model = new Mlp(2, 3, 1);
        Weights.Save(model, folder.File("w"));
        Weights.Load(model, folder.File("w"));
        using var loss = model.call(ones(1, 2)).sum();
        loss.backward();
        Assert.All(model.parameters(), parameter => Assert.NotNull(parameter.grad));
    }

    [Fact]
    public void Another_type_is_converted()
    {
        using var single = new Mlp(2, 1);
        using var twice = new Mlp(2, 1);
        twice.to(ScalarType.Float64);
        Weights.Save(single, folder.File("w"));
        Weights.Load(twice, folder.File("w"));
        Assert.Equal(single.parameters().First().data<float>().ToArray().Select(x => (double)x), twice.parameters().First().data<double>().ToArray());
    }

    public static TheoryData<long[], long[], string> OtherModels => new()
    {
        { [4, 5, 2], [4, 6, 2], "'layers.0.weight' is [5, 4] in the file and [6, 4] in the model" },
        { [4, 5, 2], [4, 5, 3], "'layers.2.weight' is [2, 5] in the file and [3, 5] in the model" },
        { [4, 5], [4, 5, 5], "the model has 'layers.2.weight', which the file lacks" },
        { [4, 5, 5], [4, 5], "the file has 'layers.2.weight', which the model lacks" },
    };

    [Theory]
    [MemberData(nameof(OtherModels))]
    public void Weights_of_another_model_are_refused_by_the_first_key_that_differs_and_change_nothing(long[] file, long[] model, string difference)
    {
        using var saved = new Mlp(file);
        using var other = new Mlp(model);
        Weights.Save(saved, folder.File("w"));
        var before = Bytes(other);
        var error = Assert.Throws<CheckpointException>(() => Weights.Load(other, folder.File("w")));
        Assert.Contains(difference, error.Message);
        Assert.Equal(before, Bytes(other));
    }

    [Fact]
    public void A_truncated_file_changes_nothing()
    {
        using var saved = new Mlp(4, 5, 2);
        using var other = new Mlp(4, 5, 2);
        Weights.Save(saved, folder.File("w"));
        File.WriteAllBytes(folder.File("w"), File.ReadAllBytes(folder.File("w"))[..^1]);
        var before = Bytes(other);
        Assert.Throws<CheckpointException>(() => Weights.Load(other, folder.File("w")));
        Assert.Equal(before, Bytes(other));
    }

    private static byte[] Bytes(nn.Module module) => [.. module.state_dict().Values.SelectMany(tensor => tensor.bytes.ToArray())];
}

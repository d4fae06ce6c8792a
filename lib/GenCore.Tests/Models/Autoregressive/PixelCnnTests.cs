using GenCore.Models.Autoregressive;
using GenCore.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Models.Autoregressive;

/// <summary>The plain and the gated PixelCNN, side by side.</summary>
public class PixelCnnTests
{
    [Fact]
    public void The_plain_stack_has_a_blind_spot_and_the_gated_one_has_none()
    {
        // both reach 5 pixels: 3 of the first layer, 1 of each of the others
        var shape = new PixelShape(1, 12, 13);
        var images = rand(4, 1, 12, 13);
        var plain = ReceptiveField.Of(SmallModels.Make("plain", shape), images, 8, 6);
        var gated = ReceptiveField.Of(SmallModels.Make("gated", shape), images, 8, 6);
        for (var row = 3; row < 12; row++)
        {
            for (var column = 1; column <= 11; column++)
            {
                var before = row < 8 || row == 8 && column < 6;
                // from one row to the next above, a 3×3 mask moves one to the right: beyond, it is blind
                var blind = row < 8 && column - 6 > 3 + Math.Min(2, 8 - row - 1);
                Assert.Equal(before, gated[row, column].item<float>() > 0);
                Assert.Equal(before && !blind, plain[row, column].item<float>() > 0);
            }
        }

        // and one row more upwards, as the vertical stack is read from the row above
        Assert.True(gated[2].max().item<float>() > 0);
        Assert.Equal(0, gated[..2].max().item<float>());
    }

    [Theory]
    [InlineData(5, 0, 4)]   // 3 of the first layer, 1 and 2 of the others
    [InlineData(9, 2, 8)]
    public void With_dilated_kernels_it_sees_further_and_without_gaps(int row, int firstRow, int column)
    {
        var shape = new PixelShape(1, 11, 13);
        var seen = ReceptiveField.Of(SmallModels.Make("gated, dilated", shape), rand(4, 1, 11, 13), row, column);
        for (var i = firstRow; i <= row; i++)
        {
            for (var j = Math.Max(0, column - 6); j <= Math.Min(12, column + 6); j++)
                Assert.Equal(i < row || j < column, seen[i, j].item<float>() > 0);
        }
    }

    [Fact]
    public void A_class_changes_the_probabilities()
    {
        foreach (var model in new[] { SmallModels.Make("plain", new(1, 4, 4, Classes: 2)), SmallModels.Make("gated", new(1, 4, 4, Classes: 2)) })
        {
            var image = ones(1, 1, 4, 4);
            Assert.NotEqual(model.LogProbability(image, tensor(new[] { 0L })).item<float>(), model.LogProbability(image, tensor(new[] { 1L })).item<float>());
        }
    }

    [Fact]
    public void Training_lowers_the_loss()
    {
        foreach (var model in new[] { SmallModels.Make("plain", new(1, 6, 6)), SmallModels.Make("gated", new(1, 6, 6)) })
            AutoregressiveChecks.LearnsACheckerboard(model, steps: 60, learningRate: 0.01);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Contains("1 or 3 channels", Assert.Throws<ArgumentException>(() => new PixelCnn(new(2, 4, 4))).Message);
        Assert.Contains("at least 1 residual layer", Assert.Throws<ArgumentException>(() => new PixelCnn(layers: 0)).Message);
        Assert.Contains("at least 1 layer", Assert.Throws<ArgumentException>(() => new GatedPixelCnn(layers: 0)).Message);
        Assert.Contains("dilations of at least 1", Assert.Throws<ArgumentException>(() => new GatedPixelCnn(dilations: [1, 0])).Message);
        Assert.Contains("3 groups of equal size", Assert.Throws<ArgumentException>(() => new GatedPixelCnn(new(3, 4, 4), channels: 8)).Message);
        var model = SmallModels.Make("gated", new(1, 4, 4));
        Assert.Contains("[N, 1, 4, 4], but was given [2, 1, 4, 5]", Assert.Throws<ArgumentException>(() => model.LogProbability(zeros(2, 1, 4, 5))).Message);
        Assert.Contains("knows no classes", Assert.Throws<ArgumentException>(() => model.LogProbability(zeros(1, 1, 4, 4), zeros(1, int64))).Message);
        Assert.Contains("0 or 1, but one of these is 0.5", Assert.Throws<ArgumentException>(() => model.LogProbability(full(1, 1, 4, 4, 0.5))).Message);
        Assert.Contains("at least 1", Assert.Throws<ArgumentException>(() => model.Evaluate(zeros(0, 1, 4, 4))).Message);
        Assert.Contains("pixel (4, 0)", Assert.Throws<ArgumentException>(() => ReceptiveField.Of(model, zeros(1, 1, 4, 4), 4, 0)).Message);
    }

    [Fact]
    public void Weights_of_a_model_for_other_channels_are_refused_and_change_nothing()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "colour.safetensors");
        Weights.Save(SmallModels.Make("plain", new(3, 4, 4)), path);
        var grey = SmallModels.Make("plain", new(1, 4, 4));
        var before = grey.parameters().Select(parameter => parameter.detach().clone()).ToList();
        Assert.Contains("is [6, 3, 4, 7] in the file and [6, 1, 4, 7] in the model", Assert.Throws<CheckpointException>(() => Weights.Load(grey, path)).Message);
        Assert.All(grey.parameters().Zip(before), pair => Assert.True(pair.First.eq(pair.Second).all().item<bool>()));
    }
}

using GenCore.Models.Autoregressive;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Models.Autoregressive;

public sealed class FullyVisibleBeliefNetTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void A_pixel_sees_every_pixel_before_it_and_no_other() =>
        AutoregressiveChecks.SeesAllBefore(AutoregressiveChecks.Randomise(new FullyVisibleBeliefNet(new(1, 5, 5))));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void The_probabilities_of_all_images_sum_to_one(int classes)
    {
        var model = AutoregressiveChecks.Randomise(new FullyVisibleBeliefNet(new(1, 3, 3, Classes: classes)), std: 2);
        model.to(ScalarType.Float64);
        AutoregressiveChecks.SumsToOne(model, 1e-12);
    }

    [Fact]
    public void The_images_of_a_batch_do_not_see_each_other() =>
        AutoregressiveChecks.KeepsTheBatchOrder(AutoregressiveChecks.Randomise(new FullyVisibleBeliefNet(new(1, 4, 4, Classes: 3))));

    [Fact]
    public void The_logits_are_the_regressions_written_out()
    {
        var model = new FullyVisibleBeliefNet(new(1, 1, 3, Classes: 2));
        using (no_grad())
        {
            // what stands on and above the diagonal must not matter
            model.get_parameter("weight")!.copy_(tensor(new float[] { 7, 7, 7, 2, 7, 7, -3, 5, 7 }).reshape(3, 3));
            model.get_parameter("bias")!.copy_(tensor(new float[] { 0, 0, 0, 0.1f, 0.2f, 0.3f }).reshape(2, 3));
        }
        var image = tensor(new float[] { 1, 1, 0 }).reshape(1, 1, 1, 3);
        Assert.Equal([0f, 2, 2, 0.1f, 2.2f, 2.3f], model.call(image.repeat(2, 1, 1, 1), tensor(new long[] { 0, 1 })).data<float>().ToArray());
        Assert.Equal([0f, 0, 0, 2, 0, 0, -3, 5, 0], model.Weights.data<float>().ToArray());
        // −log p = log(1 + e⁰) + log(1 + e⁻²) + log(1 + e²)
        Assert.Equal(Math.Log(2) + Math.Log(1 + Math.Exp(-2)) + Math.Log(1 + Math.Exp(2)), model.Evaluate(image, tensor(new long[] { 0 })), 1e-6);
    }

    [Fact]
    public void Before_training_every_pixel_is_a_fair_coin() =>
        Assert.Equal(784 * Math.Log(2), new FullyVisibleBeliefNet().Evaluate(zeros(3, 1, 28, 28)), 1e-3);

    [Fact]
    public void It_learns_that_each_pixel_repeats_the_one_before()
    {
        var model = new FullyVisibleBeliefNet(new(1, 2, 4));
        // all white or all black: log 2 nats an image, though each pixel alone is a fair coin
        var images = cat([zeros(8, 1, 2, 4), ones(8, 1, 2, 4)], 0);
        AutoregressiveChecks.Train(model, images, steps: 300, learningRate: 0.1);
        Assert.InRange(model.Evaluate(images), Math.Log(2), Math.Log(2) + 0.03);
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(1, 256)]
    public void Images_that_are_not_binary_of_one_channel_are_refused(int channels, int levels) =>
        Assert.Contains($"{channels} channels of {levels} levels", Assert.Throws<ArgumentException>(() => new FullyVisibleBeliefNet(new(channels, 4, 4, levels))).Message);

    [Fact]
    public void Images_and_labels_that_do_not_fit_are_refused()
    {
        var model = new FullyVisibleBeliefNet(new(1, 2, 2));
        Assert.Contains("[5, 1, 2, 3]", Assert.Throws<ArgumentException>(() => model.Loss(zeros(5, 1, 2, 3))).Message);
        Assert.Contains("knows no classes", Assert.Throws<ArgumentException>(() => model.Loss(zeros(5, 1, 2, 2), zeros(5, ScalarType.Int64))).Message);
    }
}

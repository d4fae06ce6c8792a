using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Polyfill;

/// <summary>The same draws as PyTorch 1.13 makes for the same seed.</summary>
public class RandomTests
{
    [Fact]
    public void The_default_generator_draws_what_pytorch_draws()
    {
        manual_seed(1);
        Assert.Equal([0.7576315999031067f, 0.2793108820915222f, 0.40306925773620605f], rand(3).data<float>().ToArray());
        Assert.Equal([0.7244127988815308f, -0.7022190093994141f, 1.166091799736023f], randn(3).data<float>().ToArray());
        Assert.Equal([4L, 1L, 0L, 2L, 3L], randperm(5).data<long>().ToArray());
        Assert.Equal([0L, 2L, 1L, 2L], randint(0, 10, [4L]).data<long>().ToArray());
    }

    [Fact]
    public void A_generator_of_its_own_leaves_the_default_one_alone()
    {
        manual_seed(1);
        using var generator = new Generator(7);
        Assert.Equal([0.5349225401878357f, 0.19880318641662598f], rand(2, generator: generator).data<float>().ToArray());
        Assert.Equal(0.7576315999031067f, rand(1).item<float>());
    }

    [Fact]
    public void A_restored_state_repeats_the_draws()
    {
        manual_seed(5);
        rand(3);
        using var state = get_rng_state();
        var first = randn(10).data<float>().ToArray();
        set_rng_state(state);
        Assert.Equal(first, randn(10).data<float>().ToArray());
    }
}

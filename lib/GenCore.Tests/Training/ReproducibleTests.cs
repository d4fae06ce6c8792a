using GenCore.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Training;

public class ReproducibleTests
{
    [Fact]
    public void The_same_seed_draws_the_same_numbers_and_another_seed_others()
    {
        Reproducible.Seed(1);
        var first = Draw();
        Reproducible.Seed(1);
        Assert.Equal(first, Draw());
        Reproducible.Seed(2);
        Assert.NotEqual(first, Draw());
    }

    [Fact]
    public void Numbers_drawn_in_a_fork_leave_no_trace()
    {
        Reproducible.Seed(1);
        Draw();
        var expected = Draw();

        Reproducible.Seed(1);
        Draw();
        using (Reproducible.Fork())
            Assert.Equal(expected, Draw());
        using (Reproducible.Fork(seed: 7))
            Assert.NotEqual(expected, Draw());
        Assert.Equal(expected, Draw());
    }

    [Fact]
    public void A_seeded_fork_draws_the_same_wherever_it_is()
    {
        using (Reproducible.Fork(seed: 7))
        {
            var first = Draw();
            using (Reproducible.Fork(seed: 7))
                Assert.Equal(first, Draw());
        }
    }

    [Fact]
    public void Compute_says_what_it_runs_on()
    {
        Assert.Matches(@"^torch \d+\.\d+\S* · (cpu|cuda) · \d+ threads?$", Compute.Summary);
        Assert.InRange(Compute.Threads, 1, Environment.ProcessorCount);
        Assert.Throws<ArgumentOutOfRangeException>(() => Compute.Threads = 0);
    }

    private static float[] Draw()
    {
        using var numbers = randn(5);
        return numbers.data<float>().ToArray();
    }
}

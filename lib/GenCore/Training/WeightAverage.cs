using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Training;

/// <summary>
/// A moving average of a module's weights and statistics, kept in a second module of the same make. Two players who learn from each other circle; what
/// they circle around makes the better samples: Yazıcı et al., The Unusual Effectiveness of Averaging in GAN Training (2019), section 3.1.
/// </summary>
internal sealed class WeightAverage
{
    private readonly List<(Tensor Average, Tensor Current)> pairs;
    private readonly double decay;

    /// <param name="average">The module that follows.</param>
    /// <param name="current">The module that is trained.</param>
    /// <param name="decay">The share of the average that a step keeps, in (0, 1).</param>
    /// <exception cref="ArgumentException">The modules differ, or are one; the decay is not in (0, 1).</exception>
    public WeightAverage(nn.Module average, nn.Module current, double decay)
    {
        if (!(decay > 0 && decay < 1))
            throw new ArgumentException($"AverageDecay is the share that a step keeps, in (0, 1), but is {decay}.");
        var (own, others) = (average.state_dict(), current.state_dict());
        if (ReferenceEquals(average, current) || !own.Keys.SequenceEqual(others.Keys) || own.Any(pair => !pair.Value.shape.SequenceEqual(others[pair.Key].shape)))
            throw new ArgumentException("The average must be a second generator with weights of the same names and shapes: make it as the first was made.");
        pairs = [.. own.Select(pair => (pair.Value, others[pair.Key]))];
        this.decay = decay;
    }

    /// <summary>Takes in the weights after a step, which is counted from 0: the first are copied, and of the early ones little is kept.</summary>
    public void Follow(int step)
    {
        using var noGradient = no_grad();
        var kept = step == 0 ? 0 : Math.Min(decay, (1.0 + step) / (10 + step));
        foreach (var (average, current) in pairs)
        {
            if (kept == 0 || !average.is_floating_point())
                average.copy_(current);
            else
                average.mul_(kept).add_(current, 1 - kept);
        }
    }
}

using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Networks;

/// <summary>
/// Which features of a pixel may see which of the same pixel, where colours come one after the other. Features fall into groups of equal
/// size, R, G and B: mask A shows a group those before it, mask B itself too. Grey images have one group, which sees nothing or everything.
/// </summary>
internal static class ColourMask
{
    /// <summary>1 where an output may see an input, else 0: [outputs, inputs].</summary>
    /// <param name="inputs">Input channels.</param>
    /// <param name="outputs">Output channels.</param>
    /// <param name="seesItself">False for mask A, true for mask B.</param>
    /// <param name="colours">The number of groups.</param>
    /// <param name="parts">Of so many parts the outputs consist, each with all groups: 2 for a gate and what it gates.</param>
    /// <exception cref="ArgumentException">Channels do not divide into the groups.</exception>
    public static Tensor Of(long inputs, long outputs, bool seesItself, int colours, int parts = 1)
    {
        if (inputs < 1 || outputs < 1 || inputs % colours != 0 || outputs % (colours * parts) != 0)
            throw new ArgumentException($"{inputs} input and {outputs / parts} output channels do not divide into {colours} groups of equal size.");
        using var scope = NewDisposeScope();
        Tensor Groups(long channels) => arange(colours).repeat_interleave(channels / colours);
        var (own, seen) = (Groups(outputs / parts).repeat(parts).unsqueeze(1), Groups(inputs).unsqueeze(0));
        return (seesItself ? seen.le(own) : seen.lt(own)).to_type(ScalarType.Float32).MoveToOuterDisposeScope();
    }
}

using static TorchSharp.torch;

namespace GenCore.Probability;

/// <summary>The way that <see cref="GradientAscent"/> took.</summary>
/// <param name="Points">The parameters at the start and after each step, [steps + 1, …].</param>
/// <param name="Values">The objective there, [steps + 1].</param>
public sealed record AscentPath(Tensor Points, Tensor Values)
{
    /// <summary>Where it ended.</summary>
    public Tensor End => Points[^1];
}

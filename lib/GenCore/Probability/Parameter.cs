using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Probability;

/// <summary>What distributions ask of their parameters and data, and how they say that it is not so.</summary>
internal static class Parameter
{
    // probabilities that were computed in single precision still pass
    private const double SumTolerance = 1e-5;

    /// <summary>Whole numbers as double precision; floating point as it is.</summary>
    public static Tensor Real(Tensor value) => value.is_floating_point() ? value : value.to_type(ScalarType.Float64);

    /// <exception cref="ArgumentException">A number is NaN or infinite.</exception>
    public static Tensor Finite(Tensor value, string what)
    {
        var real = Real(value);
        return real.isfinite().all().item<bool>()
            ? real
            : throw new ArgumentException($"{what} is {Text(real.flatten()[real.flatten().isfinite().logical_not()][0])}, expected a finite number.");
    }

    /// <exception cref="ArgumentException">It has more than one number.</exception>
    public static Tensor Scalar(Tensor value, string of) => value.numel() == 1
        ? Real(value).reshape()
        : throw new ArgumentException($"{of} was given a parameter of shape [{string.Join(", ", value.shape)}], expected one number.");

    /// <exception cref="ArgumentException">It is not one number in [0, 1].</exception>
    public static Tensor Share(Tensor value, string of)
    {
        var scalar = Scalar(value, of);
        return scalar.ToDouble() is >= 0 and <= 1
            ? scalar
            : throw new ArgumentException($"The probability p of {of} is {Text(scalar)}, expected a number in [0, 1].");
    }

    /// <exception cref="ArgumentException">It is no vector of probabilities.</exception>
    public static Tensor Probabilities(Tensor value) => value.dim() == 1
        ? Distributions(value)
        : throw new ArgumentException($"Probabilities of shape [{string.Join(", ", value.shape)}] were given, expected [K] with one a value.");

    /// <summary>Distributions along the last dimension.</summary>
    /// <exception cref="ArgumentException">A number is negative or NaN, or the sum over a last dimension is not 1.</exception>
    public static Tensor Distributions(Tensor value)
    {
        if (value.numel() == 0)
            throw new ArgumentException("There are no probabilities: give one or more.");
        var real = Real(value);
        using var scope = NewDisposeScope();
        if (!real.ge(0).all().item<bool>())
            throw new ArgumentException($"A probability is {Text(real.isnan().any().item<bool>() ? double.NaN : real.min())}, expected none below 0.");
        var sums = real.detach().sum(-1, type: ScalarType.Float64).flatten();
        var worst = sums[(sums - 1).abs().argmax()];
        if (Math.Abs(worst.ToDouble() - 1) > SumTolerance)
            throw new ArgumentException($"The probabilities sum to {Text(worst)}, expected 1: divide them by their sum.");
        return real;
    }

    /// <exception cref="ArgumentException">There are no data, or one is NaN.</exception>
    public static Tensor Data(Tensor data)
    {
        if (data.numel() == 0)
            throw new ArgumentException("There are no data: give one value or more.", nameof(data));
        var real = Real(data);
        return real.isnan().any().item<bool>() ? throw new ArgumentException("A value of the data is NaN: leave it out, or find out where it came from.", nameof(data)) : real;
    }

    /// <summary>A scalar as a message shows it.</summary>
    public static string Text(Tensor scalar) => scalar.ToDouble().ToString("G6", CultureInfo.InvariantCulture);
}

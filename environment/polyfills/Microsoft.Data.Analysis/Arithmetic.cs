using System.Numerics;

namespace Microsoft.Data.Analysis;

/// <summary>What a column of numbers does with two of them.</summary>
internal sealed record Arithmetic<T>(Func<T, T, T> Add, Func<T, T, T> Max, Func<T, T, T> Min);

/// <summary>Finds the arithmetic of a type that is known only when the program runs.</summary>
internal static class Arithmetic
{
    /// <summary>The arithmetic, or null where the type is none of numbers.</summary>
    public static Arithmetic<T>? Of<T>() where T : unmanaged => (object)default(T) switch
    {
        double => Numbers<double>(),
        float => Numbers<float>(),
        decimal => Numbers<decimal>(),
        long => Numbers<long>(),
        int => Numbers<int>(),
        short => Numbers<short>(),
        byte => Numbers<byte>(),
        _ => (object?)null,
    } as Arithmetic<T>;

    // whole numbers wrap around, as in the package
    private static Arithmetic<TNumber> Numbers<TNumber>() where TNumber : INumber<TNumber> =>
        new((left, right) => unchecked(left + right), TNumber.Max, TNumber.Min);
}

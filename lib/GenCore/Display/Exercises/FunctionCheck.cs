using System.Globalization;

namespace GenCore.Display.Exercises;

/// <summary>Holds a reader's function against the right one, at several points.</summary>
internal static class FunctionCheck
{
    /// <summary>What is wrong with the function, told of the point where it is worst; null where it is right at all of them.</summary>
    /// <param name="answer">The reader's function; null, or one that throws <see cref="NotImplementedException"/>, stands for "not answered yet".</param>
    /// <param name="expected">The right one.</param>
    /// <param name="at">The points.</param>
    /// <param name="name">How a point is named: <c>x = 0.5</c>.</param>
    /// <param name="tolerance">How far off is still right.</param>
    /// <exception cref="ArgumentException">There is no point.</exception>
    public static string? Fault<T>(Func<T, double>? answer, Func<T, double> expected, IReadOnlyList<T> at, Func<T, string> name, double tolerance)
    {
        if (at.Count == 0) throw new ArgumentException("A function is checked at one point or more, and none is given.", nameof(at));
        if (answer is null) return Comparison.Open;
        var values = new double[at.Count];
        for (var i = 0; i < values.Length; i++)
        {
            try
            {
                values[i] = answer(at[i]);
            }
            catch (NotImplementedException)
            {
                return Comparison.Open;
            }
            catch (Exception e)
            {
                return $"not yet: at {name(at[i])} it throws {e.GetType().Name}: {e.Message.Split('\n')[0].TrimEnd()}";
            }
        }

        return Comparison.Fault(values, [.. at.Select(expected)], tolerance, i => $" at {name(at[i])}");
    }

    /// <summary>A number as the name of a point.</summary>
    public static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}

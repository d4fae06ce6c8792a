using System.Collections.Concurrent;
using System.Globalization;

namespace GenCore.Display;

/// <summary>
/// The numbers that a notebook arrives at, by name (<c>vae.test_elbo</c>). The runner writes them to a file, and the
/// README's tables and the checks read them there.
/// </summary>
public static class Results
{
    /// <summary>The application's context holds the runner's <c>Action&lt;string, object&gt;</c> under this name.</summary>
    internal const string Channel = "GenCore.Results";

    private static readonly ConcurrentDictionary<string, object> Recorded = new();

    /// <summary>Everything recorded so far, the last value of each name.</summary>
    public static IReadOnlyDictionary<string, object> All => Recorded;

    /// <summary>Records a number.</summary>
    /// <exception cref="ArgumentException">The name is empty, or the number is NaN or infinite: a result that went wrong is not recorded as one.</exception>
    public static void Record(string name, double value)
    {
        RequireFinite(name, value);
        Keep(name, value);
    }

    /// <summary>Records a whole number.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static void Record(string name, long value) => Keep(name, value);

    /// <summary>Records a text.</summary>
    /// <exception cref="ArgumentException">The name is empty, or the text is null.</exception>
    public static void Record(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Keep(name, value);
    }

    /// <summary>Records a yes or no.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static void Record(string name, bool value) => Keep(name, value);

    /// <summary>Records a row of numbers.</summary>
    /// <exception cref="ArgumentException">The name is empty, or a number is NaN or infinite.</exception>
    public static void Record(string name, double[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        foreach (var number in value) RequireFinite(name, number);
        Keep(name, value.Clone());
    }

    /// <summary>Records a number that is known: a notebook that arrives at another fails.</summary>
    /// <param name="name">The result's name.</param>
    /// <param name="value">The number arrived at.</param>
    /// <param name="expected">The published number.</param>
    /// <param name="tolerance">
    /// How far off is still right, as a share of the expected number: 1e-6 stands for six equal digits, whether the number is 86.8
    /// or 1e-17. Where 0 is expected, the tolerance is the distance itself.
    /// </param>
    /// <exception cref="InvalidOperationException">The number is further off; it is not recorded.</exception>
    /// <exception cref="ArgumentException">The name is empty, or a number is NaN or infinite.</exception>
    public static void Record(string name, double value, double expected, double tolerance) => RecordKnown(name, value, [value], [expected], tolerance);

    /// <summary>Records a row of numbers that are known, each of which is held against its own expected number.</summary>
    /// <exception cref="InvalidOperationException">A number is further off, or there are more or fewer of them than expected; none is recorded.</exception>
    /// <inheritdoc cref="Record(string, double, double, double)"/>
    public static void Record(string name, double[] value, double[] expected, double tolerance)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(expected);
        RecordKnown(name, value.Clone(), value, expected, tolerance);
    }

    private static void RecordKnown(string name, object recorded, double[] values, double[] expected, double tolerance)
    {
        foreach (var number in values.Concat(expected).Append(tolerance)) RequireFinite(name, number);
        if (values.Length != expected.Length)
            throw new InvalidOperationException($"The result \"{name}\" has {values.Length:N0} numbers, expected {expected.Length:N0}.");
        for (var i = 0; i < values.Length; i++)
        {
            var (unit, off) = (expected[i] == 0 ? 1 : Math.Abs(expected[i]), Math.Abs(values[i] - expected[i]));
            if (off <= tolerance * unit) continue;
            var place = recorded is double ? "" : $"[{i}]";
            var distance = expected[i] == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", a share of {off / unit:G3}");
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"The result \"{name}\"{place} is {values[i]:G9}, expected {expected[i]:G9}: it is off by {off:G3}{distance}, and the tolerance is {tolerance:G3}."));
        }

        Keep(name, recorded);
    }

    private static void Keep(string name, object value)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new ArgumentException("A result was recorded without a name: give it one such as \"vae.test_elbo\".", nameof(name));
        Recorded[name] = value;
        (AppContext.GetData(Channel) as Action<string, object>)?.Invoke(name, value);
    }

    private static void RequireFinite(string name, double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentException($"The result \"{name}\" is {value}, and only finite numbers are recorded: find out where it went wrong.", nameof(value));
    }
}

using System.Collections.Concurrent;

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

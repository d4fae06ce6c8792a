using System.Globalization;

namespace GenCore.Display.Tables;

/// <summary>
/// How a column's numbers are written: all with as many decimals, so that their points stand under each other. The
/// greatest keeps five significant digits and the least two; zeros that would end all of them are left out.
/// </summary>
internal sealed class NumberFormat
{
    private const int Digits = 5;
    private const int LeastDigits = 2;
    private const int MostDecimals = 8;

    // beyond it a number is longer written out than as a power of ten
    private const double Long = 1e12;

    private readonly string format;

    private NumberFormat(string format) => this.format = format;

    /// <summary>Whether a cell holds a number.</summary>
    public static bool IsNumber(object? cell) => cell is float or double or decimal || IsWhole(cell);

    /// <summary>The format that suits all of a column's numbers; nulls do not count.</summary>
    public static NumberFormat For(IEnumerable<object?> cells)
    {
        var numbers = cells.Where(cell => cell is not null).ToArray();
        if (numbers.All(IsWhole)) return new NumberFormat("N0");
        var sizes = numbers.Select(number => Math.Abs(Value(number!))).Where(size => size > 0 && double.IsFinite(size)).ToArray();
        if (sizes.Length == 0) return new NumberFormat("N0");
        var decimals = Math.Max(0, Math.Max(Digits - 1 - Exponent(sizes.Max()), LeastDigits - 1 - Exponent(sizes.Min())));
        var isLong = decimals > MostDecimals || sizes.Max() >= Long;
        return Shortest(sizes, isLong ? Digits - 1 : decimals, isLong ? "0.{0}e+0" : "#,0.{0}");
    }

    /// <summary>The number as text, whatever the machine's language.</summary>
    public string Text(object number) => IsWhole(number) && format == "N0"
        ? ((IFormattable)number).ToString(format, CultureInfo.InvariantCulture)
        : Value(number).ToString(format, CultureInfo.InvariantCulture);

    private static NumberFormat Shortest(double[] sizes, int decimals, string pattern)
    {
        // with '#' in the place of '0' each number shows how many decimals it has need of
        var optional = string.Format(CultureInfo.InvariantCulture, pattern, new string('#', decimals));
        var needed = sizes.Max(size => Decimals(size.ToString(optional, CultureInfo.InvariantCulture)));
        return new NumberFormat(string.Format(CultureInfo.InvariantCulture, pattern, new string('0', needed)));
    }

    private static int Decimals(string text)
    {
        var mantissa = text.Split('e')[0];
        return mantissa.IndexOf('.') is var point and >= 0 ? mantissa.Length - point - 1 : 0;
    }

    private static int Exponent(double size) => (int)Math.Floor(Math.Log10(size));

    private static double Value(object number) => Convert.ToDouble(number, CultureInfo.InvariantCulture);

    private static bool IsWhole(object? cell) => cell is int or long or short or byte or sbyte or ushort or uint or ulong;
}

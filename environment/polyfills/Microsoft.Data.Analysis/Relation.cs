namespace Microsoft.Data.Analysis;

/// <summary>A relation between two cells. A null counts as zero beside a number and as false beside a truth value, as in the package.</summary>
internal sealed record Relation(Func<double, double, bool> OfNumbers, bool IsOrder = true)
{
    public static Relation Equal { get; } = new((left, right) => left == right, IsOrder: false);

    public static Relation NotEqual { get; } = new((left, right) => left != right, IsOrder: false);

    public static Relation Greater { get; } = new((left, right) => left > right);

    public static Relation GreaterOrEqual { get; } = new((left, right) => left >= right);

    public static Relation Less { get; } = new((left, right) => left < right);

    public static Relation LessOrEqual { get; } = new((left, right) => left <= right);

    /// <summary>Whether it holds between a cell of a column of that type and another value.</summary>
    public bool Holds(object? left, object? right, Type type)
    {
        if (IsOrder && (type == typeof(string) || type == typeof(bool)))
            throw new NotSupportedException($"Values of {type.Name} are compared for equality only.");
        if (type == typeof(string))
            return OfNumbers(string.Equals((string?)left, right?.ToString(), StringComparison.Ordinal) ? 0 : 1, 0);
        if (right is string)
            throw new NotSupportedException($"Values of {type.Name} cannot be compared with the text \"{right}\".");
        return left is double or float || right is double or float
            ? OfNumbers(Convert.ToDouble(left), Convert.ToDouble(right))
            : OfNumbers(Convert.ToDecimal(left).CompareTo(Convert.ToDecimal(right)), 0);
    }
}

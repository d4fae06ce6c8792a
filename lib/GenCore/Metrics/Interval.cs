namespace GenCore.Metrics;

/// <summary>A measured value and a range for it.</summary>
/// <param name="Value">The value on all samples.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
/// <param name="Level">How often such a range holds the value that other samples would give on average, such as 0.95.</param>
public readonly record struct Interval(double Value, double Low, double High, double Level);

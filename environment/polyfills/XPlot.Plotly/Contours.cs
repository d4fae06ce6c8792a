namespace XPlot.Plotly;

/// <summary>The heights of contour lines.</summary>
public class Contours
{
    private readonly Settings settings = new();

    public object coloring { get => settings.Get<object>(); set => settings.Set(value); }
    public double end { get => settings.Get<double>(); set => settings.Set(value); }
    public bool showlines { get => settings.Get<bool>(); set => settings.Set(value); }
    public double size { get => settings.Get<double>(); set => settings.Set(value); }
    public double start { get => settings.Get<double>(); set => settings.Set(value); }

    public bool ShouldSerializecoloring() => settings.IsSet(nameof(coloring));
    public bool ShouldSerializeend() => settings.IsSet(nameof(end));
    public bool ShouldSerializeshowlines() => settings.IsSet(nameof(showlines));
    public bool ShouldSerializesize() => settings.IsSet(nameof(size));
    public bool ShouldSerializestart() => settings.IsSet(nameof(start));
}

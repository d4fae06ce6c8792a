namespace XPlot.Plotly;

/// <summary>The bins of a histogram.</summary>
public class Xbins
{
    private readonly Settings settings = new();

    public double end { get => settings.Get<double>(); set => settings.Set(value); }
    public object size { get => settings.Get<object>(); set => settings.Set(value); }
    public double start { get => settings.Get<double>(); set => settings.Set(value); }

    public bool ShouldSerializeend() => settings.IsSet(nameof(end));
    public bool ShouldSerializesize() => settings.IsSet(nameof(size));
    public bool ShouldSerializestart() => settings.IsSet(nameof(start));
}

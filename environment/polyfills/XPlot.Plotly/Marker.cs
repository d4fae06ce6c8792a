namespace XPlot.Plotly;

/// <summary>The look of points and bars.</summary>
public class Marker
{
    private readonly Settings settings = new();

    public double cmax { get => settings.Get<double>(); set => settings.Set(value); }
    public double cmin { get => settings.Get<double>(); set => settings.Set(value); }
    public object color { get => settings.Get<object>(); set => settings.Set(value); }
    public Colorbar colorbar { get => settings.Get<Colorbar>(); set => settings.Set(value); }
    public object colorscale { get => settings.Get<object>(); set => settings.Set(value); }
    public Line line { get => settings.Get<Line>(); set => settings.Set(value); }
    public object opacity { get => settings.Get<object>(); set => settings.Set(value); }
    public bool reversescale { get => settings.Get<bool>(); set => settings.Set(value); }
    public bool showscale { get => settings.Get<bool>(); set => settings.Set(value); }
    public object size { get => settings.Get<object>(); set => settings.Set(value); }
    public object symbol { get => settings.Get<object>(); set => settings.Set(value); }

    public bool ShouldSerializecmax() => settings.IsSet(nameof(cmax));
    public bool ShouldSerializecmin() => settings.IsSet(nameof(cmin));
    public bool ShouldSerializecolor() => settings.IsSet(nameof(color));
    public bool ShouldSerializecolorbar() => settings.IsSet(nameof(colorbar));
    public bool ShouldSerializecolorscale() => settings.IsSet(nameof(colorscale));
    public bool ShouldSerializeline() => settings.IsSet(nameof(line));
    public bool ShouldSerializeopacity() => settings.IsSet(nameof(opacity));
    public bool ShouldSerializereversescale() => settings.IsSet(nameof(reversescale));
    public bool ShouldSerializeshowscale() => settings.IsSet(nameof(showscale));
    public bool ShouldSerializesize() => settings.IsSet(nameof(size));
    public bool ShouldSerializesymbol() => settings.IsSet(nameof(symbol));
}

namespace XPlot.Plotly;

/// <summary>A matrix as coloured cells.</summary>
public class Heatmap : Trace
{
    public Heatmap() => type = "heatmap";

    public Colorbar colorbar { get => settings.Get<Colorbar>(); set => settings.Set(value); }
    public object colorscale { get => settings.Get<object>(); set => settings.Set(value); }
    public string hoverinfo { get => settings.Get<string>(); set => settings.Set(value); }
    public double opacity { get => settings.Get<double>(); set => settings.Set(value); }
    public bool reversescale { get => settings.Get<bool>(); set => settings.Set(value); }
    public bool showscale { get => settings.Get<bool>(); set => settings.Set(value); }
    public string type { get => settings.Get<string>(); set => settings.Set(value); }
    public object x { get => settings.Get<object>(); set => settings.Set(value); }
    public string xaxis { get => settings.Get<string>(); set => settings.Set(value); }
    public object y { get => settings.Get<object>(); set => settings.Set(value); }
    public string yaxis { get => settings.Get<string>(); set => settings.Set(value); }
    public object z { get => settings.Get<object>(); set => settings.Set(value); }
    public double zmax { get => settings.Get<double>(); set => settings.Set(value); }
    public double zmin { get => settings.Get<double>(); set => settings.Set(value); }

    public bool ShouldSerializecolorbar() => settings.IsSet(nameof(colorbar));
    public bool ShouldSerializecolorscale() => settings.IsSet(nameof(colorscale));
    public bool ShouldSerializehoverinfo() => settings.IsSet(nameof(hoverinfo));
    public bool ShouldSerializeopacity() => settings.IsSet(nameof(opacity));
    public bool ShouldSerializereversescale() => settings.IsSet(nameof(reversescale));
    public bool ShouldSerializeshowscale() => settings.IsSet(nameof(showscale));
    public bool ShouldSerializetype() => settings.IsSet(nameof(type));
    public bool ShouldSerializex() => settings.IsSet(nameof(x));
    public bool ShouldSerializexaxis() => settings.IsSet(nameof(xaxis));
    public bool ShouldSerializey() => settings.IsSet(nameof(y));
    public bool ShouldSerializeyaxis() => settings.IsSet(nameof(yaxis));
    public bool ShouldSerializez() => settings.IsSet(nameof(z));
    public bool ShouldSerializezmax() => settings.IsSet(nameof(zmax));
    public bool ShouldSerializezmin() => settings.IsSet(nameof(zmin));
}

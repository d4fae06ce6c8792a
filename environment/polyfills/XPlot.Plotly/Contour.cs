namespace XPlot.Plotly;

/// <summary>Lines of equal height of a matrix.</summary>
public class Contour : Trace
{
    public Contour() => type = "contour";

    public bool autocontour { get => settings.Get<bool>(); set => settings.Set(value); }
    public Colorbar colorbar { get => settings.Get<Colorbar>(); set => settings.Set(value); }
    public object colorscale { get => settings.Get<object>(); set => settings.Set(value); }
    public Contours contours { get => settings.Get<Contours>(); set => settings.Set(value); }
    public string hoverinfo { get => settings.Get<string>(); set => settings.Set(value); }
    public Line line { get => settings.Get<Line>(); set => settings.Set(value); }
    public int ncontours { get => settings.Get<int>(); set => settings.Set(value); }
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

    public bool ShouldSerializeautocontour() => settings.IsSet(nameof(autocontour));
    public bool ShouldSerializecolorbar() => settings.IsSet(nameof(colorbar));
    public bool ShouldSerializecolorscale() => settings.IsSet(nameof(colorscale));
    public bool ShouldSerializecontours() => settings.IsSet(nameof(contours));
    public bool ShouldSerializehoverinfo() => settings.IsSet(nameof(hoverinfo));
    public bool ShouldSerializeline() => settings.IsSet(nameof(line));
    public bool ShouldSerializencontours() => settings.IsSet(nameof(ncontours));
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

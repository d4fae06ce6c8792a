namespace XPlot.Plotly;

/// <summary>Numbers, counted in bins.</summary>
public class Histogram : Trace
{
    public Histogram() => type = "histogram";

    public bool autobinx { get => settings.Get<bool>(); set => settings.Set(value); }
    public object histnorm { get => settings.Get<object>(); set => settings.Set(value); }
    public string hoverinfo { get => settings.Get<string>(); set => settings.Set(value); }
    public string legendgroup { get => settings.Get<string>(); set => settings.Set(value); }
    public Marker marker { get => settings.Get<Marker>(); set => settings.Set(value); }
    public int nbinsx { get => settings.Get<int>(); set => settings.Set(value); }
    public double opacity { get => settings.Get<double>(); set => settings.Set(value); }
    public bool showlegend { get => settings.Get<bool>(); set => settings.Set(value); }
    public string type { get => settings.Get<string>(); set => settings.Set(value); }
    public object x { get => settings.Get<object>(); set => settings.Set(value); }
    public string xaxis { get => settings.Get<string>(); set => settings.Set(value); }
    public Xbins xbins { get => settings.Get<Xbins>(); set => settings.Set(value); }
    public string yaxis { get => settings.Get<string>(); set => settings.Set(value); }

    public bool ShouldSerializeautobinx() => settings.IsSet(nameof(autobinx));
    public bool ShouldSerializehistnorm() => settings.IsSet(nameof(histnorm));
    public bool ShouldSerializehoverinfo() => settings.IsSet(nameof(hoverinfo));
    public bool ShouldSerializelegendgroup() => settings.IsSet(nameof(legendgroup));
    public bool ShouldSerializemarker() => settings.IsSet(nameof(marker));
    public bool ShouldSerializenbinsx() => settings.IsSet(nameof(nbinsx));
    public bool ShouldSerializeopacity() => settings.IsSet(nameof(opacity));
    public bool ShouldSerializeshowlegend() => settings.IsSet(nameof(showlegend));
    public bool ShouldSerializetype() => settings.IsSet(nameof(type));
    public bool ShouldSerializex() => settings.IsSet(nameof(x));
    public bool ShouldSerializexaxis() => settings.IsSet(nameof(xaxis));
    public bool ShouldSerializexbins() => settings.IsSet(nameof(xbins));
    public bool ShouldSerializeyaxis() => settings.IsSet(nameof(yaxis));
}

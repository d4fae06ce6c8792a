namespace XPlot.Plotly;

/// <summary>Points, joined by lines or not.</summary>
public class Scatter : Trace
{
    public Scatter() => type = "scatter";

    public Error_y error_y { get => settings.Get<Error_y>(); set => settings.Set(value); }
    public object fill { get => settings.Get<object>(); set => settings.Set(value); }
    public string fillcolor { get => settings.Get<string>(); set => settings.Set(value); }
    public string hoverinfo { get => settings.Get<string>(); set => settings.Set(value); }
    public string legendgroup { get => settings.Get<string>(); set => settings.Set(value); }
    public Line line { get => settings.Get<Line>(); set => settings.Set(value); }
    public Marker marker { get => settings.Get<Marker>(); set => settings.Set(value); }
    public string mode { get => settings.Get<string>(); set => settings.Set(value); }
    public double opacity { get => settings.Get<double>(); set => settings.Set(value); }
    public bool showlegend { get => settings.Get<bool>(); set => settings.Set(value); }
    public object text { get => settings.Get<object>(); set => settings.Set(value); }
    public Textfont textfont { get => settings.Get<Textfont>(); set => settings.Set(value); }
    public object textposition { get => settings.Get<object>(); set => settings.Set(value); }
    public string type { get => settings.Get<string>(); set => settings.Set(value); }
    public object x { get => settings.Get<object>(); set => settings.Set(value); }
    public string xaxis { get => settings.Get<string>(); set => settings.Set(value); }
    public object y { get => settings.Get<object>(); set => settings.Set(value); }
    public string yaxis { get => settings.Get<string>(); set => settings.Set(value); }

    public bool ShouldSerializeerror_y() => settings.IsSet(nameof(error_y));
    public bool ShouldSerializefill() => settings.IsSet(nameof(fill));
    public bool ShouldSerializefillcolor() => settings.IsSet(nameof(fillcolor));
    public bool ShouldSerializehoverinfo() => settings.IsSet(nameof(hoverinfo));
    public bool ShouldSerializelegendgroup() => settings.IsSet(nameof(legendgroup));
    public bool ShouldSerializeline() => settings.IsSet(nameof(line));
    public bool ShouldSerializemarker() => settings.IsSet(nameof(marker));
    public bool ShouldSerializemode() => settings.IsSet(nameof(mode));
    public bool ShouldSerializeopacity() => settings.IsSet(nameof(opacity));
    public bool ShouldSerializeshowlegend() => settings.IsSet(nameof(showlegend));
    public bool ShouldSerializetext() => settings.IsSet(nameof(text));
    public bool ShouldSerializetextfont() => settings.IsSet(nameof(textfont));
    public bool ShouldSerializetextposition() => settings.IsSet(nameof(textposition));
    public bool ShouldSerializetype() => settings.IsSet(nameof(type));
    public bool ShouldSerializex() => settings.IsSet(nameof(x));
    public bool ShouldSerializexaxis() => settings.IsSet(nameof(xaxis));
    public bool ShouldSerializey() => settings.IsSet(nameof(y));
    public bool ShouldSerializeyaxis() => settings.IsSet(nameof(yaxis));
}

namespace XPlot.Plotly;

/// <summary>The scale beside coloured data.</summary>
public class Colorbar
{
    private readonly Settings settings = new();

    public double len { get => settings.Get<double>(); set => settings.Set(value); }
    public double outlinewidth { get => settings.Get<double>(); set => settings.Set(value); }
    public double thickness { get => settings.Get<double>(); set => settings.Set(value); }
    public Font tickfont { get => settings.Get<Font>(); set => settings.Set(value); }
    public object ticktext { get => settings.Get<object>(); set => settings.Set(value); }
    public object tickvals { get => settings.Get<object>(); set => settings.Set(value); }
    public string title { get => settings.Get<string>(); set => settings.Set(value); }
    public object titleside { get => settings.Get<object>(); set => settings.Set(value); }
    public double x { get => settings.Get<double>(); set => settings.Set(value); }
    public double y { get => settings.Get<double>(); set => settings.Set(value); }

    public bool ShouldSerializelen() => settings.IsSet(nameof(len));
    public bool ShouldSerializeoutlinewidth() => settings.IsSet(nameof(outlinewidth));
    public bool ShouldSerializethickness() => settings.IsSet(nameof(thickness));
    public bool ShouldSerializetickfont() => settings.IsSet(nameof(tickfont));
    public bool ShouldSerializeticktext() => settings.IsSet(nameof(ticktext));
    public bool ShouldSerializetickvals() => settings.IsSet(nameof(tickvals));
    public bool ShouldSerializetitle() => settings.IsSet(nameof(title));
    public bool ShouldSerializetitleside() => settings.IsSet(nameof(titleside));
    public bool ShouldSerializex() => settings.IsSet(nameof(x));
    public bool ShouldSerializey() => settings.IsSet(nameof(y));
}

namespace XPlot.Plotly;

/// <summary>A horizontal axis.</summary>
public class Xaxis
{
    private readonly Settings settings = new();

    public object anchor { get => settings.Get<object>(); set => settings.Set(value); }
    public object autorange { get => settings.Get<object>(); set => settings.Set(value); }
    public object domain { get => settings.Get<object>(); set => settings.Set(value); }
    public object dtick { get => settings.Get<object>(); set => settings.Set(value); }
    public int nticks { get => settings.Get<int>(); set => settings.Set(value); }
    public object overlaying { get => settings.Get<object>(); set => settings.Set(value); }
    public object range { get => settings.Get<object>(); set => settings.Set(value); }
    public bool showgrid { get => settings.Get<bool>(); set => settings.Set(value); }
    public bool showline { get => settings.Get<bool>(); set => settings.Set(value); }
    public bool showticklabels { get => settings.Get<bool>(); set => settings.Set(value); }
    public object side { get => settings.Get<object>(); set => settings.Set(value); }
    public object ticktext { get => settings.Get<object>(); set => settings.Set(value); }
    public object tickvals { get => settings.Get<object>(); set => settings.Set(value); }
    public string title { get => settings.Get<string>(); set => settings.Set(value); }
    public object type { get => settings.Get<object>(); set => settings.Set(value); }
    public bool _isSubplotObj { get; set; } = true;

    public bool ShouldSerializeanchor() => settings.IsSet(nameof(anchor));
    public bool ShouldSerializeautorange() => settings.IsSet(nameof(autorange));
    public bool ShouldSerializedomain() => settings.IsSet(nameof(domain));
    public bool ShouldSerializedtick() => settings.IsSet(nameof(dtick));
    public bool ShouldSerializenticks() => settings.IsSet(nameof(nticks));
    public bool ShouldSerializeoverlaying() => settings.IsSet(nameof(overlaying));
    public bool ShouldSerializerange() => settings.IsSet(nameof(range));
    public bool ShouldSerializeshowgrid() => settings.IsSet(nameof(showgrid));
    public bool ShouldSerializeshowline() => settings.IsSet(nameof(showline));
    public bool ShouldSerializeshowticklabels() => settings.IsSet(nameof(showticklabels));
    public bool ShouldSerializeside() => settings.IsSet(nameof(side));
    public bool ShouldSerializeticktext() => settings.IsSet(nameof(ticktext));
    public bool ShouldSerializetickvals() => settings.IsSet(nameof(tickvals));
    public bool ShouldSerializetitle() => settings.IsSet(nameof(title));
    public bool ShouldSerializetype() => settings.IsSet(nameof(type));
}

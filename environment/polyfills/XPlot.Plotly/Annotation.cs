namespace XPlot.Plotly;

/// <summary>A remark in the figure.</summary>
public class Annotation
{
    private readonly Settings settings = new();

    public string arrowcolor { get => settings.Get<string>(); set => settings.Set(value); }
    public double arrowwidth { get => settings.Get<double>(); set => settings.Set(value); }
    public double ax { get => settings.Get<double>(); set => settings.Set(value); }
    public double ay { get => settings.Get<double>(); set => settings.Set(value); }
    public string bgcolor { get => settings.Get<string>(); set => settings.Set(value); }
    public string bordercolor { get => settings.Get<string>(); set => settings.Set(value); }
    public Font font { get => settings.Get<Font>(); set => settings.Set(value); }
    public bool showarrow { get => settings.Get<bool>(); set => settings.Set(value); }
    public string text { get => settings.Get<string>(); set => settings.Set(value); }
    public object x { get => settings.Get<object>(); set => settings.Set(value); }
    public object xanchor { get => settings.Get<object>(); set => settings.Set(value); }
    public object xref { get => settings.Get<object>(); set => settings.Set(value); }
    public object y { get => settings.Get<object>(); set => settings.Set(value); }
    public object yanchor { get => settings.Get<object>(); set => settings.Set(value); }
    public object yref { get => settings.Get<object>(); set => settings.Set(value); }

    public bool ShouldSerializearrowcolor() => settings.IsSet(nameof(arrowcolor));
    public bool ShouldSerializearrowwidth() => settings.IsSet(nameof(arrowwidth));
    public bool ShouldSerializeax() => settings.IsSet(nameof(ax));
    public bool ShouldSerializeay() => settings.IsSet(nameof(ay));
    public bool ShouldSerializebgcolor() => settings.IsSet(nameof(bgcolor));
    public bool ShouldSerializebordercolor() => settings.IsSet(nameof(bordercolor));
    public bool ShouldSerializefont() => settings.IsSet(nameof(font));
    public bool ShouldSerializeshowarrow() => settings.IsSet(nameof(showarrow));
    public bool ShouldSerializetext() => settings.IsSet(nameof(text));
    public bool ShouldSerializex() => settings.IsSet(nameof(x));
    public bool ShouldSerializexanchor() => settings.IsSet(nameof(xanchor));
    public bool ShouldSerializexref() => settings.IsSet(nameof(xref));
    public bool ShouldSerializey() => settings.IsSet(nameof(y));
    public bool ShouldSerializeyanchor() => settings.IsSet(nameof(yanchor));
    public bool ShouldSerializeyref() => settings.IsSet(nameof(yref));
}

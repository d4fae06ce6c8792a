namespace XPlot.Plotly;

/// <summary>The names of the traces.</summary>
public class Legend
{
    private readonly Settings settings = new();

    public string bgcolor { get => settings.Get<string>(); set => settings.Set(value); }
    public string bordercolor { get => settings.Get<string>(); set => settings.Set(value); }
    public double borderwidth { get => settings.Get<double>(); set => settings.Set(value); }
    public Font font { get => settings.Get<Font>(); set => settings.Set(value); }
    public string orientation { get => settings.Get<string>(); set => settings.Set(value); }
    public double x { get => settings.Get<double>(); set => settings.Set(value); }
    public object xanchor { get => settings.Get<object>(); set => settings.Set(value); }
    public double y { get => settings.Get<double>(); set => settings.Set(value); }
    public object yanchor { get => settings.Get<object>(); set => settings.Set(value); }

    public bool ShouldSerializebgcolor() => settings.IsSet(nameof(bgcolor));
    public bool ShouldSerializebordercolor() => settings.IsSet(nameof(bordercolor));
    public bool ShouldSerializeborderwidth() => settings.IsSet(nameof(borderwidth));
    public bool ShouldSerializefont() => settings.IsSet(nameof(font));
    public bool ShouldSerializeorientation() => settings.IsSet(nameof(orientation));
    public bool ShouldSerializex() => settings.IsSet(nameof(x));
    public bool ShouldSerializexanchor() => settings.IsSet(nameof(xanchor));
    public bool ShouldSerializey() => settings.IsSet(nameof(y));
    public bool ShouldSerializeyanchor() => settings.IsSet(nameof(yanchor));
}

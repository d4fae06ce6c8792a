namespace XPlot.Plotly;

/// <summary>Error bars along y.</summary>
public class Error_y
{
    private readonly Settings settings = new();

    public object array { get => settings.Get<object>(); set => settings.Set(value); }
    public object arrayminus { get => settings.Get<object>(); set => settings.Set(value); }
    public string color { get => settings.Get<string>(); set => settings.Set(value); }
    public bool symmetric { get => settings.Get<bool>(); set => settings.Set(value); }
    public object type { get => settings.Get<object>(); set => settings.Set(value); }
    public bool visible { get => settings.Get<bool>(); set => settings.Set(value); }

    public bool ShouldSerializearray() => settings.IsSet(nameof(array));
    public bool ShouldSerializearrayminus() => settings.IsSet(nameof(arrayminus));
    public bool ShouldSerializecolor() => settings.IsSet(nameof(color));
    public bool ShouldSerializesymmetric() => settings.IsSet(nameof(symmetric));
    public bool ShouldSerializetype() => settings.IsSet(nameof(type));
    public bool ShouldSerializevisible() => settings.IsSet(nameof(visible));
}

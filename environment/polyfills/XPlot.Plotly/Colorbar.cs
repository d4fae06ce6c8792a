namespace XPlot.Plotly;

/// <summary>The scale beside coloured data.</summary>
public class Colorbar
{
    private readonly Settings settings = new();

    public object ticktext { get => settings.Get<object>(); set => settings.Set(value); }
    public object tickvals { get => settings.Get<object>(); set => settings.Set(value); }
    public string title { get => settings.Get<string>(); set => settings.Set(value); }

    public bool ShouldSerializeticktext() => settings.IsSet(nameof(ticktext));
    public bool ShouldSerializetickvals() => settings.IsSet(nameof(tickvals));
    public bool ShouldSerializetitle() => settings.IsSet(nameof(title));
}

namespace XPlot.Plotly;

/// <summary>The look of text at points.</summary>
public class Textfont
{
    private readonly Settings settings = new();

    public string color { get => settings.Get<string>(); set => settings.Set(value); }
    public double size { get => settings.Get<double>(); set => settings.Set(value); }

    public bool ShouldSerializecolor() => settings.IsSet(nameof(color));
    public bool ShouldSerializesize() => settings.IsSet(nameof(size));
}

namespace XPlot.Plotly;

/// <summary>The look of a line.</summary>
public class Line
{
    private readonly Settings settings = new();

    public object color { get => settings.Get<object>(); set => settings.Set(value); }
    public string dash { get => settings.Get<string>(); set => settings.Set(value); }
    public object shape { get => settings.Get<object>(); set => settings.Set(value); }
    public object width { get => settings.Get<object>(); set => settings.Set(value); }

    public bool ShouldSerializecolor() => settings.IsSet(nameof(color));
    public bool ShouldSerializedash() => settings.IsSet(nameof(dash));
    public bool ShouldSerializeshape() => settings.IsSet(nameof(shape));
    public bool ShouldSerializewidth() => settings.IsSet(nameof(width));
}

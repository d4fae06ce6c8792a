namespace XPlot.Plotly;

/// <summary>The room around the axes, in pixels.</summary>
public class Margin
{
    private readonly Settings settings = new();

    public double b { get => settings.Get<double>(); set => settings.Set(value); }
    public double l { get => settings.Get<double>(); set => settings.Set(value); }
    public double r { get => settings.Get<double>(); set => settings.Set(value); }
    public double t { get => settings.Get<double>(); set => settings.Set(value); }

    public bool ShouldSerializeb() => settings.IsSet(nameof(b));
    public bool ShouldSerializel() => settings.IsSet(nameof(l));
    public bool ShouldSerializer() => settings.IsSet(nameof(r));
    public bool ShouldSerializet() => settings.IsSet(nameof(t));
}

namespace XPlot.Plotly;

/// <summary>What is drawn, and its name in the legend.</summary>
public class Trace
{
    private protected readonly Settings settings = new();

    public string name { get => settings.Get<string>(); set => settings.Set(value); }

    public bool ShouldSerializename() => settings.IsSet(nameof(name));
}

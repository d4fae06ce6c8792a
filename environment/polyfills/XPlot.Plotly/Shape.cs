namespace XPlot.Plotly;

/// <summary>A line or an area that is no data.</summary>
public class Shape
{
    private readonly Settings settings = new();

    public string fillcolor { get => settings.Get<string>(); set => settings.Set(value); }
    public Line line { get => settings.Get<Line>(); set => settings.Set(value); }
    public double opacity { get => settings.Get<double>(); set => settings.Set(value); }
    public object type { get => settings.Get<object>(); set => settings.Set(value); }
    public object x0 { get => settings.Get<object>(); set => settings.Set(value); }
    public object x1 { get => settings.Get<object>(); set => settings.Set(value); }
    public object xref { get => settings.Get<object>(); set => settings.Set(value); }
    public object y0 { get => settings.Get<object>(); set => settings.Set(value); }
    public object y1 { get => settings.Get<object>(); set => settings.Set(value); }
    public object yref { get => settings.Get<object>(); set => settings.Set(value); }

    public bool ShouldSerializefillcolor() => settings.IsSet(nameof(fillcolor));
    public bool ShouldSerializeline() => settings.IsSet(nameof(line));
    public bool ShouldSerializeopacity() => settings.IsSet(nameof(opacity));
    public bool ShouldSerializetype() => settings.IsSet(nameof(type));
    public bool ShouldSerializex0() => settings.IsSet(nameof(x0));
    public bool ShouldSerializex1() => settings.IsSet(nameof(x1));
    public bool ShouldSerializexref() => settings.IsSet(nameof(xref));
    public bool ShouldSerializey0() => settings.IsSet(nameof(y0));
    public bool ShouldSerializey1() => settings.IsSet(nameof(y1));
    public bool ShouldSerializeyref() => settings.IsSet(nameof(yref));
}

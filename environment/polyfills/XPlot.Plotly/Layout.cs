namespace XPlot.Plotly.Layout;

/// <summary>All of a figure that is no trace.</summary>
/// <remarks>In the package this is a class within a class of the same name, which C# cannot express: <c>using Layout = XPlot.Plotly.Layout;</c> reads both.</remarks>
public class Layout
{
    private readonly Settings settings = new();

    public IEnumerable<Annotation> annotations { get => settings.Get<IEnumerable<Annotation>>(); set => settings.Set(value); }
    public double bargap { get => settings.Get<double>(); set => settings.Set(value); }
    public double bargroupgap { get => settings.Get<double>(); set => settings.Set(value); }
    public string barmode { get => settings.Get<string>(); set => settings.Set(value); }
    public double height { get => settings.Get<double>(); set => settings.Set(value); }
    public object hovermode { get => settings.Get<object>(); set => settings.Set(value); }
    public Margin margin { get => settings.Get<Margin>(); set => settings.Set(value); }
    public string paper_bgcolor { get => settings.Get<string>(); set => settings.Set(value); }
    public string plot_bgcolor { get => settings.Get<string>(); set => settings.Set(value); }
    public IEnumerable<Shape> shapes { get => settings.Get<IEnumerable<Shape>>(); set => settings.Set(value); }
    public bool showlegend { get => settings.Get<bool>(); set => settings.Set(value); }
    public string title { get => settings.Get<string>(); set => settings.Set(value); }
    public double width { get => settings.Get<double>(); set => settings.Set(value); }
    public Xaxis xaxis { get => settings.Get<Xaxis>(); set => settings.Set(value); }
    public Xaxis xaxis2 { get => settings.Get<Xaxis>(); set => settings.Set(value); }
    public Yaxis yaxis { get => settings.Get<Yaxis>(); set => settings.Set(value); }
    public Yaxis yaxis2 { get => settings.Get<Yaxis>(); set => settings.Set(value); }

    public bool ShouldSerializeannotations() => settings.IsSet(nameof(annotations));
    public bool ShouldSerializebargap() => settings.IsSet(nameof(bargap));
    public bool ShouldSerializebargroupgap() => settings.IsSet(nameof(bargroupgap));
    public bool ShouldSerializebarmode() => settings.IsSet(nameof(barmode));
    public bool ShouldSerializeheight() => settings.IsSet(nameof(height));
    public bool ShouldSerializehovermode() => settings.IsSet(nameof(hovermode));
    public bool ShouldSerializemargin() => settings.IsSet(nameof(margin));
    public bool ShouldSerializepaper_bgcolor() => settings.IsSet(nameof(paper_bgcolor));
    public bool ShouldSerializeplot_bgcolor() => settings.IsSet(nameof(plot_bgcolor));
    public bool ShouldSerializeshapes() => settings.IsSet(nameof(shapes));
    public bool ShouldSerializeshowlegend() => settings.IsSet(nameof(showlegend));
    public bool ShouldSerializetitle() => settings.IsSet(nameof(title));
    public bool ShouldSerializewidth() => settings.IsSet(nameof(width));
    public bool ShouldSerializexaxis() => settings.IsSet(nameof(xaxis));
    public bool ShouldSerializexaxis2() => settings.IsSet(nameof(xaxis2));
    public bool ShouldSerializeyaxis() => settings.IsSet(nameof(yaxis));
    public bool ShouldSerializeyaxis2() => settings.IsSet(nameof(yaxis2));
}

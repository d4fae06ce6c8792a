namespace GenCore.Display;

/// <summary>Visuals in a row, which wraps on a narrow page.</summary>
/// <example><code>
/// new SideBySide(("data", new ImageGrid(digits)), ("samples", new ImageGrid(samples)))
/// </code></example>
public sealed class SideBySide : Visual
{
    private readonly (string Caption, Visual Visual)[] parts;

    /// <summary>Lays out visuals without captions of their own.</summary>
    /// <exception cref="ArgumentException">There is no visual.</exception>
    public SideBySide(params Visual[] visuals) : this([.. visuals.Select(visual => ("", visual))])
    {
    }

    /// <summary>Lays out visuals, each above its caption.</summary>
    /// <exception cref="ArgumentException">There is no visual.</exception>
    public SideBySide(params (string Caption, Visual Visual)[] parts)
    {
        if (parts.Length == 0) throw new ArgumentException("There is nothing to lay side by side: give it one visual or more.", nameof(parts));
        this.parts = parts;
    }

    /// <inheritdoc/>
    public override string ToHtml() =>
        $"<div style=\"display:flex;flex-wrap:wrap;gap:0.5em 1.5em;align-items:flex-start\">{string.Concat(parts.Select(Figure))}</div>";

    /// <summary>The visuals' texts, one below the other.</summary>
    public override string ToString() =>
        string.Join("\n\n", parts.Select(part => part.Caption.Length > 0 ? $"{part.Caption}:\n{part.Visual}" : $"{part.Visual}"));

    private static string Figure((string Caption, Visual Visual) part) =>
        $"<figure style=\"margin:0;max-width:100%\">{part.Visual.ToHtml()}{(part.Caption.Length > 0 ? $"<figcaption>{Escape(part.Caption)}</figcaption>" : "")}</figure>";
}

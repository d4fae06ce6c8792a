namespace GenCore.Display;

/// <summary>Names the formatters of <see cref="Visual"/> to .NET Interactive, which reads this by convention.</summary>
internal sealed class VisualFormatterSource
{
    /// <summary>One formatter a MIME type.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
        new[] { MimeTypes.Html, MimeTypes.Png, MimeTypes.Svg, MimeTypes.Text }.Select(mimeType => new VisualFormatter(mimeType));
}

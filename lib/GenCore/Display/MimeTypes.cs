namespace GenCore.Display;

/// <summary>The MIME types that visuals are shown as.</summary>
internal static class MimeTypes
{
    public const string Html = "text/html";
    public const string Text = "text/plain";
    public const string Png = "image/png";
    public const string Svg = "image/svg+xml";
}

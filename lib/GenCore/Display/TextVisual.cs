namespace GenCore.Display;

/// <summary>Plain text, shown with its line breaks and spaces.</summary>
internal sealed class TextVisual(string text) : Visual
{
    public override string ToHtml() => $"<pre>{Escape(text)}</pre>";

    public override string ToString() => text;
}

using GenCore.Display;

namespace GenCore.Tests.Display;

/// <summary>A visual of one text.</summary>
internal sealed class Plain(string text) : Visual
{
    public override string ToHtml() => $"<p>{text}</p>";

    public override string ToString() => text;
}

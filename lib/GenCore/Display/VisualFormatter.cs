namespace GenCore.Display;

/// <summary>Writes a visual as one MIME type; .NET Interactive calls it by the names of its members.</summary>
internal sealed class VisualFormatter(string mimeType)
{
    /// <summary>What <see cref="Format"/> writes.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the value, or returns false where it has no such form.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not Visual visual || !visual.ToMimeBundle().TryGetValue(MimeType, out var content)) return false;
        writer.Write(content);
        return true;
    }
}

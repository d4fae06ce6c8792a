namespace GenCore.Display;

/// <summary>
/// .NET Interactive looks for an attribute of this name, whoever declares it, and reads its properties by name. It is
/// ignored on interfaces, hence the base class <see cref="Visual"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>A type with a parameterless constructor and a method <c>CreateTypeFormatters()</c>.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>What to show such a value as when nothing else is asked for.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}

namespace TorchSharp.Utils;

/// <summary>The name under which RegisterComponents registers a field, in place of the field's own.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ComponentNameAttribute : Attribute
{
    public string? Name { get; set; }
}

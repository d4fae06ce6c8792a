namespace GenCore.Tests.Display;

internal static class ReflectionExtensions
{
    public static T Read<T>(this object instance, string property) =>
        Assert.IsType<T>(instance.GetType().GetProperty(property)?.GetValue(instance), exactMatch: false);
}

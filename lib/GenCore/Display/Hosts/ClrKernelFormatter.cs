using System.Collections;
using System.Reflection;

namespace GenCore.Display.Hosts;

/// <summary>
/// Teaches ClrKernel's registry to render a visual that is a cell's last expression. The registry picks a conversion by
/// the type of its wrapper, <c>DisplayObject</c>, so ours hands every other value to the conversion that stood before.
/// </summary>
internal static class ClrKernelFormatter
{
    private const string Space = "ClrKernel.Core.Primitives.";

    /// <summary>Registers the conversion, where ClrKernel is the host.</summary>
    public static void Register() => Register(name => HostTypes.Find("ClrKernel.Core.Primitives", name));

    /// <summary>Registers the conversion in the registry among the types that are found.</summary>
    public static void Register(Func<string, Type?> find)
    {
        try
        {
            if (find(Space + "DisplayFormatters") is not { } registry) return;
            var (value, wrapper, html) = (find(Space + "IDisplayValue"), find(Space + "DisplayObject"), find(Space + "DisplayHtml"));
            if (value is null || wrapper is null || html is null) return;

            var convert = typeof(ClrKernelFormatter)
                .GetMethod(nameof(Conversion), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(value)
                .Invoke(null, [value.GetProperty("Value"), html, Previous(registry, wrapper, html)]);
            registry.GetMethod("Register", [typeof(Type), typeof(Type), convert!.GetType()])?.Invoke(null, [wrapper, html, convert]);
        }
        catch (Exception)
        {
            // a host of another version than the one known: the visual is shown as its text
        }
    }

    private static Func<T, T> Conversion<T>(PropertyInfo content, Type html, Delegate? previous) where T : class =>
        wrapped => content.GetValue(wrapped) is Visual visual
            ? (T)Activator.CreateInstance(html, visual.ToHtml())!
            : previous is Func<T, T> other ? other(wrapped) : (T)Activator.CreateInstance(html, Visual.Escape($"{content.GetValue(wrapped)}"))!;

    private static Delegate? Previous(Type registry, Type wrapper, Type html)
    {
        var formatters = (IEnumerable?)registry.GetProperty("Formatters")?.GetValue(null) ?? Array.Empty<object>();
        return formatters.Cast<object>()
            .Where(formatter => Read(formatter, "InputType") as Type == wrapper && Read(formatter, "OutputType") as Type == html)
            .Select(formatter => Read(formatter, "Format") as Delegate)
            .LastOrDefault();
    }

    private static object? Read(object formatter, string property) => formatter.GetType().GetProperty(property)?.GetValue(formatter);
}

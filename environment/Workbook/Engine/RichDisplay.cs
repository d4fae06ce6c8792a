using System.Collections;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Scripting.Hosting;

namespace Workbook.Engine;

/// <summary>
/// A value in every form it can be shown in, by the conventions that notebook hosts share: a <c>TypeFormatterSourceAttribute</c> on its
/// type, else a method <c>ToHtml()</c>, else text. All are found by name, so that a library need not reference its host.
/// </summary>
internal static class RichDisplay
{
    public static IReadOnlyDictionary<string, string> Bundle(object value)
    {
        if (FormatterSource(value.GetType()) is { } source)
        {
            var bundle = FromFormatters(value, source);
            if (bundle.Count > 0)
                return bundle;
        }

        if (value.GetType().GetMethod("ToHtml", Type.EmptyTypes) is { } toHtml && toHtml.ReturnType == typeof(string))
            return new Dictionary<string, string> { ["text/html"] = (string?)toHtml.Invoke(value, null) ?? "" };
        return new Dictionary<string, string> { ["text/plain"] = Text(value) };
    }

    private static Type? FormatterSource(Type type)
    {
        for (var each = type; each is not null; each = each.BaseType)
        {
            foreach (var attribute in each.GetCustomAttributes(inherit: false))
            {
                if (attribute.GetType().Name == "TypeFormatterSourceAttribute")
                    return attribute.GetType().GetProperty("FormatterSourceType")?.GetValue(attribute) as Type;
            }
        }

        return null;
    }

    private static Dictionary<string, string> FromFormatters(object value, Type source)
    {
        var bundle = new Dictionary<string, string>();
        var formatters = source.GetMethod("CreateTypeFormatters")?.Invoke(Activator.CreateInstance(source, nonPublic: true), null) as IEnumerable;
        foreach (var formatter in formatters ?? Array.Empty<object>())
        {
            var mimeType = formatter.GetType().GetProperty("MimeType")?.GetValue(formatter) as string;
            var format = formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)]);
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            if (mimeType is not null && format?.Invoke(formatter, [value, writer]) is true)
                bundle.TryAdd(mimeType, writer.ToString());
        }

        return bundle;
    }

    private static string Text(object value) => value switch
    {
        string text => text,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable when !OverridesToString(value) => CSharpObjectFormatter.Instance.FormatObject(value),
        _ => value.ToString() ?? "",
    };

    private static bool OverridesToString(object value)
    {
        var declaring = value.GetType().GetMethod(nameof(ToString), Type.EmptyTypes)!.DeclaringType!;
        return declaring != typeof(object) && declaring.Namespace?.StartsWith("System", StringComparison.Ordinal) != true;
    }
}

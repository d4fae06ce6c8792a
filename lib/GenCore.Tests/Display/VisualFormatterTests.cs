using System.Collections;
using System.Reflection;
using GenCore.Display;
using static TorchSharp.torch;

namespace GenCore.Tests.Display;

/// <summary>Reads the convention as .NET Interactive does: by names alone.</summary>
public sealed class VisualFormatterTests
{
    [Fact]
    public void Every_visual_names_its_formatters()
    {
        using var images = zeros([4, 1, 2, 2]);
        Visual[] visuals = [new ImageGrid(images), new LineChart(), new LossCurve("loss"), new Progress(3), new Table("a"), new Animation().Add(images), new SideBySide(new Plain("part")), new Plain("text")];
        foreach (var visual in visuals)
        {
            Assert.Equal(["text/html", "text/plain"], Attribute(visual.GetType()).Read<string[]>("PreferredMimeTypes"));
            Assert.Equal(visual.ToHtml(), Format(visual, "text/html"));
            Assert.Equal(visual.ToString(), Format(visual, "text/plain"));
        }
    }

    [Fact]
    public void A_grid_is_a_png_too_and_a_chart_an_svg()
    {
        using var images = zeros([4, 1, 2, 2]);
        var grid = new ImageGrid(images);
        Assert.Equal(grid.ToPng(), Convert.FromBase64String(Format(grid, "image/png")!));
        Assert.Null(Format(grid, "image/svg+xml"));

        var chart = new LineChart("title").Add("line", [1, 2, 3]);
        Assert.Equal(chart.ToSvg(), Format(chart, "image/svg+xml"));
        Assert.Null(Format(chart, "image/png"));
        Assert.Contains("<svg", Format(new LossCurve("loss"), "image/svg+xml"));
    }

    [Fact]
    public void What_is_no_visual_is_declined()
    {
        foreach (var formatter in Formatters(typeof(Plain)))
            Assert.Equal(false, formatter.GetType().GetMethod("Format")!.Invoke(formatter, [new object(), new StringWriter()]));
    }

    [Fact]
    public void Format_has_exactly_the_parameters_that_are_bound_by_name()
    {
        foreach (var formatter in Formatters(typeof(Plain)))
        {
            var format = formatter.GetType().GetMethod("Format")!;
            Assert.Equal([typeof(object), typeof(TextWriter)], format.GetParameters().Select(parameter => parameter.ParameterType));
            Assert.Equal(typeof(bool), format.ReturnType);
        }
    }

    [Fact]
    public void ToHtml_is_found_as_verso_looks_for_it() =>
        Assert.NotNull(typeof(Plain).GetMethod("ToHtml", BindingFlags.Public | BindingFlags.Instance, null, Type.EmptyTypes, null));

    private static object Attribute(Type type) =>
        Assert.Single(type.GetCustomAttributes(true), attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute");

    private static IEnumerable<object> Formatters(Type type)
    {
        var source = Activator.CreateInstance(Attribute(type).Read<Type>("FormatterSourceType"))!;
        return ((IEnumerable)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!).Cast<object>();
    }

    private static string? Format(Visual visual, string mimeType)
    {
        var formatter = Assert.Single(Formatters(visual.GetType()), formatter => formatter.Read<string>("MimeType") == mimeType);
        var writer = new StringWriter();
        var isDone = (bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [visual, writer])!;
        return isDone ? writer.ToString() : null;
    }
}

using GenCore.Display;
using GenCore.Display.Hosts;
using GenCore.Training;

namespace GenCore.Tests.Display;

/// <summary>The hosts that are reached by reflection, on stand-ins with the members that the real ones have.</summary>
public sealed class HostTests
{
    [Fact]
    public void Interactive_shows_through_the_current_context_and_updates_the_displayed_value()
    {
        using var host = new FakeInterruption();
        Interactive.Context = new object();
        Interactive.Shown.Clear();
        var visual = new Plain("first");
        var slot = new InteractiveHost(Interactive.Find).TryShow(visual);
        slot!.Update(new Plain("second"));
        Assert.Equal(["shown first", "updated second"], Interactive.Shown);
    }

    [Fact]
    public void Interactive_is_no_host_outside_a_cell_or_where_it_is_not_loaded()
    {
        Interactive.Context = null;
        Assert.Null(new InteractiveHost(Interactive.Find).TryShow(new Plain("text")));
        Assert.Null(new InteractiveHost(_ => null).TryShow(new Plain("text")));
        Assert.Null(new InteractiveHost().TryShow(new Plain("text")));
    }

    [Fact]
    public void Interactive_passes_on_the_token_of_the_cell_that_runs()
    {
        const string channel = "GenCore.Interruption";
        var previous = AppContext.GetData(channel);
        try
        {
            AppContext.SetData(channel, null);
            using var cell = new CancellationTokenSource();
            Interactive.Context = new Interactive.CellContext(cell.Token);
            new InteractiveHost(Interactive.Find).TryShow(new Plain("text"));
            Assert.Equal(cell.Token, Interruption.Token);

            using var next = new CancellationTokenSource();
            Interactive.Context = new Interactive.CellContext(next.Token);
            Assert.Equal(next.Token, Interruption.Token);
            Interactive.Context = null;
            Assert.Equal(CancellationToken.None, Interruption.Token);

            var other = () => cell.Token;
            AppContext.SetData(channel, other);
            Interactive.Context = new object();
            new InteractiveHost(Interactive.Find).TryShow(new Plain("text"));
            Assert.Same(other, AppContext.GetData(channel));
        }
        finally
        {
            AppContext.SetData(channel, previous);
        }
    }

    [Fact]
    public void ClrKernel_shows_html_and_updates_its_cell()
    {
        Clr.Shown.Clear();
        var slot = new ClrKernelHost(Clr.Find).TryShow(new Plain("first"));
        slot!.Update(new Plain("second"));
        Assert.Equal(["shown <p>first</p>", "updated <p>second</p>"], Clr.Shown);
        Assert.Null(new ClrKernelHost().TryShow(new Plain("text")));
    }

    [Fact]
    public void ClrKernel_renders_a_last_expression_and_leaves_other_values_to_the_conversion_before()
    {
        Clr.DisplayFormatters.Reset();
        ClrKernelFormatter.Register(Clr.Find);
        Assert.Equal("<p>text</p>", Clr.DisplayFormatters.Render(new Plain("text")));
        Assert.Equal("before: 42", Clr.DisplayFormatters.Render(42));
    }

    [Fact]
    public void Verso_shows_a_live_visual_once_at_its_end()
    {
        Verso.Shown.Clear();
        var host = new VersoHost(Verso.Find);
        var slot = host.TryShow(new Plain("first"));
        slot!.Update(new Plain("second"));
        Assert.Equal(["first", "second"], Verso.Shown);

        var progress = new Progress(10);
        slot = host.TryShow(progress);
        slot!.Update(progress);
        Assert.Equal(2, Verso.Shown.Count);
        slot.Finish(progress);
        Assert.StartsWith("░", Verso.Shown[2]);
        Assert.Null(new VersoHost().TryShow(new Plain("text")));
    }

    [Fact]
    public void A_terminal_rewrites_one_line_and_ends_it()
    {
        var console = new StringWriter { NewLine = "\n" };
        var progress = new Progress(10);
        var slot = new ConsoleHost(console, isTerminal: true).TryShow(progress);
        slot.Update(new Plain("long text"));
        slot.Update(new Plain("short"));
        slot.Finish(new Plain("end"));
        Assert.Equal($"{progress}\r{"long text".PadRight(progress.ToString().Length)}\rshort    \rend  \n", console.ToString());
    }

    [Fact]
    public void A_terminal_prints_what_stays_as_it_is_in_full_lines()
    {
        var console = new StringWriter { NewLine = "\n" };
        new ConsoleHost(console, isTerminal: true).TryShow(new Plain("one"));
        new ConsoleHost(console, isTerminal: true).TryShow(new Plain("two\nlines"));
        Assert.Equal("one\ntwo\nlines\n", console.ToString());
    }

    [Fact]
    public void Redirected_output_gets_few_lines_and_always_the_last()
    {
        var console = new StringWriter { NewLine = "\n" };
        var slot = new ConsoleHost(console, isTerminal: false).TryShow(new Plain("first"));
        for (var i = 0; i < 100; i++) slot.Update(new Plain($"step {i}"));
        slot.Finish(new Plain("last"));
        slot.Finish(new Plain("last"));
        Assert.Equal("first\nlast\n", console.ToString());
    }

    private static class Interactive
    {
        public static object? Context { get; set; }

        public static List<string> Shown { get; } = [];

        public static Type? Find(string name) => name switch
        {
            "Microsoft.DotNet.Interactive.KernelInvocationContext" => typeof(KernelInvocationContext),
            "Microsoft.DotNet.Interactive.KernelInvocationContextExtensions" => typeof(KernelInvocationContextExtensions),
            _ => null,
        };

        public sealed record CellContext(CancellationToken CancellationToken);

        public static class KernelInvocationContext
        {
            public static object? Current => Context;
        }

        public static class KernelInvocationContextExtensions
        {
            public static void Display(object context, object value) => throw new InvalidOperationException("the wrong overload");

            public static DisplayedValue Display(object context, object value, params string[] mimeTypes)
            {
                Assert.Same(Context, context);
                Assert.Empty(mimeTypes);
                Shown.Add($"shown {value}");
                return new DisplayedValue();
            }

            public static DisplayedValue DisplayAs(object context, string value, string mimeType) => throw new InvalidOperationException("the wrong method");
        }

        public sealed class DisplayedValue
        {
            public void Update(object updatedValue) => Shown.Add($"updated {updatedValue}");
        }
    }

    private static class Clr
    {
        public static List<string> Shown { get; } = [];

        public static Type? Find(string name) => typeof(Clr).GetNestedType(name.Replace("ClrKernel.Core.Primitives.", ""));

        public interface IDisplayValue
        {
            object? Value { get; }
        }

        public sealed record DisplayObject(object? Value) : IDisplayValue;

        public sealed record DisplayHtml(string Html) : IDisplayValue
        {
            public object Value => Html;
        }

        public sealed record DisplayCell;

        public sealed record DisplayFormatter(Type InputType, Type OutputType, Func<IDisplayValue, IDisplayValue> Format);

        public static class DisplayValues
        {
            public static DisplayCell DisplayHtml(object value)
            {
                Shown.Add($"shown {value}");
                return new DisplayCell();
            }

            public static DisplayCell UpdateHtml(DisplayCell cell, object value)
            {
                Shown.Add($"updated {value}");
                return cell;
            }
        }

        public static class DisplayFormatters
        {
            private static readonly List<DisplayFormatter> Registered = [];

            public static IEnumerable<DisplayFormatter> Formatters => Registered;

            public static DisplayFormatter Register<TIn, TOut>(Func<TIn, TOut> format) => throw new InvalidOperationException("the wrong overload");

            public static DisplayFormatter Register(Type inputType, Type outputType, Func<IDisplayValue, IDisplayValue> format)
            {
                var formatter = new DisplayFormatter(inputType, outputType, format);
                Registered.Add(formatter);
                return formatter;
            }

            public static void Reset()
            {
                Registered.Clear();
                Register(typeof(DisplayObject), typeof(DisplayHtml), value => new DisplayHtml($"before: {value.Value}"));
            }

            // the newest registration wins
            public static string Render(object value) => ((DisplayHtml)Registered[^1].Format(new DisplayObject(value))).Html;
        }
    }

    private static class Verso
    {
        public static List<string> Shown { get; } = [];

        public static Type? Find(string name) => name == "Verso.Abstractions.DisplayExtensions" ? typeof(DisplayExtensions) : null;

        public static class DisplayExtensions
        {
            public static void Display(object? value, string? mimeType = null)
            {
                Assert.Null(mimeType);
                Shown.Add($"{value}");
            }
        }
    }
}

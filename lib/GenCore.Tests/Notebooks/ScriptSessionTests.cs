using Workbook.Engine;

namespace GenCore.Tests.Notebooks;

[Collection(ConsoleCollection.Name)]
public sealed class ScriptSessionTests : IDisposable
{
    private readonly List<EngineEvent> events = [];
    private readonly ScriptSession session;
    private int cell;

    public ScriptSessionTests() => session = new ScriptSession(events.Add);

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("\"text as it is\"", "text as it is")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("new[] { 1, 2 }", "int[2] { 1, 2 }")]
    [InlineData("new System.Version(1, 2)", "1.2")]
    [InlineData("var a = 1;\n#!csharp\na + 1", "2")]
    [InlineData("await System.Threading.Tasks.Task.FromResult(5)", "5")]
    public void The_last_expression_is_shown(string code, string shown)
    {
        Assert.Equal(shown, Assert.Single(Run(code).OfType<ValueEvent>()).Bundle["text/plain"]);
    }

    [Theory]
    [InlineData("var x = 5;")]
    [InlineData("1.ToString();")]
    [InlineData("(string)null")]
    [InlineData("// nothing")]
    [InlineData("")]
    public void A_statement_shows_nothing(string code)
    {
        Assert.IsType<DoneEvent>(Assert.Single(Run(code)));
    }

    [Fact]
    public void Variables_types_usings_and_methods_live_on_in_later_cells()
    {
        Run("using System.Linq;\nvar sizes = new[] { 3, 4 };");
        Run("record Size(int Width);\nint Twice(int n) => 2 * n;");
        Run("var doubled = sizes.Select(n => new Size(Twice(n))).ToArray();");
        Run("var sizes = 7;");
        Assert.Equal("14,7", Value("doubled.Sum(size => size.Width) + \",\" + sizes"));
    }

    [Fact]
    public void Variables_set_before_an_exception_are_kept()
    {
        Run("var before = 3;\nthrow new System.Exception(\"stop\");");
        Assert.Equal("3", Value("before"));
    }

    [Fact]
    public void Printed_text_comes_in_order_with_what_is_shown()
    {
        var events = Run("""
            System.Console.Write("a");
            System.Console.WriteLine("b");
            System.Console.Error.Write("wrong");
            var show = (System.Action<string, bool, System.Collections.Generic.IReadOnlyDictionary<string, string>>)System.AppContext.GetData("GenCore.Display");
            show("one", false, new System.Collections.Generic.Dictionary<string, string> { ["text/plain"] = "picture" });
            System.Console.Write("c");
            42
            """);
        Assert.Equal(
            ["stdout:ab\n", "stderr:wrong", "one:picture", "stdout:c", "value:42", "done"],
            events.Select(each => each switch
            {
                StreamEvent stream => $"{stream.Stream}:{stream.Text}",
                DisplayEvent display => $"{display.Id}:{display.Bundle["text/plain"]}",
                ValueEvent value => $"value:{value.Bundle["text/plain"]}",
                _ => "done",
            }));
    }

    [Fact]
    public void A_compiler_error_names_the_line_of_the_cell()
    {
        Run("var x = 1;");
        var error = Error("var y = x;\n\nvar z = y + unknown;");
        Assert.Equal("CS0103", error.Name);
        Assert.Contains("'unknown'", error.Message);
        Assert.Equal(3, error.Line);
        Assert.Contains("  cell 2, line 3: var z = y + unknown;", error.Traceback);
    }

    [Fact]
    public void An_exception_names_the_line_of_its_own_cell_and_shows_the_users_frames_only()
    {
        Run("int Half(int n)\n{\n    if (n % 2 == 1)\n        throw new System.ArgumentException(\"odd\");\n    return n / 2;\n}");
        var error = Error("var a = Half(4);\nvar b = Half(3);");
        Assert.Equal("ArgumentException", error.Name);
        Assert.Equal("odd", error.Message);
        Assert.Equal(2, error.Line);
        Assert.Equal(
            ["ArgumentException: odd", "  cell 1, line 4: throw new System.ArgumentException(\"odd\");", "  cell 2, line 2: var b = Half(3);"],
            error.Traceback);
    }

    [Fact]
    public void An_exception_inside_a_library_is_placed_where_the_cell_called_it()
    {
        var error = Error("var n = 1;\nint.Parse(\"x\");");
        Assert.Equal(("FormatException", 2), (error.Name, error.Line));
    }

    [Fact]
    public void An_exception_after_an_await_is_placed()
    {
        var error = Error("await System.Threading.Tasks.Task.Yield();\nthrow new System.InvalidOperationException(\"late\");");
        Assert.Equal(("InvalidOperationException", 2), (error.Name, error.Line));
    }

    [Fact]
    public void The_cause_is_told_not_its_wrappers()
    {
        var error = Error("class Broken { public static int Value = int.Parse(\"x\"); }\nvar v = Broken.Value;");
        Assert.Equal("FormatException", error.Name);
        Assert.Equal(2, Error("System.Threading.Tasks.Task.Run(() => { throw new System.FormatException(); }).Wait();\n").Traceback.Count);
    }

    [Fact]
    public void A_value_that_cannot_be_shown_is_an_error_of_its_cell()
    {
        var error = Error("class Shy { public override string ToString() => throw new System.NotSupportedException(\"no\"); }\nnew Shy()");
        Assert.Equal(("NotSupportedException", "no"), (error.Name, error.Message));
    }

    [Fact]
    public void Errors_do_not_show_warnings()
    {
        Assert.IsType<DoneEvent>(Assert.Single(Run("#nullable enable\nstring s = null;\nint unused;")));
    }

    [Fact]
    public void ToHtml_is_the_html_of_a_value()
    {
        Run("public class Picture { public string ToHtml() => \"<b>x</b>\"; }");
        var bundle = Assert.Single(Run("new Picture()").OfType<ValueEvent>()).Bundle;
        Assert.Equal(("text/html", "<b>x</b>"), (bundle.Single().Key, bundle.Single().Value));
    }

    [Fact]
    public void Formatters_named_by_an_attribute_make_one_bundle()
    {
        Run("""
            public class TypeFormatterSourceAttribute : System.Attribute
            {
                public TypeFormatterSourceAttribute(System.Type source) => FormatterSourceType = source;
                public System.Type FormatterSourceType { get; }
            }
            public class Formatter
            {
                public string MimeType { get; set; }
                public bool Format(object instance, System.IO.TextWriter writer) { writer.Write(MimeType + " of " + instance.GetType().Name); return MimeType != "image/png"; }
            }
            public class Source
            {
                public System.Collections.Generic.IEnumerable<object> CreateTypeFormatters() =>
                    new object[] { new Formatter { MimeType = "text/html" }, new Formatter { MimeType = "image/png" }, new Formatter { MimeType = "text/plain" } };
            }
            [TypeFormatterSource(typeof(Source))]
            public class Visual { public string ToHtml() => "not asked"; }
            public class Chart : Visual { }
            """);
        var bundle = Assert.Single(Run("new Chart()").OfType<ValueEvent>()).Bundle;
        Assert.Equal(["text/html", "text/plain"], bundle.Keys.Order());
        Assert.Equal("text/html of Chart", bundle["text/html"]);
    }

    [Fact]
    public void Results_are_recorded_by_name()
    {
        var events = Run("""
            var keep = (System.Action<string, object>)System.AppContext.GetData("GenCore.Results");
            keep("elbo", -102.125);
            keep("count", 60000L);
            keep("bad", double.NaN);
            keep("curve", new[] { 0.1, double.PositiveInfinity });
            keep("note", "real");
            keep("well", true);
            """);
        Assert.Equal(
            ["elbo -102.125", "count 60000", "bad \"NaN\"", "curve [0.1,\"Infinity\"]", "note \"real\"", "well true"],
            events.OfType<RecordEvent>().Select(record => $"{record.Name} {record.Value.ToJsonString()}"));
        Assert.Contains("'odd'", Error("keep(\"odd\", new object());").Message);
    }

    [Fact]
    public void An_imported_file_brings_usings_and_references()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("start.csx", $"#r \"{typeof(Xunit.Assert).Assembly.Location}\"\nusing System.Linq;\nusing Xunit;\nvar fromStart = 5;");
        Run($"#!import {script}");
        Assert.Equal("10", Value("Assert.NotNull(\"\");\nnew[] { fromStart, 5 }.Sum()"));
        Assert.Equal("True", Value($"object.ReferenceEquals(typeof(Assert).Assembly, System.AppDomain.CurrentDomain.GetAssemblies().Single(a => a.GetName().Name == \"{typeof(Xunit.Assert).Assembly.GetName().Name}\"))"));
    }

    [Fact]
    public void A_missing_import_names_the_command_that_builds_it()
    {
        var error = Error("#!import nowhere/start.csx");
        Assert.Contains("nowhere/start.csx", error.Message.Replace('\\', '/'));
        Assert.Contains("setup", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Lines_below_an_import_keep_their_numbers()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("a.csx", "using System;");
        Assert.Equal(3, Error($"#!import {script}\nvar a = 1;\nvar b = nothing;").Line);
    }

    private IReadOnlyList<EngineEvent> Run(string code)
    {
        events.Clear();
        session.Answer(new ExecuteRequest(++cell, code));
        return [.. events];
    }

    private string Value(string code) => Assert.Single(Run(code).OfType<ValueEvent>()).Bundle["text/plain"];

    private ErrorEvent Error(string code) => Assert.Single(Run(code).OfType<ErrorEvent>());
}

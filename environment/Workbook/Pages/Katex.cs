using System.Text.RegularExpressions;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace Workbook.Pages;

/// <summary>
/// KaTeX, which turns TeX formulas into MathML that browsers draw by themselves. It is a script, run here while the page is written;
/// it takes about two seconds to load, so it is loaded for the first formula.
/// </summary>
internal sealed partial class Katex
{
    private const string Script = "katex.min.js";
    private static readonly Lazy<Katex> Loaded = new(() => new Katex());

    private readonly Lock gate = new();
    private readonly Jint.Engine engine = new();
    private readonly JsValue render;

    private Katex()
    {
        engine.Execute(Resource.Read(Script));
        render = engine.Evaluate("(formula, display) => katex.renderToString(formula, { displayMode: display, output: 'mathml', strict: 'ignore' })");
    }

    /// <summary>The formula as MathML, or null where KaTeX does not understand it.</summary>
    public static string? ToMathMl(string formula, bool display) => Loaded.Value.Render(formula, display);

    private string? Render(string formula, bool display)
    {
        lock (gate)
        {
            try
            {
                return MathAlphabet.Apply(Spaced(engine.Invoke(render, formula, display).AsString()));
            }
            catch (JavaScriptException)
            {
                return null;
            }
        }
    }

    // TeX's thin spaces around a function's name, which KaTeX leaves to the browser and the browser to KaTeX
    private static string Spaced(string mathMl) => FunctionEdge().Replace(mathMl, "$0<mspace width=\"0.1667em\"></mspace>");

    [GeneratedRegex(@"<mo>\u2061</mo>(?!<mo|</)|(?<=</m(i|n|sub|sup|subsup|frac|sqrt)>)(?=<mi>[a-z]+</mi><mo>\u2061</mo>)")]
    private static partial Regex FunctionEdge();
}

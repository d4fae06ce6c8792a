using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace GenCore.Display.Figures;

/// <summary>A figure as HTML: an image that needs no script, and the script that puts the interactive figure in its place.</summary>
internal static class FigureHtml
{
    private const string PlotlyUrl = "https://cdn.plot.ly/plotly-2.35.2.min.js";

    /// <summary>Escapes all but letters that could end a script element or begin a comment.</summary>
    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>
    /// The image alone. It is embedded as a file and not as markup, so that a page's styles do not reach into it and hosts
    /// that strip SVG elements still show it.
    /// </summary>
    public static string Static(string svg, string description) =>
        $"<img src=\"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))}\" alt=\"{Visual.Escape(description)}\" style=\"max-width:100%\">";

    /// <summary>The image, the figure's data, and the script.</summary>
    public static string Interactive(FigureDrawing drawing, string description) =>
        $"<div class=\"gencore-figure\">{Static(drawing.ToSvg(), description)}<script type=\"application/json\">{ToJson(drawing.Figure)}</script><script>{Loader}</script></div>";

    /// <summary>Traces and layout as Plotly takes them.</summary>
    public static string ToJson(FigureJson figure) =>
        $"{{\"data\":{figure.Data.ToJsonString(Json)},\"layout\":{figure.Layout.ToJsonString(Json)}}}";

    // Fetches Plotly once per page and draws every figure that is not yet drawn. The image goes when its plot is complete,
    // and stays where anything fails. Where there is an AMD loader, Plotly hands itself to that one alone. All waits for the
    // end of the running script: some hosts run it before they put the figure into the page.
    private static readonly string Loader = $$"""
        (function () {
          var dark = matchMedia('(prefers-color-scheme: dark)').matches ? new Map({{JsonSerializer.Serialize(Theme.Pairs.Select(pair => new[] { pair.Light, pair.Dark }))}}) : new Map();
          function load(resolve, reject) {
            if (typeof require === 'function' && typeof define === 'function' && define.amd) return require(['{{PlotlyUrl}}'], resolve, reject);
            var script = document.createElement('script');
            script.src = '{{PlotlyUrl}}';
            script.onload = function () { resolve(window.Plotly); };
            script.onerror = reject;
            document.head.appendChild(script);
          }
          function draw(Plotly, box) {
            box.dataset.live = '';
            var image = box.querySelector('img'), plot = document.createElement('div');
            plot.style.cssText = 'position:absolute;visibility:hidden';
            box.appendChild(plot);
            Promise.resolve().then(function () {
              var figure = JSON.parse(box.querySelector('script').textContent, function (key, value) { return dark.has(value) ? dark.get(value) : value; });
              figure.layout.width = image.clientWidth || figure.layout.width;
              figure.layout.height = image.clientHeight || figure.layout.height;
              return Plotly.newPlot(plot, figure.data, figure.layout, { displaylogo: false });
            }).then(function () { image.remove(); plot.style.cssText = ''; }, function () { plot.remove(); });
          }
          setTimeout(function () {
            window.gencorePlotly = window.gencorePlotly || new Promise(load);
            window.gencorePlotly.then(function (Plotly) {
              document.querySelectorAll('.gencore-figure:not([data-live])').forEach(function (box) { draw(Plotly, box); });
            }).catch(function () { delete window.gencorePlotly; });
          });
        })();
        """.ReplaceLineEndings("\n");
}

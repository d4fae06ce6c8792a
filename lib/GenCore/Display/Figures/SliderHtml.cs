using System.Text.Json;

namespace GenCore.Display.Figures;

/// <summary>A slider as HTML: an image that plays by itself, and the script that puts controls under it.</summary>
internal static class SliderHtml
{
    /// <summary>The image, what the controls need to know, and the script.</summary>
    public static string Interactive(SliderFrames frames, string description)
    {
        var drawing = new SliderDrawing(frames);
        var settings = JsonSerializer.Serialize(new { name = frames.Name, labels = frames.Labels, captions = frames.Captions, start = frames.Start, seconds = frames.Seconds, width = drawing.Width, height = drawing.FrameHeight }, FigureHtml.Json);
        return $"<div class=\"gencore-slider\">{FigureHtml.Static(drawing.ToSvg(), description)}<script type=\"application/json\">{settings}</script><script>{Script}</script></div>";
    }

    // The image stays one picture: for each frame it gets its own file again, with a style that stops it there, and cut off
    // below the frames, where the controls now say the same. In editors only data: addresses may be set. All waits for the
    // end of the running script, as in FigureHtml.
    private static readonly string Script = $$"""
        (function () {
          var prefix = 'data:image/svg+xml;base64,';
          function element(name, style, parent) {
            var made = document.createElement(name);
            made.style.cssText = style;
            parent.appendChild(made);
            return made;
          }
          function wake(box) {
            box.dataset.live = '';
            var image = box.querySelector('img'), settings = JSON.parse(box.querySelector('script').textContent), timer = 0;
            if (image.src.indexOf(prefix) !== 0) return;
            var picture = atob(image.src.slice(prefix.length)).replace(/height="[^"]*" viewBox="[^"]*"/,
              'height="' + settings.height + '" viewBox="0 0 ' + settings.width + ' ' + settings.height + '"').slice(0, -'</svg>'.length);
            var bar = element('div', 'display:flex;align-items:center;gap:12px;height:32px;max-width:' + settings.width + 'px;font:13px system-ui,sans-serif', box);
            var button = element('button', 'width:5em;font:inherit', bar);
            var range = element('input', 'flex:1;min-width:0;margin:0', bar);
            var caption = element('output', 'min-width:' + Math.max.apply(null, settings.captions.map(function (text) { return text.length; })) + 'ch', bar);
            bar.setAttribute('role', 'group');
            bar.setAttribute('aria-label', settings.name);
            button.type = 'button';
            range.type = 'range';
            range.min = 0;
            range.max = settings.labels.length - 1;
            range.setAttribute('aria-label', settings.name);
            // arrow keys are the slider's, not the notebook's
            bar.setAttribute('data-lm-suppress-shortcuts', 'true');
            bar.addEventListener('keydown', function (event) { event.stopPropagation(); });
            function show(index) {
              range.value = index;
              range.setAttribute('aria-valuetext', settings.labels[index]);
              caption.textContent = settings.captions[index];
              image.src = prefix + btoa(picture + '<style>{{SliderDrawing.StopStyle("' + index + '")}}</style></svg>');
            }
            function play(on) {
              clearInterval(timer);
              timer = on ? setInterval(next, 1000 * settings.seconds) : 0;
              button.textContent = on ? 'Pause' : 'Play';
            }
            function next() {
              if (image.isConnected) show((Number(range.value) + 1) % settings.labels.length);
              else play(false);
            }
            button.addEventListener('click', function () { play(!timer); });
            range.addEventListener('input', function () { play(false); show(Number(range.value)); });
            show(settings.start);
            play(!matchMedia('(prefers-reduced-motion: reduce)').matches);
          }
          setTimeout(function () { document.querySelectorAll('.gencore-slider:not([data-live])').forEach(wake); });
        })();
        """.ReplaceLineEndings("\n");
}

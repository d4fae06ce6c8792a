using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workbook.Engine;

/// <summary>
/// How the runner or a Jupyter kernel talks with an engine process: one JSON object a line, requests on the engine's standard input,
/// events on its standard output. An event begins with the record separator, so that it is told from what native code prints there.
/// </summary>
[JsonSerializable(typeof(EngineEvent))]
[JsonSerializable(typeof(EngineRequest))]
internal sealed partial class EngineProtocol : JsonSerializerContext
{
    public const char EventMark = '\x1e';

    private static readonly EngineProtocol Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write(EngineRequest request) => JsonSerializer.Serialize(request, Json.EngineRequest);

    public static string Write(EngineEvent message) => EventMark + JsonSerializer.Serialize(message, Json.EngineEvent);

    public static EngineRequest ReadRequest(string line) => JsonSerializer.Deserialize(line, Json.EngineRequest)!;

    /// <summary>Splits a line into what native code printed before the event, and the event if there is one.</summary>
    public static (string Printed, EngineEvent? Event) ReadEvent(string line)
    {
        var mark = line.IndexOf(EventMark);
        return mark < 0
            ? (line + "\n", null)
            : (line[..mark], JsonSerializer.Deserialize(line.AsSpan(mark + 1), Json.EngineEvent));
    }
}

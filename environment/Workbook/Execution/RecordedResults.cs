using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbook.Engine;
using Workbook.Files;

namespace Workbook.Execution;

/// <summary>What the notebooks of one run recorded by name, as one JSON object. A name recorded again has the later value.</summary>
internal sealed class RecordedResults
{
    private static readonly JsonSerializerOptions Style = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly JsonObject values = [];

    public void Add(RecordEvent record) => values[record.Name] = record.Value.DeepClone();

    public void Save(string path) => AtomicFile.Write(path, values.ToJsonString(Style) + "\n");
}

using System.Text.Json.Nodes;
using Json.Schema;

namespace GenCore.Tests.Notebooks;

/// <summary>
/// Holds notebooks against Jupyter's own schema: <c>nbformat.v4.5.schema.json</c> of https://github.com/jupyter/nbformat (release 5.5.0,
/// Copyright Jupyter Development Team, BSD 3-clause).
/// </summary>
internal static class NotebookSchema
{
    private static readonly JsonSchema Schema = Load();

    public static bool Accepts(string notebook) => Schema.Evaluate(JsonNode.Parse(notebook)).IsValid;

    private static JsonSchema Load()
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Notebooks", "nbformat.v4.5.schema.json")))!.AsObject();
        // the validator begins with draft 6; what this schema uses of draft 4 means the same there
        json["$schema"] = "http://json-schema.org/draft-06/schema#";
        return JsonSchema.FromText(json.ToJsonString());
    }
}

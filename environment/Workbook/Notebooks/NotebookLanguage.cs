using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>The language that a notebook or one of its cells says it is written in.</summary>
/// <param name="Said">The language or kernel as it is written there; null where nothing is said.</param>
internal sealed record NotebookLanguage(string? Said)
{
    private static readonly string[] CSharpNames = ["csharp", "c#", ".net-csharp"];
    private const string AnyOfPolyglot = "polyglot-notebook";

    /// <summary>Whether it is C#, which it is taken for where nothing is said.</summary>
    public bool IsCSharp => Said is null || CSharpNames.Contains(Said, StringComparer.OrdinalIgnoreCase);

    /// <summary>The language of a notebook's kernel.</summary>
    public static NotebookLanguage Of(Notebook notebook) => First(
        // the one kernel of .NET Interactive hosts several languages: its own word comes first
        Text(notebook.Metadata, "polyglot_notebook", "kernelInfo", "defaultKernelName"),
        Text(notebook.Metadata, "kernelspec", "language"),
        Text(notebook.Metadata, "language_info", "name"),
        Text(notebook.Metadata, "kernelspec", "name"));

    /// <summary>The language of one cell. Where the cell says nothing, that of its notebook holds.</summary>
    public static NotebookLanguage Of(CodeCell cell) => First(
        Text(cell.Json["metadata"], "polyglot_notebook", "kernelName"),
        Text(cell.Json["metadata"], "dotnet_interactive", "language"),
        Text(cell.Json["metadata"], "vscode", "languageId"));

    private static NotebookLanguage First(params string?[] claims) => new(claims.FirstOrDefault(claim => claim is not (null or "" or AnyOfPolyglot)));

    private static string? Text(JsonNode? json, params string[] path)
    {
        foreach (var name in path)
            json = (json as JsonObject)?[name];
        return json is JsonValue value && value.TryGetValue(out string? text) ? text : null;
    }
}

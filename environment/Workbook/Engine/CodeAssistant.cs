using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Text;

namespace Workbook.Engine;

/// <summary>Completes and explains the code of a cell, by Roslyn's editor services: it sees all that the cells before it declared.</summary>
internal sealed class CodeAssistant : IDisposable
{
    private const int MostMatches = 200;
    private static readonly CSharpParseOptions Submission = new(LanguageVersion.Latest, DocumentationMode.Parse, SourceCodeKind.Script);

    private readonly AdhocWorkspace workspace = new(MefHostServices.DefaultHost);
    private readonly List<Script> submitted = [];
    private ProjectId? last;

    /// <summary>What may stand at the position, best first.</summary>
    /// <param name="scripts">The scripts before this code, in order. Those of earlier calls are known already.</param>
    /// <param name="options">How scripts are compiled.</param>
    /// <param name="code">The unfinished code.</param>
    /// <param name="position">Where the cursor stands in it.</param>
    public async Task<CompletionsEvent> CompleteAsync(IReadOnlyList<Script> scripts, ScriptOptions options, string code, int position)
    {
        var document = Open(scripts, options, code);
        position = Math.Clamp(position, 0, code.Length);
        var service = CompletionService.GetService(document)!;
        var found = await service.GetCompletionsAsync(document, position);
        var typed = code[found.Span.Start..position];
        var matches = service.FilterItems(document, [.. found.ItemsList], typed).Select(item => item.DisplayText).Distinct().Take(MostMatches);
        return new CompletionsEvent(found.Span.Start, position, [.. matches]);
    }

    /// <summary>The declaration and documentation of what stands at the position or just before it; null if there is nothing.</summary>
    public async Task<string?> InspectAsync(IReadOnlyList<Script> scripts, ScriptOptions options, string code, int position)
    {
        var document = Open(scripts, options, code);
        var service = QuickInfoService.GetService(document)!;
        // a cursor behind "Name(" asks for Name
        var place = Math.Clamp(position, 0, code.Length);
        while (place > 0 && (place == code.Length || !IsName(code[place])) && !IsName(code[place - 1]))
            place--;
        var info = await service.GetQuickInfoAsync(document, place) ?? await service.GetQuickInfoAsync(document, Math.Max(0, place - 1));
        return info is null ? null : string.Join('\n', info.Sections.Select(section => section.Text));
    }

    public void Dispose() => workspace.Dispose();

    private static bool IsName(char c) => char.IsLetterOrDigit(c) || c == '_';

    // each script is a project that refers to the one before it, as submissions do
    private Document Open(IReadOnlyList<Script> scripts, ScriptOptions options, string code)
    {
        if (!submitted.SequenceEqual(scripts.Take(submitted.Count)))
        {
            workspace.ClearSolution();
            submitted.Clear();
            last = null;
        }

        var solution = workspace.CurrentSolution;
        foreach (var script in scripts.Skip(submitted.Count))
        {
            (solution, last, _) = Add(solution, last, script.Options, script.Code);
            submitted.Add(script);
        }

        workspace.TryApplyChanges(solution);
        var (open, _, document) = Add(workspace.CurrentSolution, last, options, code);
        return open.GetDocument(document)!;
    }

    private static (Solution Solution, ProjectId Project, DocumentId Document) Add(Solution solution, ProjectId? previous, ScriptOptions options, string code)
    {
        var project = ProjectId.CreateNewId();
        var document = DocumentId.CreateNewId(project);
        var compilation = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            metadataReferenceResolver: new DocumentedReferences(options.MetadataResolver),
            sourceReferenceResolver: options.SourceResolver);
        var info = ProjectInfo.Create(
            project, VersionStamp.Default, "cell", $"cell-{project.Id:N}", LanguageNames.CSharp, isSubmission: true,
            compilationOptions: compilation, parseOptions: Submission, metadataReferences: options.MetadataReferences,
            projectReferences: previous is null ? [] : [new ProjectReference(previous)]);
        return (solution.AddProject(info).AddDocument(document, "cell.csx", SourceText.From(code), filePath: options.FilePath), project, document);
    }
}

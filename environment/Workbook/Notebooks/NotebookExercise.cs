using System.Text.RegularExpressions;

namespace Workbook.Notebooks;

/// <summary>
/// An exercise: a code cell with a marked line, or several consecutive ones, for the reader to change. Its solution is the first
/// block of C# in the next markdown cell that is folded.
/// </summary>
/// <param name="Number">Its number in the notebook, from 1.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Solved">The cell's source with the solution in the place of the marked lines; null where there is a fault.</param>
/// <param name="Fault">Why there is no solved cell, or null.</param>
internal sealed partial record NotebookExercise(int Number, CodeCell Cell, string? Solved, string? Fault)
{
    private const string Mark = "// ←";
    private const string Fold = "<details>";

    /// <summary>The exercises of a notebook, in their order.</summary>
    public static IReadOnlyList<NotebookExercise> AllOf(Notebook notebook)
    {
        var exercises = new List<NotebookExercise>();
        foreach (var (place, json) in notebook.Cells.Index())
        {
            if (notebook.CodeCells.FirstOrDefault(cell => cell.Json == json) is { } cell && IsMarked(cell.Source))
                exercises.Add(Of(exercises.Count + 1, cell, SolutionAfter(notebook, place)));
        }

        return exercises;
    }

    private static NotebookExercise Of(int number, CodeCell cell, string? solution)
    {
        var lines = cell.Source.Split('\n');
        var (first, last) = (Array.FindIndex(lines, IsMarked), Array.FindLastIndex(lines, IsMarked));
        if (!lines[first..last].All(IsMarked))
            return new NotebookExercise(number, cell, Solved: null, $"its marked lines are not consecutive: one solution can replace one place ({Mark}).");
        if (solution is null)
            return new NotebookExercise(number, cell, Solved: null, $"it has no solution: a markdown cell with {Fold} below it, before the next exercise, must hold a ```csharp block that takes the marked line's place.");
        return new NotebookExercise(number, cell, string.Join('\n', [.. lines[..first], solution, .. lines[(last + 1)..]]), Fault: null);
    }

    // what is folded below the next exercise is that one's
    private static string? SolutionAfter(Notebook notebook, int place)
    {
        var below = notebook.Cells.Skip(place + 1)
            .Select(cell => (IsCode: CodeCell.IsCode(cell), Source: MultilineText.Join(cell["source"])))
            .TakeWhile(cell => !(cell.IsCode && IsMarked(cell.Source)));
        var folded = below.FirstOrDefault(cell => !cell.IsCode && cell.Source.Contains(Fold, StringComparison.Ordinal)).Source ?? "";
        return CSharpBlock().Match(folded) is { Success: true } block ? block.Groups[1].Value : null;
    }

    private static bool IsMarked(string text) => text.Contains(Mark, StringComparison.Ordinal);

    [GeneratedRegex(@"^[ \t]*```csharp[ \t]*\n(.*?)\n[ \t]*```[ \t]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}

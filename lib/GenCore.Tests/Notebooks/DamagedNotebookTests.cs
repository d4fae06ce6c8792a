using Workbook;
using Workbook.Notebooks;

namespace GenCore.Tests.Notebooks;

public sealed class DamagedNotebookTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    // outputs must not pass for those of code that is no longer there
    [Fact]
    public void Damaged_notebooks_are_refused_or_their_outputs_known_to_be_of_other_code()
    {
        var shipped = Path.Combine(Repository.Find().Notebooks, "00-start-here.ipynb");
        var whole = File.ReadAllBytes(shipped);
        var code = Code(Notebook.Read(shipped));
        var path = folder.File("damaged.ipynb");
        var refused = Damage.Of(whole, count: 400).Count(damaged => Damage.IsRefused<WorkbookException>(path, damaged, () =>
        {
            var notebook = Notebook.Read(path);
            return !notebook.IsFresh() || Code(notebook).SequenceEqual(code);
        }));
        Assert.True(refused >= 200, $"{refused} of 400 were refused"); // whatever is cut
    }

    private static IEnumerable<string> Code(Notebook notebook) => notebook.CodeCells.Select(cell => cell.Source);
}

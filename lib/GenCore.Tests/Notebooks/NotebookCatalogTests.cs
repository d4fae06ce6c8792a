using Workbook;
using Workbook.Notebooks;

namespace GenCore.Tests.Notebooks;

public sealed class NotebookCatalogTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly NotebookCatalog catalog;

    public NotebookCatalogTests()
    {
        foreach (var name in new[] { "08-vae", "00-start-here", "08-z-extra", "09-gan" })
            folder.Write(name + ".ipynb", "{}");
        catalog = new NotebookCatalog(folder.Path);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void None_named_means_all_in_order()
    {
        Assert.Equal(["00-start-here", "08-vae", "08-z-extra", "09-gan"], Names());
    }

    [Theory]
    [InlineData("09")]
    [InlineData("09-gan")]
    [InlineData("09-GAN.ipynb")]
    public void A_notebook_answers_to_its_number_and_its_name(string name)
    {
        Assert.Equal(["09-gan"], Names(name));
    }

    [Fact]
    public void A_path_is_a_notebook_wherever_it_is()
    {
        var path = folder.Write("elsewhere/mine.ipynb", "{}");
        Assert.Equal([path], catalog.Pick([path]));
    }

    [Fact]
    public void An_unknown_name_is_told_what_there_is()
    {
        var e = Assert.Throws<WorkbookException>(() => catalog.Pick(["77"]));
        Assert.Contains("'77'", e.Message);
        Assert.Contains("00-start-here, 08-vae, 08-z-extra, 09-gan", e.Message);
    }

    [Fact]
    public void A_name_that_fits_two_is_not_guessed()
    {
        Assert.Contains("08-vae, 08-z-extra", Assert.Throws<WorkbookException>(() => catalog.Pick(["08"])).Message);
    }

    private IEnumerable<string?> Names(params string[] asked) => catalog.Pick(asked).Select(Path.GetFileNameWithoutExtension);
}

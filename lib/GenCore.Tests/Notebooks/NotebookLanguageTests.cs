using Workbook.Notebooks;

namespace GenCore.Tests.Notebooks;

public class NotebookLanguageTests
{
    [Theory]
    [InlineData("{}", null, true)]
    [InlineData("""{"kernelspec": {"name": ".net-csharp", "display_name": ".NET (C#)", "language": "C#"}, "language_info": {"name": "polyglot-notebook"}}""", "C#", true)]
    [InlineData("""{"kernelspec": {"name": ".net-csharp"}}""", ".net-csharp", true)]
    [InlineData("""{"kernelspec": {"name": "gencore", "language": "csharp"}}""", "csharp", true)]
    [InlineData("""{"language_info": {"name": "polyglot-notebook"}}""", null, true)]
    [InlineData("""{"kernelspec": {"name": "python3", "display_name": "Python 3"}, "language_info": {"name": "python"}}""", "python", false)]
    [InlineData("""{"kernelspec": {"name": ".net-fsharp"}}""", ".net-fsharp", false)]
    [InlineData("""{"kernelspec": {"name": ".net-csharp", "language": "C#"}, "polyglot_notebook": {"kernelInfo": {"defaultKernelName": "fsharp"}}}""", "fsharp", false)]
    [InlineData("""{"kernelspec": "python", "language_info": {"name": 3}, "polyglot_notebook": []}""", null, true)]
    public void A_notebook_is_in_the_language_of_its_kernel(string metadata, string? said, bool csharp)
    {
        var notebook = Notebook.Parse($$"""{"cells": [], "metadata": {{metadata}}, "nbformat": 4}""", "a.ipynb");
        Assert.Equal((said, csharp), (NotebookLanguage.Of(notebook).Said, NotebookLanguage.Of(notebook).IsCSharp));
    }

    [Theory]
    [InlineData("{}", null, true)]
    [InlineData("""{"dotnet_interactive": {"language": "csharp"}, "polyglot_notebook": {"kernelName": "csharp"}}""", "csharp", true)]
    [InlineData("""{"dotnet_interactive": {"language": "fsharp"}}""", "fsharp", false)]
    [InlineData("""{"polyglot_notebook": {"kernelName": "pwsh"}}""", "pwsh", false)]
    [InlineData("""{"vscode": {"languageId": "python"}}""", "python", false)]
    [InlineData("""{"vscode": {"languageId": "polyglot-notebook"}}""", null, true)]
    public void A_cell_may_say_another(string metadata, string? said, bool csharp)
    {
        var cell = Notebook.Parse($$"""{"cells": [{"cell_type": "code", "metadata": {{metadata}}, "source": ""}], "nbformat": 4}""", "a.ipynb").CodeCells[0];
        Assert.Equal((said, csharp), (NotebookLanguage.Of(cell).Said, NotebookLanguage.Of(cell).IsCSharp));
    }
}

using Workbook.Notebooks;

namespace GenCore.Tests.Notebooks;

public class CellMagicTests
{
    [Theory]
    [InlineData("#!fsharp\nlet x = 1", "#!fsharp", 1)]
    [InlineData("var x = 1;\n\n  #!share --from csharp x  \n#!time", "#!share --from csharp x", 3)]
    [InlineData("#!import start.csx\n#!time\nx", "#!time", 2)]
    [InlineData("#!import", "#!import", 1)]
    [InlineData("#!importer a.csx", "#!importer a.csx", 1)]
    [InlineData("%matplotlib inline\nimport torch", "%matplotlib inline", 1)]
    [InlineData("// text\n%%html\n<b>\"", "%%html", 2)]
    [InlineData("var x = 1;\r\n%time x", "%time x", 2)]
    [InlineData("if (true) { }\n%time x", "%time x", 2)]
    public void The_first_that_is_not_known_is_given_with_its_line(string source, string text, int line)
    {
        Assert.Equal(new CellMagic(text, line), CellMagic.FirstUnknown(source));
    }

    [Theory]
    [InlineData("")]
    [InlineData("#!import start.csx")]
    [InlineData("#!csharp\n#!import \"a b.csx\"\nvar x = 1;")]
    [InlineData("#!C#\n1")]
    [InlineData("#r \"a.dll\"\n#load \"b.csx\"\n#region r\n#pragma warning disable\n#nullable enable\n#endregion\n1")]
    [InlineData("#if NEVER\n#!fsharp\n%time\n#endif\n1")]
    [InlineData("var left = 7\n    %right;")]
    [InlineData("var rest = (a + b)\n%c\n%d;")]
    [InlineData("var text = \"\"\"\n%%html\n#!fsharp\n\"\"\";")]
    [InlineData("var text = @\"\n%time\n#!fsharp\";")]
    [InlineData("var text = $\"\"\"\n%time {1}\n#!fsharp\n\"\"\";")]
    [InlineData("/*\n%time\n#!fsharp\n*/\n1")]
    [InlineData("// 100 %\n$\"{1} %d\" // #!x")]
    public void What_the_compiler_understands_is_no_magic(string source)
    {
        Assert.Null(CellMagic.FirstUnknown(source));
    }
}

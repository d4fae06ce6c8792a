using Workbook.Execution;

namespace GenCore.Tests.Notebooks;

public class TerminalTextTests
{
    [Theory]
    [InlineData("a\nb", "a\nb")]
    [InlineData("a\r\nb\r\n", "a\nb\n")]
    [InlineData("10 %\r20 %\r30 %\ndone\n", "30 %\ndone\n")]
    [InlineData("100 %\r7", "700 %")]
    [InlineData("kept\r", "kept")]
    [InlineData("kept\r\r\nnext", "kept\nnext")]
    public void Text_is_left_as_a_terminal_leaves_it(string printed, string seen)
    {
        var whole = new TerminalText();
        whole.Append(printed);
        Assert.Equal(seen, whole.ToString());

        var piecemeal = new TerminalText();
        foreach (var c in printed)
            piecemeal.Append(c.ToString());
        Assert.Equal(seen, piecemeal.ToString());
    }

    [Fact]
    public void The_last_line_is_the_last_that_says_something()
    {
        var text = new TerminalText();
        text.Append("epoch 1\nepoch 2\n");
        Assert.Equal("epoch 2", text.LastLine);
        text.Append("epoch 3");
        Assert.Equal("epoch 3", text.LastLine);
    }
}

using System.Text;

namespace Workbook.Engine;

/// <summary>The standard output or error of the cells.</summary>
internal sealed class ChannelWriter(EventChannel channel, string stream) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => channel.Print(stream, value.ToString());

    public override void Write(char[] buffer, int index, int count) => channel.Print(stream, new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => channel.Print(stream, buffer.ToString());

    public override void Write(string? value) => channel.Print(stream, value ?? "");

    public override void WriteLine(string? value) => channel.Print(stream, value + "\n");
}

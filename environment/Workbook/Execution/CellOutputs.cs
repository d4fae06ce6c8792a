using System.Text.Json.Nodes;
using Workbook.Engine;

namespace Workbook.Execution;

/// <summary>The outputs of one cell in the order they came, gathered from the engine's events.</summary>
internal sealed class CellOutputs(int executionCount, DisplayRegistry displays)
{
    private readonly List<object> outputs = [];

    /// <summary>The error that ended the cell, if one did.</summary>
    public ErrorEvent? Error { get; private set; }

    /// <summary>The value that the cell ended with, as text, if it did with one.</summary>
    public string? Value => outputs.OfType<ValueEvent>().LastOrDefault()?.Bundle.GetValueOrDefault("text/plain");

    /// <summary>The last thing the cell said, for a progress display.</summary>
    public string LastSaid => outputs.LastOrDefault() switch
    {
        StreamOutput stream => stream.Text.LastLine,
        ShownDisplay display => display.Bundle.GetValueOrDefault("text/plain", "").Trim().Split('\n')[0],
        _ => "",
    };

    public void Add(EngineEvent message)
    {
        switch (message)
        {
            case StreamEvent stream:
                Stream(stream.Stream).Text.Append(stream.Text);
                break;
            case DisplayEvent display when display.IsUpdate && displays.Update(display):
                break;
            case DisplayEvent display:
                outputs.Add(displays.Add(display));
                break;
            case ValueEvent or ErrorEvent:
                Error ??= message as ErrorEvent;
                outputs.Add(message);
                break;
        }
    }

    public JsonArray ToJson() => [.. outputs.Select(ToJson)];

    private StreamOutput Stream(string name)
    {
        if (outputs.LastOrDefault() is StreamOutput last && last.Name == name)
            return last;
        var stream = new StreamOutput(name, new TerminalText());
        outputs.Add(stream);
        return stream;
    }

    private JsonObject ToJson(object output) => output switch
    {
        StreamOutput stream => OutputJson.Stream(stream.Name, stream.Text.ToString()),
        ShownDisplay display => OutputJson.Display(display.Bundle),
        ValueEvent value => OutputJson.Value(value.Bundle, executionCount),
        ErrorEvent error => OutputJson.Error(error),
        _ => throw new ArgumentOutOfRangeException(nameof(output)),
    };

    private sealed record StreamOutput(string Name, TerminalText Text);
}

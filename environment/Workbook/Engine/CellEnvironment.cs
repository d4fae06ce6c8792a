namespace Workbook.Engine;

/// <summary>What cells find around them: the console, and the slots through which GenCore shows, records and stops without knowing its host.</summary>
internal sealed class CellEnvironment : IDisposable
{
    private const string DisplaySlot = "GenCore.Display";
    private const string ResultsSlot = "GenCore.Results";
    private const string InterruptionSlot = "GenCore.Interruption";

    private readonly TextWriter output = Console.Out;
    private readonly TextWriter error = Console.Error;
    private readonly TextReader input = Console.In;

    public CellEnvironment(EventChannel channel, CellInterruption interruption)
    {
        Console.SetOut(new ChannelWriter(channel, "stdout"));
        Console.SetError(new ChannelWriter(channel, "stderr"));
        // standard input belongs to the runner
        Console.SetIn(TextReader.Null);
        AppContext.SetData(DisplaySlot, (Action<string, bool, IReadOnlyDictionary<string, string>>)((id, isUpdate, bundle) =>
            channel.Send(new DisplayEvent(id, isUpdate, new Dictionary<string, string>(bundle)))));
        AppContext.SetData(ResultsSlot, (Action<string, object>)((name, value) =>
            channel.Send(new RecordEvent(name, RecordedValue.ToJson(name, value)))));
        AppContext.SetData(InterruptionSlot, (Func<CancellationToken>)(() => interruption.Token));
    }

    public void Dispose()
    {
        Console.SetOut(output);
        Console.SetError(error);
        Console.SetIn(input);
        AppContext.SetData(DisplaySlot, null);
        AppContext.SetData(ResultsSlot, null);
        AppContext.SetData(InterruptionSlot, null);
    }
}

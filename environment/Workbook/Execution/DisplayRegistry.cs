using Workbook.Engine;

namespace Workbook.Execution;

/// <summary>The displays of a notebook by id: a later cell may update what an earlier one showed.</summary>
internal sealed class DisplayRegistry
{
    private readonly Dictionary<string, ShownDisplay> byId = [];

    public ShownDisplay Add(DisplayEvent display) => byId[display.Id] = new ShownDisplay(display.Bundle);

    /// <summary>Replaces what is shown under the id; false where nothing is.</summary>
    public bool Update(DisplayEvent display)
    {
        if (!byId.TryGetValue(display.Id, out var shown))
            return false;
        shown.Bundle = display.Bundle;
        return true;
    }
}

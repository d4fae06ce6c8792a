namespace Workbook.Notebooks;

/// <summary>The <c>-p NAME=VALUE</c> of a command line, checked against the notebooks' knobs and put into them.</summary>
internal static class KnobOverrides
{
    /// <summary>Gives each notebook that has one of the knobs a cell that sets it. Nothing is changed unless every override is right.</summary>
    /// <exception cref="WorkbookException">An override is not NAME=VALUE, no notebook has such a knob, or the value is not of its type.</exception>
    public static void Apply(IReadOnlyList<Notebook> notebooks, IReadOnlyList<string> overrides)
    {
        if (overrides.Count == 0)
            return;
        var asked = Split(overrides);
        var sheets = notebooks.Select(KnobSheet.Of).ToArray();
        foreach (var name in asked.Keys)
        {
            if (!sheets.Any(sheet => sheet.Has(name)))
                throw new WorkbookException(string.Join(Environment.NewLine, sheets.Select(sheet => sheet.Deny(name))));
        }

        var sources = sheets.Select(sheet => sheet.Assignments(asked)).ToArray();
        foreach (var (sheet, source) in sheets.Zip(sources))
        {
            if (source is not null)
                sheet.Inject(source);
        }
    }

    // the last one wins, as on other command lines
    private static Dictionary<string, string> Split(IReadOnlyList<string> overrides)
    {
        var asked = new Dictionary<string, string>();
        foreach (var text in overrides)
        {
            var equals = text.IndexOf('=');
            if (equals < 1)
                throw new WorkbookException($"-p takes NAME=VALUE, as in -p epochs=5, and '{text}' is not that.");
            asked[text[..equals].Trim()] = text[(equals + 1)..];
        }

        return asked;
    }
}

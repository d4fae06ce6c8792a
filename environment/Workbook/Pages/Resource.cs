namespace Workbook.Pages;

/// <summary>The files that are embedded in this program.</summary>
internal static class Resource
{
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Resource).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

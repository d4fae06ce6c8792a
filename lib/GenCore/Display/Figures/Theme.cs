namespace GenCore.Display.Figures;

/// <summary>
/// The colours of figures. A figure is written in the light ones; where the reader prefers dark, each is exchanged for
/// its counterpart: by a style sheet in the static picture, by the script in the interactive one.
/// </summary>
internal static class Theme
{
    public const string Ground = "#FFFFFF";
    public const string Ink = "#333333";
    public const string Muted = "#767676";
    public const string AxisLine = "#888888";
    public const string Grid = "#E3E3E3";
    public const string FontFamily = "system-ui,'Segoe UI',Helvetica,Arial,sans-serif";
    public const double FontSize = 12;
    public const double TitleSize = 15;

    /// <summary>The class of a picture's root element: its styles reach nothing else, even where the SVG is part of a page.</summary>
    public const string RootClass = "gencore-plot";

    /// <summary>Light colours and what they become on a dark ground.</summary>
    public static IReadOnlyList<(string Light, string Dark)> Pairs { get; } =
    [
        (Ground, "#1F1F1F"), (Ink, "#DDDDDD"), (Muted, "#9A9A9A"), (Grid, "#3A3A3A"),
        ("#0072B2", "#3D9BD9"), ("#332288", "#8F84E0"), ("#882255", "#CF5C93"), ("#777777", "#A0A0A0"),
    ];

    /// <summary>The style sheet of a static picture.</summary>
    public static string StyleSheet { get; } =
        $"<style>@media(prefers-color-scheme:dark){{{string.Concat(Pairs.Select(pair => Rule("fill", pair) + Rule("stroke", pair)))}}}</style>";

    private static string Rule(string attribute, (string Light, string Dark) pair) =>
        $".{RootClass}[{attribute}=\"{pair.Light}\"],.{RootClass} [{attribute}=\"{pair.Light}\"]{{{attribute}:{pair.Dark}}}";
}

namespace GenCore.Display.Figures;

/// <summary>
/// Ten colours that are told apart with the common colour blindnesses, on white: the Okabe–Ito set, its black and its
/// yellow (too pale for thin lines) exchanged for others from Tol's muted scheme. <see cref="Theme"/> lightens the two
/// that are too dark for a dark ground.
/// </summary>
internal static class Palette
{
    private static readonly string[] Colours =
        ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#332288", "#882255", "#999933", "#777777"];

    /// <summary>The colour of a series or class; they repeat after ten.</summary>
    public static string Colour(long index) => Colours[index % Colours.Length];
}

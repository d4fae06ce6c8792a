using GenCore.Display.Figures;

namespace GenCore.Display.Pictures;

/// <summary>Borders in the colours of the charts' palette.</summary>
internal static class BorderColours
{
    /// <summary>Red, green and blue.</summary>
    public static byte[] Rgb(this BorderColour colour) => Convert.FromHexString(Palette.Colour((int)colour)[1..]);
}

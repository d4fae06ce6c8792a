namespace GenCore.Display.Figures;

/// <summary>A trace's name and look in the legend.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="IsLine">True for a line.</param>
/// <param name="IsDot">True for points; neither makes an area.</param>
/// <param name="LineAttributes">The look of the line.</param>
internal sealed record LegendEntry(string Name, string Colour, bool IsLine = false, bool IsDot = false, string LineAttributes = "");

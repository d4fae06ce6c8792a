namespace GenCore.Display.Pictures;

/// <summary>A picture, eight bits a channel.</summary>
/// <param name="Pixels">Row by row, the channels of a pixel next to each other.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Channels">1 for grey, 3 for red, green and blue.</param>
internal sealed record Raster(byte[] Pixels, int Width, int Height, int Channels);

namespace GenCore.Display.Pictures;

/// <summary>Draws the images of a grid into one picture, and single ones with their borders.</summary>
internal static class GridPicture
{
    /// <summary>The whole grid.</summary>
    public static Raster Draw(GridLayout layout)
    {
        var picture = Empty(layout, layout.Width, layout.Height);
        for (var image = 0; image < layout.Images.Count; image++)
        {
            var (left, top) = (image % layout.Columns * (layout.CellWidth + layout.Padding), image / layout.Columns * (layout.CellHeight + layout.Padding));
            DrawCell(picture, layout, image, left, top);
        }

        return picture;
    }

    /// <summary>One image of the grid, with its border.</summary>
    public static Raster DrawCell(GridLayout layout, int image)
    {
        var picture = Empty(layout, layout.CellWidth, layout.CellHeight);
        DrawCell(picture, layout, image, 0, 0);
        return picture;
    }

    private static Raster Empty(GridLayout layout, int width, int height)
    {
        var channels = layout.Borders.Count > 0 ? 3 : layout.Images.Channels;
        var pixels = new byte[height * width * channels];
        Array.Fill(pixels, ImageBytes.Gap);
        return new Raster(pixels, width, height, channels);
    }

    private static void DrawCell(Raster picture, GridLayout layout, int image, int left, int top)
    {
        if (layout.Borders.TryGetValue(image, out var colour)) Fill(picture, left, top, layout.CellWidth, layout.CellHeight, colour.Rgb());
        var images = layout.Images;
        for (var y = 0; y < images.Height * layout.Scale; y++)
        {
            var at = ((top + layout.Border + y) * picture.Width + left + layout.Border) * picture.Channels;
            for (var x = 0; x < images.Width * layout.Scale; x++)
            {
                for (var channel = 0; channel < picture.Channels; channel++)
                    picture.Pixels[at++] = images[image, Math.Min(channel, images.Channels - 1), y / layout.Scale, x / layout.Scale];
            }
        }
    }

    private static void Fill(Raster picture, int left, int top, int width, int height, byte[] colour)
    {
        for (var y = top; y < top + height; y++)
        {
            for (var x = left; x < left + width; x++) colour.CopyTo(picture.Pixels, (y * picture.Width + x) * picture.Channels);
        }
    }
}

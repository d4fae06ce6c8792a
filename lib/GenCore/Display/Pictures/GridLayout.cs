namespace GenCore.Display.Pictures;

/// <summary>Where the images of a grid stand, row by row.</summary>
/// <param name="Images">The images.</param>
/// <param name="Columns">Images in a row.</param>
/// <param name="Scale">How many pixels of the picture one pixel of an image takes, each way.</param>
/// <param name="Padding">Pixels of the picture between images.</param>
internal sealed record GridLayout(ImageBytes Images, int Columns, int Scale, int Padding)
{
    private const int BorderWidth = 3;

    /// <summary>The layout with as many columns as make it about square, where none are given.</summary>
    public static GridLayout For(ImageBytes images, int? columns, int scale, int padding)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns ?? 1, 1, nameof(columns));
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(padding);
        return new GridLayout(images, columns ?? (int)Math.Ceiling(Math.Sqrt(images.Count)), scale, padding);
    }

    /// <summary>The border of each image that has one, by its position. Where there are any, every image keeps room for it.</summary>
    public IReadOnlyDictionary<int, BorderColour> Borders { get; init; } = new Dictionary<int, BorderColour>();

    /// <summary>Rows of images.</summary>
    public int Rows => (Images.Count + Columns - 1) / Columns;

    /// <summary>The room for a border on each side of an image, in pixels of the picture.</summary>
    public int Border => Borders.Count > 0 ? BorderWidth : 0;

    /// <summary>The width in the picture of an image with its border.</summary>
    public int CellWidth => Images.Width * Scale + 2 * Border;

    /// <summary>The height in the picture of an image with its border.</summary>
    public int CellHeight => Images.Height * Scale + 2 * Border;

    /// <summary>The width of the picture.</summary>
    public int Width => Columns * (CellWidth + Padding) - Padding;

    /// <summary>The height of the picture.</summary>
    public int Height => Rows * (CellHeight + Padding) - Padding;
}

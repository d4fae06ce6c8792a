namespace GenCore.Display;

/// <summary>A colour of a border in an <see cref="ImageGrid"/>: those that charts give their series, in that order.</summary>
public enum BorderColour
{
    /// <summary>The first series' blue.</summary>
    Blue,

    /// <summary>The second series' orange red.</summary>
    Vermilion,

    /// <summary>The third series' bluish green.</summary>
    Green,

    /// <summary>The fourth series' reddish purple.</summary>
    Pink,

    /// <summary>The fifth series' orange.</summary>
    Orange,

    /// <summary>The sixth series' light blue.</summary>
    Sky,
}

namespace GenCore.Display.Figures;

/// <summary>
/// Takes pictures apart into what each draws for itself and what all of them draw alike, which then need be written only
/// once. No element changes its place before or behind another.
/// </summary>
internal static class FrameLayers
{
    /// <summary>The layers from back to front: first the elements of each picture's own, then those of all.</summary>
    public static IEnumerable<(IReadOnlyList<SvgElement>[] Own, IReadOnlyList<SvgElement> Shared)> Split(IReadOnlyList<IReadOnlyList<SvgElement>> pictures)
    {
        var next = new int[pictures.Count];
        var (own, shared) = (Between(pictures, next, next), new List<SvgElement>());
        foreach (var element in pictures[0])
        {
            if (Find(pictures, next, element) is not { } places) continue;
            if (!places.SequenceEqual(next))
            {
                yield return (own, shared);
                (own, shared) = (Between(pictures, next, places), []);
            }

            shared.Add(element);
            next = [.. places.Select(place => place + 1)];
        }

        yield return (own, shared);
        yield return (Between(pictures, next, [.. pictures.Select(picture => picture.Count)]), []);
    }

    // where it stands in each picture, or null where one lacks it
    private static int[]? Find(IReadOnlyList<IReadOnlyList<SvgElement>> pictures, int[] from, SvgElement element)
    {
        var places = new int[pictures.Count];
        for (var i = 0; i < places.Length; i++)
        {
            var (picture, place) = (pictures[i], from[i]);
            while (place < picture.Count && picture[place] != element) place++;
            if (place == picture.Count) return null;
            places[i] = place;
        }

        return places;
    }

    private static IReadOnlyList<SvgElement>[] Between(IReadOnlyList<IReadOnlyList<SvgElement>> pictures, int[] from, int[] to) =>
        [.. pictures.Select((picture, i) => picture.Take(from[i]..to[i]).ToArray())];
}

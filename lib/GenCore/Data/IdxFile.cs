namespace GenCore.Data;

/// <summary>One published IDX file: its name and its checksums.</summary>
/// <param name="Name">The name of the gzipped file.</param>
/// <param name="Sha256">The SHA-256 of the content, whoever gzipped it.</param>
/// <param name="PackedSha256">The SHA-256 of the gzipped file as its authors offer it, where it is downloaded from them.</param>
internal sealed record IdxFile(string Name, string Sha256, string? PackedSha256 = null);

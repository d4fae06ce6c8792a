namespace GenCore.Data;

/// <summary>One published IDX file: its name, and the SHA-256 of its unzipped content.</summary>
internal sealed record IdxFile(string Name, string Sha256);

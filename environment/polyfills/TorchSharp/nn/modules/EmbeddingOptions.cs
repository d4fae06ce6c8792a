namespace TorchSharp.Modules;

/// <summary>How the rows of an embedding are read and trained.</summary>
internal sealed record EmbeddingOptions(long? Padding, double? MaxNorm, double NormType, bool ScaleByFrequency, bool Sparse);

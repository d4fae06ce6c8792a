namespace GenCore.Training;

/// <summary>One tensor's place in a safetensors file: its bytes are data[Begin, End).</summary>
internal sealed record SafetensorsEntry(string Name, SafetensorsType Type, long[] Shape, long Begin, long End);

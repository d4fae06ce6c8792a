using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Workbook.Engine;

/// <summary>What the engine tells while it executes a cell.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(StreamEvent), "stream")]
[JsonDerivedType(typeof(DisplayEvent), "display")]
[JsonDerivedType(typeof(ValueEvent), "value")]
[JsonDerivedType(typeof(RecordEvent), "record")]
[JsonDerivedType(typeof(ErrorEvent), "error")]
[JsonDerivedType(typeof(DoneEvent), "done")]
internal abstract record EngineEvent;

/// <summary>Text on "stdout" or "stderr".</summary>
internal sealed record StreamEvent(string Stream, string Text) : EngineEvent;

/// <summary>Something shown in the middle of a cell, or a new state of what was shown under that id before.</summary>
internal sealed record DisplayEvent(string Id, bool IsUpdate, IReadOnlyDictionary<string, string> Bundle) : EngineEvent;

/// <summary>The value of the cell's last expression, in every form it can be shown in.</summary>
internal sealed record ValueEvent(IReadOnlyDictionary<string, string> Bundle) : EngineEvent;

/// <summary>A number the notebook arrived at, by name.</summary>
internal sealed record RecordEvent(string Name, JsonNode Value) : EngineEvent;

/// <summary>
/// The cell failed. The name is the compiler's code or the exception's type ("CS0103", "ArgumentException"), the line one of this cell,
/// counted from 1, where one is to blame.
/// </summary>
internal sealed record ErrorEvent(string Name, string Message, int? Line, IReadOnlyList<string> Traceback) : EngineEvent;

/// <summary>The cell has ended, well or not.</summary>
internal sealed record DoneEvent : EngineEvent;

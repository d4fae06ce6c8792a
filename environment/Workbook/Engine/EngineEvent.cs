using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Workbook.Engine;

/// <summary>What the engine tells while it answers a request.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(StreamEvent), "stream")]
[JsonDerivedType(typeof(DisplayEvent), "display")]
[JsonDerivedType(typeof(ValueEvent), "value")]
[JsonDerivedType(typeof(RecordEvent), "record")]
[JsonDerivedType(typeof(ErrorEvent), "error")]
[JsonDerivedType(typeof(BackgroundErrorEvent), "backgroundError")]
[JsonDerivedType(typeof(CompletionsEvent), "completions")]
[JsonDerivedType(typeof(InspectionEvent), "inspection")]
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

/// <summary>A task that a cell started has failed, and nothing has waited for it. The cell itself may long have ended.</summary>
internal sealed record BackgroundErrorEvent(ErrorEvent Error) : EngineEvent;

/// <summary>What may replace the code from start to end, both counted in UTF-16 units.</summary>
internal sealed record CompletionsEvent(int Start, int End, IReadOnlyList<string> Matches) : EngineEvent;

/// <summary>What stands at the position asked for: its declaration and its documentation.</summary>
internal sealed record InspectionEvent(string Text) : EngineEvent;

/// <summary>The request has been answered; a cell has ended, well or not.</summary>
internal sealed record DoneEvent : EngineEvent;

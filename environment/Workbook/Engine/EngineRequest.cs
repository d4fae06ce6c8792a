using System.Text.Json.Serialization;

namespace Workbook.Engine;

/// <summary>
/// What the engine can be asked. All but <see cref="InterruptRequest"/> are answered one after the other, each with its events
/// and a <see cref="DoneEvent"/>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ExecuteRequest), "execute")]
[JsonDerivedType(typeof(TryRequest), "try")]
[JsonDerivedType(typeof(SettleRequest), "settle")]
[JsonDerivedType(typeof(CompleteRequest), "complete")]
[JsonDerivedType(typeof(InspectRequest), "inspect")]
[JsonDerivedType(typeof(InterruptRequest), "interrupt")]
internal abstract record EngineRequest;

/// <summary>Executes a code cell, which goes by that number in messages.</summary>
internal sealed record ExecuteRequest(int Cell, string Code) : EngineRequest;

/// <summary>Executes other code in a cell's place, and forgets what it declared: the cells to come find what the cell itself left.</summary>
internal sealed record TryRequest(int Cell, string Code) : EngineRequest;

/// <summary>Asks, when the last cell is done, for the failures of background tasks that nothing has waited for.</summary>
internal sealed record SettleRequest : EngineRequest;

/// <summary>Asks what may stand at a position of unfinished code, counted in UTF-16 units.</summary>
internal sealed record CompleteRequest(string Code, int Position) : EngineRequest;

/// <summary>Asks what stands at a position of code, counted in UTF-16 units.</summary>
internal sealed record InspectRequest(string Code, int Position) : EngineRequest;

/// <summary>Stops the cell that runs. It has no answer of its own: the cell ends with an error.</summary>
internal sealed record InterruptRequest : EngineRequest;

namespace TorchSharp;

/// <summary>The stack of dispose scopes of a thread.</summary>
public class DisposeScopeManager
{
    [ThreadStatic] private static DisposeScopeManager? ofThread;
    private readonly List<DisposeScope> scopes = [];

    internal static DisposeScopeManager OfThread => ofThread ??= new();

    internal static DisposeScope? Current => ofThread is { scopes: [.., var innermost] } ? innermost : null;

    internal DisposeScope Open()
    {
        var scope = new DisposeScope(this, Current);
        scopes.Add(scope);
        return scope;
    }

    internal void Remove(DisposeScope scope) => scopes.Remove(scope);
}

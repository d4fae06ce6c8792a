namespace TorchSharp;

/// <summary>Owns the tensors made while it is the innermost scope of its thread, and disposes them with itself.</summary>
public class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager manager;
    private readonly HashSet<IDisposable> owned = new(ReferenceEqualityComparer.Instance);

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer)
    {
        this.manager = manager;
        OuterScope = outer;
    }

    internal DisposeScope? OuterScope { get; }

    public IReadOnlyList<IDisposable> DisposablesView => [.. owned];

    public int DisposablesCount => owned.Count;

    public bool Contains(IDisposable disposable) => owned.Contains(disposable);

    public void Attach(IDisposable disposable) => Move(disposable, this);

    public void Attach(params IDisposable[] disposables) => Move(disposables, this);

    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        var list = disposables.ToList();
        Move(list, this);
        return list;
    }

    public T Detach<T>(T disposable) where T : IDisposable => Move(disposable, null);

    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable => (Detach(first), Detach(second));

    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable => (Detach(first), Detach(second), Detach(third));

    public void Detach(params IDisposable[] disposables) => Move(disposables, null);

    public void Detach(IEnumerable<IDisposable> disposables) => Move(disposables, null);

    public T MoveToOuter<T>(T disposable) where T : IDisposable => Move(disposable, OuterScope);

    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable => (MoveToOuter(first), MoveToOuter(second));

    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable => (MoveToOuter(first), MoveToOuter(second), MoveToOuter(third));

    public void MoveToOuter(params IDisposable[] disposables) => Move(disposables, OuterScope);

    public void MoveToOuter(IEnumerable<IDisposable> disposables) => Move(disposables, OuterScope);

    public T MoveToOther<T>(DisposeScope? scope, T disposable) where T : IDisposable => Move(disposable, scope);

    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) => Move(disposables, scope);

    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables) => Move(disposables, scope);

    public void DisposeEverything() => DisposeEverythingBut([]);

    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut([keep]);
        return keep;
    }

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var keep = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        foreach (var disposable in owned.Where(d => !keep.Contains(d)).ToArray()) disposable.Dispose();
        owned.IntersectWith(keep);
    }

    /// <summary>Forgets what was disposed by other hands.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        owned.Remove(disposable);
        if (disposable is torch.Tensor tensor) tensor.OwningDisposeScope = null;
    }

    public void Dispose()
    {
        manager.Remove(this);
        DisposeEverything();
    }

    internal void Add(torch.Tensor tensor) => owned.Add(tensor);

    internal void Forget(torch.Tensor tensor) => owned.Remove(tensor);

    private static void Move(IEnumerable<IDisposable> disposables, DisposeScope? target)
    {
        foreach (var disposable in disposables) Move(disposable, target);
    }

    // a tensor knows its scope; anything else is only ever in this one
    private static T Move<T>(T disposable, DisposeScope? target) where T : IDisposable
    {
        if (disposable is torch.Tensor tensor)
        {
            tensor.OwningDisposeScope?.owned.Remove(tensor);
            tensor.OwningDisposeScope = target;
        }
        target?.owned.Add(disposable);
        return disposable;
    }
}

namespace GenCore.Display;

/// <summary>
/// A visual that changes while a computation runs. It appears at its first change, is refreshed about twice a second
/// while it goes on, and shows its last state when it has finished.
/// </summary>
public abstract class LiveVisual : Visual, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private DisplayHandle? handle;
    private long refreshed;

    private protected LiveVisual(TimeProvider? clock) => Clock = clock ?? TimeProvider.System;

    private protected TimeProvider Clock { get; }

    /// <summary>Whether what is shown is the last state.</summary>
    private protected bool IsFinished { get; private set; }

    /// <summary>Shows the present state now; changes from here on appear in this place.</summary>
    public sealed override DisplayHandle Show()
    {
        IsFinished = false;
        handle = base.Show();
        refreshed = Clock.GetTimestamp();
        return handle;
    }

    /// <summary>Shows the last state. Call it, or dispose, at the end of the computation.</summary>
    public void Finish()
    {
        BeforeFinish();
        if (handle is null || IsFinished) return;
        IsFinished = true;
        handle.Finish(this);
    }

    private protected virtual void BeforeFinish()
    {
    }

    /// <summary>Shows the last state, as <see cref="Finish"/> does.</summary>
    public void Dispose() => Finish();

    /// <summary>To be called after every change: shows it, unless the last refresh was just now.</summary>
    private protected void Changed()
    {
        IsFinished = false;
        handle ??= Show();
        if (Clock.GetElapsedTime(refreshed) < Interval) return;
        handle.Update(this);
        refreshed = Clock.GetTimestamp();
    }
}

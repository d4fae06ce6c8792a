using System.Runtime;

namespace Workbook.Engine;

/// <summary>
/// Runs a cell so that it can be stopped: first by a token, at which a training loop ends after its step, and if that does not help
/// by aborting the cell's thread, out of a sleep or wait too.
/// </summary>
internal sealed class CellInterruption
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private CancellationTokenSource? polite;
    private CancellationTokenSource? forceful;

    /// <summary>Cancelled when the cell that runs shall stop; no token between cells.</summary>
    public CancellationToken Token
    {
        get
        {
            lock (gate)
                return polite?.Token ?? CancellationToken.None;
        }
    }

    /// <summary>Runs the cell on this thread.</summary>
    /// <returns>Whether the cell was asked to stop, and whether it had to be aborted.</returns>
    public (bool Asked, bool Aborted) Run(Action cell)
    {
        using var asking = new CancellationTokenSource();
        using var aborting = new CancellationTokenSource();
        lock (gate)
            (polite, forceful) = (asking, aborting);
        var aborted = false;
        try
        {
            // made for this: an interactive host that stops its user's code
#pragma warning disable SYSLIB0046
            ControlledExecution.Run(() => RunWakeably(cell, aborting.Token), aborting.Token);
#pragma warning restore SYSLIB0046
        }
        catch (Exception e) when (e is OperationCanceledException or ThreadInterruptedException && aborting.IsCancellationRequested)
        {
            aborted = true;
        }
        finally
        {
            lock (gate)
                (polite, forceful) = (null, null);
            if (aborting.IsCancellationRequested)
                ForgetInterrupt();
        }

        return (asking.IsCancellationRequested, aborted);
    }

    /// <summary>Stops the cell that runs, if one does. May be called from any thread.</summary>
    public void Request()
    {
        CancellationTokenSource? asking;
        lock (gate)
        {
            asking = polite;
            forceful?.CancelAfter(Grace);
        }

        try
        {
            asking?.Cancel();
        }
        catch (Exception e) when (e is ObjectDisposedException or AggregateException)
        {
            // the cell has just ended, or what it registered on the token failed: it is stopped either way
        }
    }

    // An abort takes effect where code runs, an interrupt where it sleeps or waits. Registered last, it comes first.
    private static void RunWakeably(Action cell, CancellationToken aborting)
    {
        using var waking = aborting.Register(Thread.CurrentThread.Interrupt);
        cell();
    }

    // one that found nothing to wake would wake the next wait
    private static void ForgetInterrupt()
    {
        try
        {
            Thread.Sleep(1);
        }
        catch (ThreadInterruptedException)
        {
        }
    }
}

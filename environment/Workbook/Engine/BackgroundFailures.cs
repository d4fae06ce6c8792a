namespace Workbook.Engine;

/// <summary>Hears of tasks that failed with nothing waiting for them, which the runtime passes over in silence.</summary>
internal sealed class BackgroundFailures : IDisposable
{
    private readonly Action<Exception> report;

    /// <param name="report">Told of each failure, on whatever thread finds it.</param>
    public BackgroundFailures(Action<Exception> report)
    {
        this.report = report;
        TaskScheduler.UnobservedTaskException += Hear;
    }

    /// <summary>Looks for failed tasks that nothing refers to any more. The runtime finds them when it collects garbage.</summary>
    /// <param name="generation">How thoroughly: 0 sees what is new, and costs nothing to speak of; 2 sees all.</param>
    public static void Look(int generation)
    {
        GC.Collect(generation, GCCollectionMode.Forced);
        GC.WaitForPendingFinalizers();
    }

    public void Dispose() => TaskScheduler.UnobservedTaskException -= Hear;

    private void Hear(object? sender, UnobservedTaskExceptionEventArgs failure)
    {
        failure.SetObserved();
        // a cell that was aborted is no news
        if (failure.Exception.Flatten().InnerExceptions.Any(exception => exception is not (ThreadAbortException or ThreadInterruptedException)))
            report(failure.Exception);
    }
}

using System.Runtime;

namespace GenCore.Tests;

/// <summary>
/// While it lives, the garbage collector frees no tensor, for a test that counts live ones: neither what earlier tests left to it goes
/// during the count, nor what the tested code leaves to it, which would hide a leak.
/// </summary>
internal sealed class RestingCollector : IDisposable
{
    private const long BytesWithoutIt = 100_000_000;

    public RestingCollector()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.TryStartNoGCRegion(BytesWithoutIt);
        GC.WaitForPendingFinalizers(); // its start may collect as well
    }

    public void Dispose()
    {
        if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion) // it ends of itself where more was used
            GC.EndNoGCRegion();
    }
}

namespace GenCore.Tests.Display;

/// <summary>Time that passes when the test says so.</summary>
internal sealed class FakeClock : TimeProvider
{
    private long now = 1;

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => now;

    public void Pass(double seconds) => now += (long)(seconds * 1000);
}

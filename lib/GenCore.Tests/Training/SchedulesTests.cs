using GenCore.Training;

namespace GenCore.Tests.Training;

public class SchedulesTests
{
    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(0.25, 0.75, 0.8535533905932737)]
    [InlineData(0.5, 0.5, 0.5)]
    [InlineData(1, 0, 0)]
    public void Rates_fall_from_one_to_zero(double progress, double linear, double cosine)
    {
        Assert.Equal(linear, Schedules.Linear(progress), 1e-15);
        Assert.Equal(cosine, Schedules.Cosine(progress), 1e-15);
    }
}

using GenCore.Display;

namespace GenCore.Tests.Display;

public sealed class ResultsTests
{
    [Fact]
    public void Results_are_kept_and_passed_on()
    {
        const string channel = "GenCore.Results";
        var previous = AppContext.GetData(channel);
        var passed = new List<(string, object)>();
        try
        {
            AppContext.SetData(channel, (Action<string, object>)((name, value) => passed.Add((name, value))));
            Results.Record("test.elbo", -101.5);
            Results.Record("test.elbo", -101.25f);
            Results.Record("test.count", 60_000);
            Results.Record("test.text", "dynamic");
            Results.Record("test.flag", true);
        }
        finally
        {
            AppContext.SetData(channel, previous);
        }

        Results.Record("test.after", 1.0);
        Assert.Equal([("test.elbo", -101.5), ("test.elbo", -101.25), ("test.count", 60_000L), ("test.text", "dynamic"), ("test.flag", true)], passed);
        Assert.Equal(-101.25, Results.All["test.elbo"]);
        Assert.Equal(1.0, Results.All["test.after"]);
    }

    [Fact]
    public void A_recorded_row_does_not_change_with_the_array()
    {
        double[] row = [1, 2];
        Results.Record("test.row", row);
        row[0] = 5;
        Assert.Equal([1, 2], (double[])Results.All["test.row"]);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_that_is_none_is_refused(double value)
    {
        Assert.Contains("\"test.bad\" is", Assert.Throws<ArgumentException>(() => Results.Record("test.bad", value)).Message);
        Assert.Throws<ArgumentException>(() => Results.Record("test.bad", [1, value]));
        Assert.False(Results.All.ContainsKey("test.bad"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void A_result_needs_a_name(string? name) =>
        Assert.Contains("without a name", Assert.Throws<ArgumentException>(() => Results.Record(name!, 1.0)).Message);
}

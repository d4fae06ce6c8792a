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

    [Theory]
    [InlineData(0.27001, 0.27, 1e-4)]
    [InlineData(-86.80005, -86.8, 1e-6)]
    [InlineData(3.125001e-17, 3.125e-17, 1e-6)]
    [InlineData(-1e-7, 0, 1e-6)]
    [InlineData(0.25, 0.25, 0)]
    public void A_known_number_is_recorded_within_a_share_of_it(double value, double expected, double tolerance)
    {
        Results.Record("test.known", value, expected, tolerance);
        Assert.Equal(value, Results.All["test.known"]);
    }

    [Theory]
    [InlineData(0.2701, 0.27, 1e-4, "\"test.far\" is 0.2701, expected 0.27: it is off by 0.0001, a share of 0.00037, and the tolerance is 0.0001.")]
    [InlineData(-0.27, 0.27, 1, "\"test.far\" is -0.27, expected 0.27: it is off by 0.54, a share of 2, and the tolerance is 1.")]
    [InlineData(3.12501e-17, 3.125e-17, 1e-6, "\"test.far\" is 3.12501E-17, expected 3.125E-17: it is off by 1E-22, a share of 3.2E-06")]
    [InlineData(0, 3.125e-17, 1e-6, "is 0, expected 3.125E-17: it is off by 3.13E-17, a share of 1")]
    [InlineData(2e-6, 0, 1e-6, "is 2E-06, expected 0: it is off by 2E-06, and the tolerance is 1E-06.")]
    [InlineData(1, 1, -1e-6, "and the tolerance is -1E-06.")]
    public void A_number_other_than_the_known_one_is_not_recorded(double value, double expected, double tolerance, string message)
    {
        Assert.Contains(message, Assert.Throws<InvalidOperationException>(() => Results.Record("test.far", value, expected, tolerance)).Message);
        Assert.False(Results.All.ContainsKey("test.far"));
    }

    [Fact]
    public void Each_number_of_a_known_row_is_held_against_its_own()
    {
        double[] row = [3.125e-17, 1.25e-18, 1.83312219e-15];
        Results.Record("test.likelihood", row, [3.125e-17, 1.25e-18, 1.8331222e-15], 1e-6);
        row[1] = 1.26e-18;
        Assert.Equal([3.125e-17, 1.25e-18, 1.83312219e-15], (double[])Results.All["test.likelihood"]);
        var wrong = Assert.Throws<InvalidOperationException>(() => Results.Record("test.other", row, [3.125e-17, 1.25e-18, 1.8331222e-15], 1e-6));
        Assert.Contains("\"test.other\"[1] is 1.26E-18, expected 1.25E-18", wrong.Message);
        Assert.Contains("\"test.other\" has 3 numbers, expected 2.", Assert.Throws<InvalidOperationException>(() => Results.Record("test.other", row, [1, 2], 1)).Message);
        Assert.False(Results.All.ContainsKey("test.other"));
    }

    [Fact]
    public void A_known_number_is_a_number()
    {
        Assert.Throws<ArgumentException>(() => Results.Record("test.none", double.NaN, 1, 1e-6));
        Assert.Throws<ArgumentException>(() => Results.Record("test.none", 1, double.PositiveInfinity, 1e-6));
        Assert.Throws<ArgumentException>(() => Results.Record("test.none", [1], [1], double.NaN));
        Assert.Contains("without a name", Assert.Throws<ArgumentException>(() => Results.Record("", 1, 1, 1e-6)).Message);
    }
}

using GenCore.Training;

namespace GenCore.Tests.Training;

public class ProvenanceTests
{
    [Fact]
    public void It_says_what_made_the_weights_and_their_numbers_with_all_digits()
    {
        var text = Provenance.Of("one epoch", ("test_nats", 1 / 3.0), ("accuracy", 0.5));
        Assert.Equal(["recipe", "torch", "commit", "test_nats", "accuracy"], text.Keys);
        Assert.Equal("one epoch", text["recipe"]);
        Assert.Equal(Compute.Summary, text["torch"]);
        Assert.Matches("^([0-9a-f]{40}|unknown)$", text["commit"]);
        Assert.Equal(1 / 3.0, double.Parse(text["test_nats"], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("0.5", text["accuracy"]);
    }
}

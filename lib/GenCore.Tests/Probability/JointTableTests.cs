using GenCore.Probability;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Probability;

public class JointTableTests
{
    private static JointTable Weather() => new(tensor(new[] { 0.5, 0.1, 0.05, 0.35 }, 2, 2), "rain", "wet");

    // first choice, the host's door (never the first choice, never the prize), the prize
    private static JointTable MontyHall()
    {
        var table = zeros(3, 3, 3, ScalarType.Float64);
        for (var choice = 0; choice < 3; choice++)
        {
            for (var prize = 0; prize < 3; prize++)
            {
                var open = Enumerable.Range(0, 3).Where(door => door != choice && door != prize).ToArray();
                foreach (var door in open) table[choice, door, prize] = 1.0 / 9 / open.Length;
            }
        }

        return new JointTable(table, "choice", "host", "prize");
    }

    [Fact]
    public void A_marginal_is_a_sum()
    {
        Assert.Equal([0.6, 0.4], Rounded(Weather().Marginal("rain")));
        Assert.Equal([0.55, 0.45], Rounded(Weather().Marginal("wet")));
    }

    [Fact]
    public void A_conditional_is_a_slice_divided_by_its_sum()
    {
        Assert.Equal([0.1 / 0.45, 0.35 / 0.45], Weather().Given("wet", 1).Probabilities.data<double>().ToArray().Select(p => p), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(["rain"], Weather().Given("wet", 1).Variables);
    }

    [Fact]
    public void The_prize_is_behind_the_other_door_in_two_cases_of_three()
    {
        var prize = MontyHall().Given("choice", 0).Given("host", 1);
        Assert.Equal([0.333333333333, 0, 0.666666666667], Rounded(prize));
        Assert.Equal(["prize"], prize.Variables);
    }

    [Fact]
    public void It_does_not_matter_what_is_learned_first() =>
        Assert.Equal(Rounded(MontyHall().Given("choice", 2).Given("host", 0)), Rounded(MontyHall().Given("host", 0).Given("choice", 2)));

    [Fact]
    public void A_marginal_of_several_has_them_in_the_order_asked_for()
    {
        var marginal = MontyHall().Marginal("prize", "choice");
        Assert.Equal(["prize", "choice"], marginal.Variables);
        Assert.Equal(1.0 / 9, marginal.Probabilities[2, 0].item<double>(), 1e-12);
        Assert.Equal(Weather().Probabilities.t().contiguous().data<double>().ToArray(), Weather().Marginal("wet", "rain").Probabilities.data<double>().ToArray());
    }

    [Fact]
    public void The_chain_rule_and_bayes_rule_hold_in_every_cell()
    {
        var joint = MontyHall();
        for (var host = 0; host < 3; host++)
        {
            var posterior = joint.Given("host", host).Marginal("prize").Probabilities * joint.Probability("host", host);
            var pair = joint.Marginal("host", "prize").Probabilities[host];
            Assert.Equal(0, (posterior - pair).abs().max().item<double>(), 1e-12);
        }
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Contains("sum to 0.9", Assert.Throws<ArgumentException>(() => new JointTable(tensor(new[] { 0.4, 0.5 }), "x")).Message);
        Assert.Contains("a name of its own", Assert.Throws<ArgumentException>(() => new JointTable(ones(2, 2) / 4, "x")).Message);
        Assert.Contains("a name of its own", Assert.Throws<ArgumentException>(() => new JointTable(ones(2, 2) / 4, "x", "x")).Message);
        Assert.Contains("no variable 'snow'; it has rain, wet", Assert.Throws<ArgumentException>(() => Weather().Given("snow", 0)).Message);
        Assert.Contains("values 0 to 1", Assert.Throws<ArgumentException>(() => Weather().Given("wet", 2)).Message);
        Assert.Contains("P(host = 0) is 0", Assert.Throws<ArgumentException>(() => MontyHall().Given("choice", 0).Given("host", 0)).Message);
        Assert.Contains("only variable", Assert.Throws<ArgumentException>(() => Weather().Marginal("wet").Given("wet", 0)).Message);
        Assert.Contains("one variable or more", Assert.Throws<ArgumentException>(() => Weather().Marginal()).Message);
    }

    private static double[] Rounded(JointTable table) => [.. table.Probabilities.contiguous().data<double>().ToArray().Select(p => Math.Round(p, 12))];
}

using GenCore.Models.Autoregressive;

namespace GenCore.Tests.Models.Autoregressive;

/// <summary>What the networks of convolutions and of recurrences have in common.</summary>
public class AutoregressiveModelTests
{
    public static TheoryData<string> Names => [.. SmallModels.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_pixel_sees_itself_or_what_comes_after(string name) => AutoregressiveChecks.IsCausal(SmallModels.Make(name, new(1, 6, 5)));

    [Theory]
    [InlineData("plain", 2)]
    [InlineData("gated", 2)]
    [InlineData("gated, dilated", 2)]
    [InlineData("rows", 0)]
    [InlineData("diagonals", 0)]
    [InlineData("diagonals, two layers", 0)]
    public void No_channel_sees_itself_or_what_comes_after(string name, int classes) =>
        AutoregressiveChecks.IsCausal(SmallModels.Make(name, new(3, 3, 3, Levels: 4, Classes: classes)));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_probabilities_of_all_images_sum_to_one(string name)
    {
        AutoregressiveChecks.SumsToOne(SmallModels.Make(name, new(1, 3, 3)));
        AutoregressiveChecks.SumsToOne(SmallModels.Make(name, new(1, 2, 2, Levels: 4)));
        AutoregressiveChecks.SumsToOne(SmallModels.Make(name, new(3, 1, 2, Levels: 3)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_order_of_a_batch_changes_nothing(string name) => AutoregressiveChecks.KeepsTheBatchOrder(SmallModels.Make(name, new(1, 6, 5)));
}

using GenCore.Display.Figures;
using static TorchSharp.torch;

namespace GenCore.Tests.Display.Figures;

public sealed class PlotlyDataTests
{
    public static TheoryData<object, string> Kinds => new()
    {
        { new[] { 1, 2 }, "[1,2]" },
        { new List<float> { 0.5f, 2 }, "[0.5,2]" },
        { new[,] { { 1.0, 2 }, { 3, 4 } }, "[[1,2],[3,4]]" },
        { new[] { [1.0, 2], new[] { 3.0 } }, "[[1,2],[3]]" },
        { new[] { "a", "b" }, """["a","b"]""" },
        { new object?[] { 1, null, "a" }, """[1,null,"a"]""" },
        { Enumerable.Range(0, 3).Select(i => i * i), "[0,1,4]" },
        { new[] { double.NaN, 1, double.PositiveInfinity }, "[null,1,null]" },
        { 0.1f, "0.1" },
        { true, "true" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Lists_arrays_and_texts_become_JSON(object value, string expected) => Assert.Equal(expected, PlotlyData.Read(value, "x")!.ToJsonString());

    [Fact]
    public void Tensors_become_lists()
    {
        using var scope = NewDisposeScope();
        Assert.Equal("[0,1,2]", PlotlyData.Read(arange(3), "x")!.ToJsonString());
        Assert.Equal("[[0,1],[2,3]]", PlotlyData.Read(arange(4, ScalarType.Float32).reshape(2, 2), "z")!.ToJsonString());
        Assert.Contains("z is a tensor [2, 2, 2]", Assert.Throws<ArgumentException>(() => PlotlyData.Read(zeros(2, 2, 2), "z")).Message);
    }

    [Fact]
    public void Numbers_keep_five_digits_of_what_tells_them_apart()
    {
        Assert.Equal("[0.33333,0.66667,123456]", PlotlyData.Numbers([1 / 3.0, 2 / 3.0, 123456]).ToJsonString());
        Assert.Equal("[1000.1235,1000.9877]", PlotlyData.Numbers([1000.123456, 1000.987654]).ToJsonString());
    }

    [Fact]
    public void What_is_no_data_is_refused() =>
        Assert.Contains("Scatter.x holds a DateTime, expected numbers", Assert.Throws<ArgumentException>(() => PlotlyData.Read(new[] { DateTime.UnixEpoch }, "Scatter.x")).Message);
}

using GenCore.Data;

namespace GenCore.Tests.Data;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_repositorys_folder_is_found_from_the_test_assembly()
    {
        var found = DataFolder.Find("mnist", null, [AppContext.BaseDirectory]);
        Assert.True(File.Exists(Path.Combine(found, "train-images-idx3-ubyte.gz")));
    }

    [Fact]
    public void The_nearest_folder_above_wins()
    {
        Directory.CreateDirectory(folder.File("data/set"));
        Directory.CreateDirectory(folder.File("a/data/set"));
        Directory.CreateDirectory(folder.File("a/b/c"));
        Assert.Equal(folder.File("a/data/set"), DataFolder.Find("set", null, ["", folder.File("a/b/c")]));
    }

    [Fact]
    public void The_second_start_is_tried_when_the_first_leads_nowhere()
    {
        Directory.CreateDirectory(folder.File("here/data/set"));
        Directory.CreateDirectory(folder.File("elsewhere"));
        Assert.Equal(folder.File("here/data/set"), DataFolder.Find("set", null, [folder.File("elsewhere"), folder.File("here")]));
    }

    [Fact]
    public void The_variable_goes_before_the_search()
    {
        Directory.CreateDirectory(folder.File("mine/mnist"));
        Assert.Equal(folder.File("mine/mnist"), DataFolder.Find("mnist", folder.File("mine"), [AppContext.BaseDirectory]));
    }

    [Fact]
    public void A_variable_that_leads_nowhere_is_an_error_and_not_passed_over()
    {
        var error = Assert.Throws<DatasetException>(() => DataFolder.Find("mnist", folder.Path, [AppContext.BaseDirectory]));
        Assert.Contains($"GENCORE_DATA is {folder.Path}", error.Message);
    }

    [Fact]
    public void No_folder_at_all_says_where_it_was_looked_for()
    {
        var error = Assert.Throws<DatasetException>(() => DataFolder.Find("no-such-set", null, [folder.Path]));
        Assert.Contains("data/no-such-set", error.Message);
        Assert.Contains(folder.Path, error.Message);
        Assert.Contains("GENCORE_DATA", error.Message);
    }

    [Fact]
    public void A_data_set_that_is_to_come_belongs_beside_MNIST_or_into_the_variables_folder()
    {
        Directory.CreateDirectory(folder.File("data/mnist"));
        Directory.CreateDirectory(folder.File("a/b"));
        Assert.Equal(folder.File("data/set"), DataFolder.Place("set", null, [folder.File("a/b")]));
        Assert.Equal(folder.File("a/set"), DataFolder.Place("set", folder.File("a"), [folder.File("a/b")]));
        Assert.False(Directory.Exists(folder.File("a/set")));
        Assert.Contains("GENCORE_DATA is", Assert.Throws<DatasetException>(() => DataFolder.Place("set", folder.File("none"), [folder.File("a/b")])).Message);
    }
}

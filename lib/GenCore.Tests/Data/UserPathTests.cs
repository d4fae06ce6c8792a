using GenCore.Data;

namespace GenCore.Tests.Data;

public sealed class UserPathTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string? before = Environment.GetEnvironmentVariable(UserPath.Variable);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(UserPath.Variable, before);
        folder.Dispose();
    }

    [Fact]
    public void A_path_is_relative_to_where_the_runner_was_started()
    {
        folder.Write("samples.npy", "x");
        Environment.SetEnvironmentVariable(UserPath.Variable, Path.GetDirectoryName(folder.File("samples.npy")));
        Assert.Equal(folder.File("samples.npy"), UserPath.Find("samples.npy"));
        Assert.Equal(folder.File("samples.npy"), UserPath.Find(folder.File("samples.npy")));
    }

    [Fact]
    public void A_path_that_leads_nowhere_is_refused()
    {
        var error = Assert.Throws<DatasetException>(() => UserPath.Find("no-such.npy"));
        Assert.Contains("no-such.npy", error.Message);
    }
}

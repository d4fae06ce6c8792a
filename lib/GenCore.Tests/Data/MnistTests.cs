using GenCore.Data;
using static TorchSharp.torch;

namespace GenCore.Tests.Data;

public sealed class MnistTests
{
    [Fact]
    public void Loads_the_published_data()
    {
        using var mnist = Mnist.Load();
        Assert.Equal((60_000, 10_000), (mnist.Train.Count, mnist.Test.Count));
        Assert.Equal([60_000, 1, 28, 28], mnist.Train.Images.shape);
        Assert.Equal([10_000, 1, 28, 28], mnist.Test.Images.shape);
        Assert.Equal(ScalarType.Float32, mnist.Train.Images.dtype);
        Assert.Equal(ScalarType.Int64, mnist.Train.Labels.dtype);

        Assert.Equal([5, 0, 4, 1, 9], mnist.Train.Labels.narrow(0, 0, 5).data<long>().ToArray());
        Assert.Equal([7, 2, 1, 0, 4], mnist.Test.Labels.narrow(0, 0, 5).data<long>().ToArray());
        // the mean and deviation that everybody normalises by
        Assert.Equal(0.1307, mnist.Train.Images.mean().item<float>(), 1e-4);
        Assert.Equal(0.3081, mnist.Train.Images.std().item<float>(), 1e-4);
        Assert.Equal(0, mnist.Train.Images.min().item<float>());
        Assert.Equal(1, mnist.Train.Images.max().item<float>());
        Assert.Equal((0, 9), (mnist.Train.Labels.min().item<long>(), mnist.Train.Labels.max().item<long>()));
    }

    [Fact]
    public void Loading_leaves_the_tensors_to_the_scope_that_is_open()
    {
        Mnist mnist;
        using (NewDisposeScope())
        {
            mnist = Mnist.Load();
            Assert.False(mnist.Train.Images.IsInvalid);
        }

        Assert.True(mnist.Train.Images.IsInvalid);
        Assert.True(mnist.Test.Labels.IsInvalid);
    }

    [Fact]
    public void A_folder_without_the_files_is_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<DatasetException>(() => Mnist.Load(folder.Path));
        Assert.Contains($"{folder.File("t10k-images-idx3-ubyte.gz")} is missing", error.Message);
    }

    [Fact]
    public void A_file_that_is_not_the_published_one_is_refused()
    {
        using var folder = new TemporaryFolder();
        var published = DataFolder.Find("mnist");
        foreach (var file in Directory.GetFiles(published)) File.Copy(file, folder.File(Path.GetFileName(file)));
        // the test labels in place of the training labels' file
        File.Copy(folder.File("t10k-labels-idx1-ubyte.gz"), folder.File("train-labels-idx1-ubyte.gz"), overwrite: true);
        var error = Assert.Throws<DatasetException>(() => Mnist.Load(folder.Path));
        Assert.Contains("train-labels-idx1-ubyte.gz is not the expected one", error.Message);
        Assert.Contains("expected 65a50cbbf4e906d7", error.Message);
    }
}

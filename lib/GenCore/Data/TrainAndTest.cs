namespace GenCore.Data;

/// <summary>A data set in two splits: images to learn from, and images to measure on.</summary>
public abstract class TrainAndTest : IDisposable
{
    private protected TrainAndTest(string folder, IdxSplit train, IdxSplit test)
    {
        // the small split first: what is wrong with the folder as a whole shows at once
        Test = test.Load(folder);
        try
        {
            Train = train.Load(folder);
        }
        catch
        {
            Test.Dispose();
            throw;
        }
    }

    /// <summary>The training images, [60000, 1, 28, 28], with their labels.</summary>
    public ImageDataset Train { get; }

    /// <summary>The test images, [10000, 1, 28, 28], with their labels.</summary>
    public ImageDataset Test { get; }

    /// <summary>Frees both splits.</summary>
    public void Dispose()
    {
        Train.Dispose();
        Test.Dispose();
    }
}

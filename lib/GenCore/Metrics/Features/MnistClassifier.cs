using GenCore.Data;
using GenCore.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics.Features;

/// <summary>
/// What the shipped <see cref="DigitClassifier"/> sees in images of digits: features for distances between distributions, and logits for the Inception
/// Score. MNIST's own stand-in for the Inception network, which knows no digits; its numbers compare with no published FID.
/// </summary>
public static class MnistClassifier
{
    private const string File = "digit-classifier.safetensors";

    /// <summary>Loads the shipped weights, or others.</summary>
    /// <param name="weights">A safetensors file; <c>data/checkpoints/digit-classifier.safetensors</c> where none is given.</param>
    /// <exception cref="CheckpointException">The file is missing, broken, or of another model.</exception>
    /// <exception cref="DatasetException">No file is given, and the data folder is not found.</exception>
    public static DigitClassifier Load(string? weights = null)
    {
        var classifier = new DigitClassifier();
        try
        {
            Weights.Load(classifier, weights ?? Path.Combine(DataFolder.Find("checkpoints"), File));
        }
        catch
        {
            classifier.Dispose();
            throw;
        }
        classifier.eval();
        return classifier;
    }
}

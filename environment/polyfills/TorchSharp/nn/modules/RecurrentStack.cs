using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The layers of a recurrent network, as LSTM and GRU share them.</summary>
internal sealed record RecurrentStack(long Input, long Hidden, long Layers, bool Bias, bool BatchFirst, double Dropout, bool Bidirectional)
{
    private long Directions => Bidirectional ? 2 : 1;

    /// <summary>Names and shapes, in the order in which libtorch takes them.</summary>
    public IEnumerable<(string Name, long[] Shape)> Parameters(long gates)
    {
        for (var layer = 0; layer < Layers; layer++)
        {
            for (var direction = 0; direction < Directions; direction++)
            {
                var end = $"_l{layer}{(direction == 0 ? "" : "_reverse")}";
                yield return ("weight_ih" + end, [gates * Hidden, layer == 0 ? Input : Hidden * Directions]);
                yield return ("weight_hh" + end, [gates * Hidden, Hidden]);
                if (!Bias) continue;
                yield return ("bias_ih" + end, [gates * Hidden]);
                yield return ("bias_hh" + end, [gates * Hidden]);
            }
        }
    }

    /// <summary>The state before the first step.</summary>
    public Tensor Start(Tensor input) => input.dim() == 3
        ? zeros([Layers * Directions, input.shape[BatchFirst ? 0 : 1], Hidden], input.dtype, input.device)
        : throw new ArgumentException($"a recurrent network takes {(BatchFirst ? "[batch, steps, features]" : "[steps, batch, features]")}, not a tensor of {input.dim()} dimensions");
}

using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Training;

/// <summary>
/// Runs that repeat. With the same seed, the same number of threads (<see cref="Compute.Threads"/>), the same machine and the
/// same version of torch, a run on the CPU repeats bit for bit. On a GPU some operations add in no fixed order, and a run repeats
/// up to rounding.
/// </summary>
public static class Reproducible
{
    /// <summary>Seeds torch's global generators: initial weights, noise, dropout and samples follow from it.</summary>
    public static void Seed(long seed)
    {
        // a run that is to repeat needs its number of threads settled before its first operation
        RuntimeHelpers.RunClassConstructor(typeof(Compute).TypeHandle);
        manual_seed(seed);
    }

    /// <summary>
    /// Until it is disposed, random numbers may be drawn without a trace: the CPU's global generator is then put back to where it was.
    /// So an evaluation, or a figure of samples, leaves the training that goes on after it unchanged.
    /// </summary>
    /// <param name="seed">Where the numbers start: from here on where none is given; always the same ones for the same seed.</param>
    public static IDisposable Fork(long? seed = null)
    {
        var state = get_rng_state().DetachFromDisposeScope();
        if (seed is long value)
            manual_seed(value);
        return new Restore(state);
    }

    private sealed class Restore(Tensor state) : IDisposable
    {
        private Tensor? state = state;

        public void Dispose()
        {
            if (state is null)
                return;
            set_rng_state(state);
            state.Dispose();
            state = null;
        }
    }
}

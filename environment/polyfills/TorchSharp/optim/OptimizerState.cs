using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimiser remembers of one parameter between steps. No dispose scope owns it.</summary>
public abstract class OptimizerState
{
    protected readonly Parameter _parameter;

    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    public abstract void Initialize(OptimizerOptions options);

    /// <summary>Copies the state of another optimiser of the same kind.</summary>
    public abstract void LoadStateDict(OptimizerState source);

    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    public virtual void to(Device device)
    {
    }

    /// <summary>Zeros of the parameter's shape.</summary>
    private protected Tensor Zeros() => zeros_like(_parameter).DetachFromDisposeScope();

    private protected static void Move(ref Tensor? tensor, Device device)
    {
        if (tensor is null) return;
        var moved = tensor.to(device).DetachFromDisposeScope();
        if (!ReferenceEquals(moved, tensor)) tensor.Dispose();
        tensor = moved;
    }

    private protected static void Copy(ref Tensor? target, Tensor? source)
    {
        if (ReferenceEquals(target, source)) return;
        using var mode = no_grad();
        target?.Dispose();
        target = source?.clone().DetachFromDisposeScope();
    }

    private protected static bool Close(Tensor? one, Tensor? other)
    {
        if (one is null || other is null) return one is null && other is null;
        return one.shape.SequenceEqual(other.shape) && allclose(one, other);
    }
}

using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenCore.Training;

/// <summary>
/// An optimiser's state as named tensors: <c>optimizer.{i}.exp_avg</c> belongs to its i-th parameter. Step counts are int64 scalars.
/// A run's second optimiser has the prefix <c>optimizer_2.</c>.
/// </summary>
internal static class OptimizerTensors
{
    /// <summary>The prefix of the names of a run's optimiser, counted from 0.</summary>
    public static string Prefix(int index) => index == 0 ? "optimizer." : $"optimizer_{index + 1}.";

    /// <summary>Refuses an optimiser of a kind whose state has no names here.</summary>
    /// <exception cref="NotSupportedException">It is none of SGD, RMSProp, Adam and AdamW.</exception>
    public static void RequireSupported(optim.Optimizer optimizer) => _ = Slots(optimizer, "").Count();

    /// <summary>The state as it is now. Step counts are new tensors, of the open dispose scope; the others are the optimiser's own.</summary>
    public static List<(string Name, Tensor Value)> Named(optim.Optimizer optimizer, string prefix) =>
        [.. Slots(optimizer, prefix).Where(slot => slot.Get() is not null).Select(slot => (slot.Name, slot.Get()!))];

    /// <summary>Checks that the file has this optimiser's state, before anything is changed.</summary>
    public static void RequireSame(SafetensorsFile file, optim.Optimizer optimizer, string prefix)
    {
        // state that is not there yet, such as momentum before the first step, will have its parameter's shape
        var expected = Slots(optimizer, prefix)
            .Where(slot => slot.Get() is not null || file.Contains(slot.Name))
            .Select(slot => (slot.Name, slot.Get() ?? slot.Parameter)).ToList();
        Weights.RequireSame(file, expected, file.Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)), "optimiser");
    }

    /// <summary>Takes the state from a file that <see cref="RequireSame"/> has passed.</summary>
    public static void Restore(SafetensorsFile file, optim.Optimizer optimizer, string prefix)
    {
        foreach (var slot in Slots(optimizer, prefix).Where(slot => file.Contains(slot.Name)))
            slot.Restore(file);
    }

    private static IEnumerable<Slot> Slots(optim.Optimizer optimizer, string prefix)
    {
        if (optimizer is not OptimizerHelper helper)
            throw Unsupported(optimizer.GetType());
        var parameters = helper.parameters().ToList();
        return helper.state_dict().State.SelectMany((state, i) => Slots(state, $"{prefix}{i}.", parameters[i]));
    }

    private static Slot[] Slots(OptimizerState state, string prefix, Tensor parameter)
    {
        return state switch
        {
            Adam.State s => [
                Step(() => s.step, n => s.step = n),
                Moment("exp_avg", () => s.exp_avg, t => s.exp_avg = t),
                Moment("exp_avg_sq", () => s.exp_avg_sq, t => s.exp_avg_sq = t),
                Moment("max_exp_avg_sq", () => s.max_exp_avg_sq, t => s.max_exp_avg_sq = t)],
            AdamW.State s => [
                Step(() => s.step, n => s.step = n),
                Moment("exp_avg", () => s.exp_avg, t => s.exp_avg = t),
                Moment("exp_avg_sq", () => s.exp_avg_sq, t => s.exp_avg_sq = t),
                Moment("max_exp_avg_sq", () => s.max_exp_avg_sq, t => s.max_exp_avg_sq = t)],
            RMSProp.State s => [
                Step(() => s.step, n => s.step = n),
                Moment("square_avg", () => s.square_avg, t => s.square_avg = t),
                Moment("momentum_buffer", () => s.momentum_buffer, t => s.momentum_buffer = t),
                Moment("grad_avg", () => s.grad_avg, t => s.grad_avg = t)],
            SGD.State s => [
                Moment("momentum_buffer", () => s.momentum_buffer, t => s.momentum_buffer = t)],
            _ => throw Unsupported(state.GetType().DeclaringType!),
        };

        Slot Step(Func<long> get, Action<long> set) => new(prefix + "step", parameter, () => tensor(get()), file =>
        {
            using var value = file.Read(prefix + "step");
            set(value.item<long>());
        });

        Slot Moment(string name, Func<Tensor?> get, Action<Tensor> set) => new(prefix + name, parameter, get, file =>
        {
            if (get() is null)
                set(zeros_like(parameter).DetachFromDisposeScope());
            file.ReadInto(prefix + name, get()!);
        });
    }

    private static NotSupportedException Unsupported(Type optimizer) =>
        new($"The state of {optimizer.Name} cannot be kept in a checkpoint; use SGD, RMSProp, Adam or AdamW, or train without one.");

    private sealed record Slot(string Name, Tensor Parameter, Func<Tensor?> Get, Action<SafetensorsFile> Restore);
}

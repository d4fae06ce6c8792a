using static TorchSharp.torch;

namespace TorchSharp.Modules;

public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<nn.IModule<Tensor, Tensor>> steps = [];

    protected internal Sequential(params (string name, nn.Module<Tensor, Tensor>)[] modules)
        : base(nameof(Sequential))
    {
        foreach (var (name, module) in modules) append(name, module);
    }

    protected internal Sequential(params nn.Module<Tensor, Tensor>[] modules)
        : base(nameof(Sequential))
    {
        foreach (var module in modules) append(module);
    }

    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        register_module(name, (nn.Module)module);
        steps.Add(module);
        return this;
    }

    public Sequential append(nn.IModule<Tensor, Tensor> module) => append($"{steps.Count}", module);

    public override Tensor forward(Tensor tensor)
    {
        // a step's result is disposed when the next step has used it, so that a long chain holds no more than two
        var value = tensor;
        foreach (var step in steps)
        {
            var next = step.call(value);
            if (!ReferenceEquals(value, tensor) && !ReferenceEquals(value, next)) value.Dispose();
            value = next;
        }
        return steps.Count == 0 ? tensor.alias() : value;
    }
}

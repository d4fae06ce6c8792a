using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            public virtual void register_parameter(string name, Parameter? param)
            {
                param?.DetachFromDisposeScope();
                Unused(name);
                ownParameters[name] = param;
            }

            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                tensor.DetachFromDisposeScope();
                Unused(name);
                ownBuffers[name] = (tensor, persistent);
            }

            public virtual void register_module(string name, Module submodule)
            {
                Unused(name);
                submodule.RegisterComponents();
                ownModules[name] = submodule;
            }

            /// <summary>Puts a parameter in the place of the one of that name, which is disposed; null takes the name away.</summary>
            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                if (!ownParameters.TryGetValue(name, out var before))
                {
                    if (value is not null) register_parameter(name, value);
                    return;
                }
                if (value is null) ownParameters.Remove(name);
                else ownParameters[name] = (Parameter)value.DetachFromDisposeScope();
                if (!ReferenceEquals(before, value)) before?.Dispose();
            }

            /// <summary>Puts a buffer in the place of the one of that name, which is disposed; null takes the name away.</summary>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                if (!ownBuffers.TryGetValue(name, out var before))
                {
                    if (value is not null) register_buffer(name, value, persistent);
                    return;
                }
                if (value is null) ownBuffers.Remove(name);
                else ownBuffers[name] = (value.DetachFromDisposeScope(), persistent);
                if (!ReferenceEquals(before.Tensor, value)) before.Tensor.Dispose();
            }

            public virtual void add_module(string name, Module module) => register_module(name, module);

            public virtual IEnumerable<(string name, Module module)> named_children() => ownModules.Select(m => (m.Key, m.Value));

            public virtual IEnumerable<Module> children() => ownModules.Values;

            public virtual IEnumerable<(string name, Module module)> named_modules() =>
                ownModules.SelectMany(child => child.Value.named_modules().Select(m => ($"{child.Key}.{m.name}", m.module)).Prepend((child.Key, child.Value)));

            public virtual IEnumerable<Module> modules() => named_modules().Select(m => m.module);

            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var own = ownParameters.Where(p => p.Value is not null).Select(p => (p.Key, p.Value!));
                return recurse ? own.Concat(ownModules.SelectMany(m => m.Value.named_parameters().Select(p => ($"{m.Key}.{p.name}", p.parameter)))).DistinctBy(p => p.Item2, ReferenceEqualityComparer.Instance) : own;
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(p => p.parameter);

            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                var own = ownBuffers.Where(b => include_nonpersistent || b.Value.Persistent).Select(b => (b.Key, b.Value.Tensor));
                return recurse ? own.Concat(ownModules.SelectMany(m => m.Value.named_buffers(true, include_nonpersistent).Select(b => ($"{m.Key}.{b.name}", b.buffer)))) : own;
            }

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) => named_buffers(recurse, include_nonpersistent).Select(b => b.buffer);

            protected void ClearModules() => ownModules.Clear();

            private void Unused(string name)
            {
                if (ownParameters.ContainsKey(name) || ownBuffers.ContainsKey(name) || ownModules.ContainsKey(name))
                    throw new ArgumentException($"the module {GetName()} has a component named '{name}' already");
            }
        }
    }
}

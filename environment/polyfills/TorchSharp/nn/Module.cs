using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module : IDisposable
        {
            private readonly OrderedDictionary<string, Parameter?> ownParameters = [];
            private readonly OrderedDictionary<string, (Tensor Tensor, bool Persistent)> ownBuffers = [];
            private readonly OrderedDictionary<string, Module> ownModules = [];
            protected readonly string name;

            protected Module(string name) => this.name = name;

            ~Module() => Dispose(false);

            public bool training { get; private set; } = true;

            public virtual string GetName() => name;

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing) return;
                foreach (var parameter in ownParameters.Values) parameter?.Dispose();
                foreach (var (tensor, _) in ownBuffers.Values) tensor.Dispose();
                foreach (var module in ownModules.Values) module.Dispose();
            }

            /// <summary>Registers the fields that are modules, parameters or tensors (as buffers), under the fields' names.</summary>
            protected virtual void RegisterComponents()
            {
                for (var type = GetType(); type is not null && type != typeof(Module); type = type.BaseType)
                {
                    foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                    {
                        if (ownParameters.ContainsKey(field.Name) || ownBuffers.ContainsKey(field.Name) || ownModules.ContainsKey(field.Name)) continue;
                        switch (field.GetValue(this))
                        {
                            case Module module: register_module(field.Name, module); break;
                            case Parameter parameter: register_parameter(field.Name, parameter); break;
                            case Tensor tensor: register_buffer(field.Name, tensor); break;
                        }
                    }
                }
            }
        }
    }
}

using System.Collections.Concurrent;
using System.Reflection;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module : IDisposable
        {
            private static readonly ConcurrentDictionary<Type, (string Name, FieldInfo Field)[]> fieldsOfTypes = new();
            private readonly OrderedDictionary<string, Parameter?> ownParameters = [];
            private readonly OrderedDictionary<string, (Tensor Tensor, bool Persistent)> ownBuffers = [];
            private readonly OrderedDictionary<string, Module> ownModules = [];
            protected readonly string name;
            private bool registered;

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

            /// <summary>
            /// Registers the fields that are modules, parameters or tensors (as buffers), under the fields' names, the module's own type
            /// before its base types. Only the first call does: what comes into a field later is not seen, as in the package.
            /// </summary>
            protected virtual void RegisterComponents()
            {
                if (registered) return;
                registered = true;
                foreach (var (component, field) in fieldsOfTypes.GetOrAdd(GetType(), FieldsOf))
                {
                    if (ownParameters.ContainsKey(component) || ownBuffers.ContainsKey(component) || ownModules.ContainsKey(component)) continue;
                    switch (field.GetValue(this))
                    {
                        case Module module: register_module(component, module); break;
                        case Parameter parameter: register_parameter(component, parameter); break;
                        case Tensor tensor: register_buffer(component, tensor); break;
                    }
                }
            }

            // the modules of this library register by hand
            private static (string, FieldInfo)[] FieldsOf(Type type)
            {
                var fields = new List<(string, FieldInfo)>();
                for (var level = type; level is not null && level.Assembly != typeof(Module).Assembly; level = level.BaseType)
                    foreach (var field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                        fields.Add((field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name, field));
                return [.. fields];
            }
        }
    }
}

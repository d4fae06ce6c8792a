using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static ModuleDict<Module> ModuleDict(params (string, Module)[] modules) => ModuleDict<Module>(modules);

        public static ModuleDict<T> ModuleDict<T>(params (string, T)[] modules) where T : Module
        {
            var dictionary = new ModuleDict<T>();
            foreach (var module in modules) dictionary.Add(module);
            return dictionary;
        }

        public static ParameterList ParameterList(params Parameter[] parameters) => new(parameters);
    }
}

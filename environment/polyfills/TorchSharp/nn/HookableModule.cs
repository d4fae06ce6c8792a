namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Where the package keeps forward hooks, which the workbook does not use.</summary>
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            protected HookableModule(string name)
                : base(name)
            {
            }
        }
    }
}

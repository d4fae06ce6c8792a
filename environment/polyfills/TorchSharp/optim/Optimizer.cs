using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public abstract partial class Optimizer : IDisposable
        {
            protected readonly IList<ParamGroup> _parameter_groups = [];

            private protected Optimizer()
            {
            }

            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            /// <summary>Moves every parameter that has a gradient by one step, and gives back the closure's loss.</summary>
            public virtual Tensor? step(Func<Tensor>? closure = null) => closure?.Invoke();

            public virtual IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

            /// <summary>Fills the gradients with zeros, in place: after this a step still moves what has momentum or weight decay.</summary>
            public virtual void zero_grad()
            {
                foreach (var parameter in parameters()) parameter.ZeroGradient();
            }

            public virtual void add_param_group(ParamGroup param_group) => _parameter_groups.Add(param_group);

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (disposing) Release();
            }

            /// <summary>Disposes what the optimiser remembers; the parameters are their modules'.</summary>
            private protected virtual void Release()
            {
            }
        }
    }
}

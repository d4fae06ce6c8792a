using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            public virtual void train(bool train = true)
            {
                training = train;
                foreach (var module in ownModules.Values) module.train(train);
            }

            public virtual void eval() => train(false);

            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    if (set_to_none) parameter.grad = null;
                    else parameter.ZeroGradient();
                }
            }

            public virtual Module apply(Action<Module> fn)
            {
                foreach (var module in ownModules.Values) module.apply(fn);
                fn(this);
                return this;
            }

            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                var start = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
                foreach (var (key, parameter) in ownParameters) if (parameter is not null) destination.TryAdd(start + key, parameter);
                foreach (var (key, buffer) in ownBuffers) if (buffer.Persistent) destination.TryAdd(start + key, buffer.Tensor);
                foreach (var (key, module) in ownModules) module.state_dict(destination, start + key);
                return destination;
            }

            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                var own = state_dict();
                var left = skip ?? [];
                List<string> missing = [.. own.Keys.Where(k => !source.ContainsKey(k) && !left.Contains(k))];
                List<string> unexpected = [.. source.Keys.Where(k => !own.ContainsKey(k) && !left.Contains(k))];
                if (strict && (missing.Count > 0 || unexpected.Count > 0))
                    throw new InvalidOperationException($"the state does not fit {GetName()}: missing [{string.Join(", ", missing)}], unexpected [{string.Join(", ", unexpected)}]");
                var pairs = source.Where(s => own.ContainsKey(s.Key) && !left.Contains(s.Key)).Select(s => (s.Key, Target: own[s.Key], Source: s.Value)).ToArray();
                foreach (var (key, target, tensor) in pairs)
                    if (!target.shape.SequenceEqual(tensor.shape))
                        throw new ArgumentException($"{key} of {GetName()} has shape [{string.Join(", ", target.shape)}], the state's has [{string.Join(", ", tensor.shape)}]");
                using var quiet = no_grad();
                foreach (var (_, target, tensor) in pairs) target.copy_(tensor);
                return (missing, unexpected);
            }
        }
    }
}

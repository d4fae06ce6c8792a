namespace TorchSharp.Modules;

public partial class SGD
{
    public class Options : OptimizerOptions
    {
        public double? momentum;
        public double? dampening;
        public double? weight_decay;
        public bool? nesterov;
        public bool? maximize;

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var options = (Options)source;
            (momentum, dampening, weight_decay, nesterov, maximize) = (options.momentum, options.dampening, options.weight_decay, options.nesterov, options.maximize);
        }

        internal override void Complete(OptimizerOptions defaults)
        {
            base.Complete(defaults);
            var options = (Options)defaults;
            momentum ??= options.momentum;
            dampening ??= options.dampening;
            weight_decay ??= options.weight_decay;
            nesterov ??= options.nesterov;
            maximize ??= options.maximize;
        }
    }
}

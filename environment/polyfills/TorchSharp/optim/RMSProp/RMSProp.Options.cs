namespace TorchSharp.Modules;

public partial class RMSProp
{
    public class Options : OptimizerOptions
    {
        public double? alpha;
        public double? eps;
        public double? weight_decay;
        public double? momentum;
        public bool? centered;
        public bool? maximize;

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var options = (Options)source;
            (alpha, eps, weight_decay, momentum, centered, maximize) = (options.alpha, options.eps, options.weight_decay, options.momentum, options.centered, options.maximize);
        }

        internal override void Complete(OptimizerOptions defaults)
        {
            base.Complete(defaults);
            var options = (Options)defaults;
            alpha ??= options.alpha;
            eps ??= options.eps;
            weight_decay ??= options.weight_decay;
            momentum ??= options.momentum;
            centered ??= options.centered;
            maximize ??= options.maximize;
        }
    }
}

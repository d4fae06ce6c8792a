namespace TorchSharp.Modules;

public partial class Adam
{
    public class Options : OptimizerOptions
    {
        public double? beta1;
        public double? beta2;
        public double? weight_decay;
        public double? eps;
        public bool? amsgrad;
        public bool? maximize;

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var options = (Options)source;
            (beta1, beta2, weight_decay, eps, amsgrad, maximize) = (options.beta1, options.beta2, options.weight_decay, options.eps, options.amsgrad, options.maximize);
        }

        internal override void Complete(OptimizerOptions defaults)
        {
            base.Complete(defaults);
            var options = (Options)defaults;
            beta1 ??= options.beta1;
            beta2 ??= options.beta2;
            weight_decay ??= options.weight_decay;
            eps ??= options.eps;
            amsgrad ??= options.amsgrad;
            maximize ??= options.maximize;
        }
    }
}

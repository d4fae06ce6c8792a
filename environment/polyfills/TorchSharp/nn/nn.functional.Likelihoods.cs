namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>½ (log σ² + (x − μ)² / σ²), and ½ log 2π where it is full. A variance below <paramref name="eps"/> counts as that.</summary>
            public static Tensor gaussian_nll_loss(Tensor input, Tensor target, Tensor variance, bool full = false, float eps = 1e-6f, Reduction reduction = Reduction.Mean)
            {
                using var scope = NewDisposeScope();
                if (variance.dim() == input.dim() - 1) variance = variance.unsqueeze(-1);
                if (variance.lt(0).any().ToBoolean()) throw new ArgumentException("a variance is negative");
                var bounded = variance.clone();
                using (no_grad()) bounded.clamp_(eps);
                var loss = (bounded.log() + (input - target).square() / bounded) * 0.5;
                if (full) loss = loss + 0.5 * Math.Log(2 * Math.PI);
                return Reduced(loss, reduction).MoveToOuterDisposeScope();
            }

            private static Tensor Reduced(Tensor loss, Reduction reduction) => reduction switch
            {
                Reduction.Mean => loss.mean(),
                Reduction.Sum => loss.sum(),
                _ => loss,
            };
        }
    }
}

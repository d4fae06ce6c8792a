using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class RMSProp
{
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>Steps taken.</summary>
        public long step;

        /// <summary>The running mean of the squared gradient.</summary>
        public Tensor? square_avg;

        /// <summary>The running sum of steps; only with momentum.</summary>
        public Tensor? momentum_buffer;

        /// <summary>The running mean of the gradient; only where the second moment is centred.</summary>
        public Tensor? grad_avg;

        public State(Parameter parameter)
            : base(parameter)
        {
        }

        public override void Initialize(OptimizerOptions options)
        {
            var own = (Options)options;
            step = 0;
            square_avg = Zeros();
            momentum_buffer = own.momentum > 0 ? Zeros() : null;
            grad_avg = own.centered!.Value ? Zeros() : null;
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var state = (State)source;
            step = state.step;
            Copy(ref square_avg, state.square_avg);
            Copy(ref momentum_buffer, state.momentum_buffer);
            Copy(ref grad_avg, state.grad_avg);
        }

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && Close(square_avg, state.square_avg) && Close(momentum_buffer, state.momentum_buffer) && Close(grad_avg, state.grad_avg);

        public override void to(Device device)
        {
            Move(ref square_avg, device);
            Move(ref momentum_buffer, device);
            Move(ref grad_avg, device);
        }

        public void Dispose()
        {
            square_avg?.Dispose();
            momentum_buffer?.Dispose();
            grad_avg?.Dispose();
        }
    }
}

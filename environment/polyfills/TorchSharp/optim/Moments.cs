using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The step that Adam and AdamW share, once each has dealt with weight decay.</summary>
internal static class Moments
{
    /// <summary>
    /// θ ← θ − lr · m̂ / (√v̂ + ε), with the corrections of both moments' bias put on the step size and on ε,
    /// so that they cost nothing per element.
    /// </summary>
    internal static void Step(Parameter parameter, Tensor gradient, ref long step, Tensor? mean, Tensor? square, Tensor? largest, double lr, double beta1, double beta2, double eps)
    {
        step++;
        var root = Math.Sqrt(1 - Math.Pow(beta2, step));
        var size = lr * root / (1 - Math.Pow(beta1, step));
        // not lerp_, which is several times slower in libtorch 1.13
        Aten.mul__Scalar.CallInPlace(mean!, mean, beta1);
        Aten.add__Tensor.CallInPlace(mean!, mean, gradient, 1 - beta1);
        Aten.mul__Scalar.CallInPlace(square!, square, beta2);
        Aten.addcmul_.CallInPlace(square!, square, gradient, gradient, 1 - beta2);
        if (largest is not null) Aten.maximum_out.CallInPlace(largest, largest, square!, largest);
        using var denominator = Aten.sqrt.Call(largest ?? square);
        Aten.add__Scalar.CallInPlace(denominator, denominator, eps * root);
        Aten.addcdiv_.CallInPlace(parameter, parameter, mean, denominator, -size);
    }
}

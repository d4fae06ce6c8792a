namespace TorchSharp.Modules;

public sealed class ConstantPad2d : PadBase
{
    internal ConstantPad2d(long[] padding, double value)
        : base(nameof(ConstantPad2d), PaddingModes.Constant, value, padding)
    {
    }
}

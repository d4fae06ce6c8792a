namespace TorchSharp.Native;

/// <summary>The kinds of value that cross the border; the order is the native file's.</summary>
internal enum Tag
{
    None, Tensor, Int, Double, Bool, IntList, DoubleList, TensorList, OptionalTensorList, String, Device, Generator,
}

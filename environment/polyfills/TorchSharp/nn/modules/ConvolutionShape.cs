namespace TorchSharp.Modules;

/// <summary>What a convolution is made of, apart from its weights.</summary>
internal sealed record ConvolutionShape(
    long InChannels,
    long OutChannels,
    long[] Kernel,
    long[] Stride,
    long[] Padding,
    Padding? NamedPadding,
    long[] OutputPadding,
    long[] Dilation,
    long Groups,
    PaddingModes Mode,
    bool Transposed = false)
{
    public long[] WeightShape => Transposed ? [InChannels, OutChannels / Groups, .. Kernel] : [OutChannels, InChannels / Groups, .. Kernel];

    /// <summary>The padding on both sides of each dimension, the last dimension first, as pad() takes it.</summary>
    public long[] Margins => [.. Enumerable.Range(0, Kernel.Length).Reverse().SelectMany(d => NamedPadding switch
    {
        TorchSharp.Padding.Valid => new long[] { 0, 0 },
        TorchSharp.Padding.Same => [Dilation[d] * (Kernel[d] - 1) / 2, Dilation[d] * (Kernel[d] - 1) - Dilation[d] * (Kernel[d] - 1) / 2],
        _ => [Padding[d], Padding[d]],
    })];
}

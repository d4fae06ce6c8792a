using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenCore.Tests.Polyfill.Nn;

public class ModuleGradientTests
{
    public static TheoryData<string, Func<GradientCase>> Layers => new()
    {
        { "Linear", () => GradientCase.Of(Linear(4, 3), 2, 4) },
        { "Linear without bias", () => GradientCase.Of(Linear(4, 3, hasBias: false), 2, 4) },
        { "Conv1d", () => GradientCase.Of(Conv1d(2, 3, 3, stride: 2, padding: 2, dilation: 2), 2, 2, 7) },
        { "Conv1d, Same", () => GradientCase.Of(Conv1d(2, 2, 4, Padding.Same), 1, 2, 6) },
        { "Conv1d, circular", () => GradientCase.Of(Conv1d(2, 2, 3, padding: 1, padding_mode: PaddingModes.Circular), 1, 2, 5) },
        { "Conv2d", () => GradientCase.Of(Conv2d(2, 3, 3), 2, 2, 4, 5) },
        { "Conv2d, padding and stride", () => GradientCase.Of(Conv2d(2, 2, (3, 2), stride: (2, 1), padding: (1, 0)), 1, 2, 5, 4) },
        { "Conv2d, dilation", () => GradientCase.Of(Conv2d(1, 2, 2, dilation: 2), 1, 1, 5, 5) },
        { "Conv2d, groups", () => GradientCase.Of(Conv2d(4, 4, 2, groups: 2, bias: false), 1, 4, 3, 3) },
        { "Conv2d, Same", () => GradientCase.Of(Conv2d(1, 2, 4, Padding.Same), 1, 1, 5, 4) },
        { "Conv2d, Valid", () => GradientCase.Of(Conv2d(1, 2, 3, Padding.Valid), 1, 1, 5, 4) },
        { "Conv2d, circular", () => GradientCase.Of(Conv2d(1, 2, (3, 5), padding: (1, 2), padding_mode: PaddingModes.Circular), 1, 1, 4, 5) },
        { "Conv2d, reflect", () => GradientCase.Of(Conv2d(1, 2, 3, padding: 1, padding_mode: PaddingModes.Reflect), 1, 1, 4, 4) },
        { "Conv2d, replicate", () => GradientCase.Of(Conv2d(1, 2, 3, padding: 1, padding_mode: PaddingModes.Replicate), 1, 1, 4, 4) },
        { "ConvTranspose2d", () => GradientCase.Of(ConvTranspose2d(2, 3, 3, stride: 2, padding: 1, output_padding: 1), 2, 2, 3, 3) },
        { "ConvTranspose2d, groups and dilation", () => GradientCase.Of(ConvTranspose2d(2, 4, 2, groups: 2, dilation: 2, bias: false), 1, 2, 3, 3) },
        { "BatchNorm1d", () => GradientCase.Of(Warm(BatchNorm1d(3), 6, 3), 4, 3) },
        { "BatchNorm1d, sequences", () => GradientCase.Of(Warm(BatchNorm1d(3), 6, 3, 2), 4, 3, 2) },
        { "BatchNorm1d, eval", () => GradientCase.Of(Evaluating(Warm(BatchNorm1d(3), 6, 3)), 4, 3) },
        { "BatchNorm2d", () => GradientCase.Of(Warm(BatchNorm2d(2), 6, 2, 3, 3), 3, 2, 3, 2) },
        { "BatchNorm2d, eval", () => GradientCase.Of(Evaluating(Warm(BatchNorm2d(2), 6, 2, 3, 3)), 3, 2, 3, 2) },
        { "BatchNorm2d without running statistics", () => GradientCase.Of(Evaluating(BatchNorm2d(2, affine: false, track_running_stats: false)), 3, 2, 3, 2) },
        { "LayerNorm", () => GradientCase.Of(Warm(LayerNorm([3, 2]), 1, 3, 2), 4, 3, 2) },
        { "GroupNorm", () => GradientCase.Of(Warm(GroupNorm(2, 4), 1, 4, 2), 2, 4, 3) },
        { "AvgPool2d", () => GradientCase.Of(AvgPool2d(3, stride: 2, padding: 1, count_include_pad: false), 1, 2, 5, 5) },
        { "MaxPool2d", () => GradientCase.Of(MaxPool2d(3, stride: 2, padding: 1), 1, 2, 5, 5) },
        { "AdaptiveAvgPool2d", () => GradientCase.Of(AdaptiveAvgPool2d((2, 3)), 1, 2, 5, 4) },
        { "Upsample, bilinear", () => GradientCase.Of(Upsample(scale_factor: [2, 2], mode: UpsampleMode.Bilinear), 1, 2, 3, 3) },
        { "Upsample, bilinear to a size", () => GradientCase.Of(Upsample(size: [5, 4], mode: UpsampleMode.Bilinear, align_corners: true), 1, 1, 3, 3) },
        { "Upsample, nearest", () => GradientCase.Of(Upsample(scale_factor: [2, 3]), 1, 1, 3, 2) },
        { "PixelShuffle", () => GradientCase.Of(PixelShuffle(2), 1, 8, 2, 3) },
        { "Flatten and Unflatten", () => GradientCase.Of(Sequential(Flatten(), Unflatten(1, [3, 2])), 2, 2, 3) },
        { "Sequential", () => GradientCase.Of(Sequential(("conv", Conv2d(1, 2, 3)), ("act", Softplus()), ("flat", Flatten()), ("out", Linear(8, 2))), 2, 1, 4, 4) },
    };

    public static TheoryData<string, Func<GradientCase>> Activations => new()
    {
        { "ReLU", () => GradientCase.Of(ReLU(), 2, 5) },
        { "ReLU in place", () => GradientCase.Of(Sequential(Linear(5, 4), ReLU(inplace: true)), 2, 5) },
        { "ReLU6", () => GradientCase.Of(x => functional.relu6(x * 5), 2, 5) },
        { "LeakyReLU", () => GradientCase.Of(LeakyReLU(0.2), 2, 5) },
        { "LeakyReLU in place", () => GradientCase.Of(Sequential(Linear(5, 4), LeakyReLU(0.2, inplace: true)), 2, 5) },
        { "PReLU", () => GradientCase.Of(PReLU(3), 2, 3, 4) },
        { "ELU", () => GradientCase.Of(ELU(1.3), 2, 5) },
        { "GELU", () => GradientCase.Of(GELU(), 2, 5) },
        { "SiLU", () => GradientCase.Of(SiLU(), 2, 5) },
        { "Sigmoid", () => GradientCase.Of(Sigmoid(), 2, 5) },
        { "Tanh", () => GradientCase.Of(Tanh(), 2, 5) },
        { "Softplus", () => GradientCase.Of(Softplus(2, 3), 2, 5) },
        { "Softmax", () => GradientCase.Of(Softmax(1), 2, 5) },
        { "LogSoftmax", () => GradientCase.Of(LogSoftmax(0), 2, 5) },
        { "Hardtanh", () => GradientCase.Of(Hardtanh(-0.5, 0.7), 2, 5) },
        { "Identity", () => GradientCase.Of(Identity(), 2, 5) },
        { "logsigmoid", () => GradientCase.Of(functional.logsigmoid, 2, 5) },
        { "glu", () => GradientCase.Of(x => functional.glu(x), 2, 6) },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    [MemberData(nameof(Activations))]
    public void Gradients_agree_with_finite_differences(string name, Func<GradientCase> build)
    {
        manual_seed(11);
        using var scope = NewDisposeScope();
        build().Check(name);
    }

    [Fact]
    public void Embedding_gathers_the_gradient_of_repeated_rows()
    {
        manual_seed(12);
        var embedding = Embedding(5, 3).to(float64);
        var rows = tensor(new long[] { 4, 1, 1, 0 });
        new GradientCase(() => embedding.call(rows), [.. embedding.parameters()]).Check("Embedding");
    }

    [Fact]
    public void The_padding_row_of_an_embedding_is_zero_and_has_no_gradient()
    {
        var embedding = Embedding(4, 3, padding_idx: 2).to(float64);
        var output = embedding.call(tensor(new long[] { 2, 1 }));
        Assert.Equal(0, output[0].abs().sum().item<double>());
        output.sum().backward();
        Assert.Equal([0.0, 3.0, 0.0, 0.0], embedding.weight!.grad!.sum(1).data<double>().ToArray());
    }

    [Fact]
    public void Recurrent_cells_pass_gradients_to_input_state_and_weights()
    {
        manual_seed(13);
        var lstm = LSTMCell(3, 2).to(float64);
        var (x, h, c) = (GradientCase.Leaf(2, 3), GradientCase.Leaf(2, 2), GradientCase.Leaf(2, 2));
        new GradientCase(() =>
        {
            var (hidden, cell) = lstm.call(x, (h, c));
            return cat([hidden, cell]);
        }, [x, h, c, .. lstm.parameters()]).Check("LSTMCell");

        var gru = GRUCell(3, 2).to(float64);
        new GradientCase(() => gru.call(x, h), [x, h, .. gru.parameters()]).Check("GRUCell");
    }

    // weights away from one and zero, and running statistics that one batch has moved
    private static nn.Module<Tensor, Tensor> Warm(nn.Module<Tensor, Tensor> norm, params long[] shape)
    {
        using var quiet = no_grad();
        foreach (var parameter in norm.parameters()) init.normal_(parameter);
        norm.call(randn(shape) * 2 + 1);
        return norm;
    }

    private static nn.Module<Tensor, Tensor> Evaluating(nn.Module<Tensor, Tensor> module)
    {
        module.eval();
        return module;
    }
}

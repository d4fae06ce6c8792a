using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenCore.Tests.Polyfill.Nn;

/// <summary>Outputs for PyTorch's weights and inputs; loading its state by strict names is part of the test.</summary>
public class ForwardTests
{
    public static TheoryData<string, Func<Module<Tensor, Tensor>>> Modules => new()
    {
        { "Linear", () => Linear(5, 4) },
        { "Conv1d", () => Conv1d(2, 3, 3, stride: 2, padding: 2, dilation: 2) },
        { "Conv2d", () => Conv2d(2, 3, 3, stride: 2, padding: 1) },
        { "Conv2d, dilation and groups", () => Conv2d(2, 4, 2, dilation: 2, groups: 2) },
        { "Conv2d, same", () => Conv2d(1, 2, (4, 3), Padding.Same) },
        { "Conv2d, same and circular", () => Conv2d(1, 2, (4, 3), Padding.Same, padding_mode: PaddingModes.Circular) },
        { "Conv2d, reflect", () => Conv2d(1, 2, (3, 5), padding: (1, 2), padding_mode: PaddingModes.Reflect) },
        { "Conv2d, replicate", () => Conv2d(1, 2, (3, 5), padding: (1, 2), padding_mode: PaddingModes.Replicate) },
        { "Conv2d, circular", () => Conv2d(1, 2, (3, 5), padding: (1, 2), padding_mode: PaddingModes.Circular) },
        { "ConvTranspose2d", () => ConvTranspose2d(2, 2, 3, stride: 2, padding: 1, output_padding: 1) },
        { "ConvTranspose2d, dilation and groups", () => ConvTranspose2d(2, 4, 2, dilation: 2, groups: 2) },
        { "BatchNorm1d", () => BatchNorm1d(3) },
        { "BatchNorm2d", () => BatchNorm2d(2, eps: 1e-3, momentum: 0.3) },
        { "LayerNorm", () => LayerNorm([3, 2]) },
        { "GroupNorm", () => GroupNorm(2, 4) },
        { "PReLU", () => PReLU(2) },
        { "ReLU", () => ReLU() },
        { "ReLU6", () => ReLU6() },
        { "LeakyReLU", () => LeakyReLU() },
        { "ELU", () => ELU() },
        { "GELU", () => GELU() },
        { "SiLU", () => SiLU() },
        { "Sigmoid", () => Sigmoid() },
        { "Tanh", () => Tanh() },
        { "Softplus", () => Softplus() },
        { "Hardtanh", () => Hardtanh() },
        { "Softmax", () => Softmax(1) },
        { "LogSoftmax", () => LogSoftmax(0) },
        { "AvgPool2d", () => AvgPool2d(3, stride: 2, padding: 1) },
        { "AvgPool2d, ceiling", () => AvgPool2d(2, ceil_mode: true, count_include_pad: false) },
        { "MaxPool2d", () => MaxPool2d(3, stride: 2, padding: 1) },
        { "AdaptiveAvgPool2d", () => AdaptiveAvgPool2d((2, 3)) },
        { "Upsample", () => Upsample(scale_factor: [2, 2]) },
        { "Upsample, bilinear", () => Upsample(scale_factor: [2, 2], mode: UpsampleMode.Bilinear) },
        { "Upsample, corners", () => Upsample(size: [5, 4], mode: UpsampleMode.Bilinear, align_corners: true) },
        { "PixelShuffle", () => PixelShuffle(2) },
        { "Flatten", () => Flatten(1, 2) },
    };

    /// <summary>Of x, y (normal), p (in [0, 1]), all [3, 4], the classes k and four weights w.</summary>
    public static TheoryData<string, Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>> Functionals => new()
    {
        { "mse_loss", (x, y, p, k, w) => functional.mse_loss(x, y) },
        { "l1_loss, sum", (x, y, p, k, w) => functional.l1_loss(x, y, Reduction.Sum) },
        { "smooth_l1_loss", (x, y, p, k, w) => functional.smooth_l1_loss(x, y, beta: 0.5) },
        { "huber_loss", (x, y, p, k, w) => functional.huber_loss(x, y, delta: 0.5) },
        { "binary_cross_entropy", (x, y, p, k, w) => functional.binary_cross_entropy(x.sigmoid(), p) },
        { "binary_cross_entropy, none", (x, y, p, k, w) => functional.binary_cross_entropy(x.sigmoid(), p, w, Reduction.None) },
        { "binary_cross_entropy_with_logits", (x, y, p, k, w) => functional.binary_cross_entropy_with_logits(x, p) },
        { "binary_cross_entropy_with_logits, positives", (x, y, p, k, w) => functional.binary_cross_entropy_with_logits(x, p, null, Reduction.Sum, w) },
        { "cross_entropy", (x, y, p, k, w) => functional.cross_entropy(x, k) },
        { "cross_entropy, weights and smoothing", (x, y, p, k, w) => functional.cross_entropy(x, k, w, label_smoothing: 0.1) },
        { "cross_entropy, ignored", (x, y, p, k, w) => functional.cross_entropy(x, k, ignore_index: 2) },
        { "nll_loss", (x, y, p, k, w) => functional.nll_loss(x.log_softmax(1), k, w) },
        { "kl_div", (x, y, p, k, w) => functional.kl_div(x.log_softmax(1), p, log_target: false) },
        { "kl_div, logarithms", (x, y, p, k, w) => functional.kl_div(x.log_softmax(1), y.log_softmax(1), log_target: true, Reduction.Sum) },
        { "normalize", (x, y, p, k, w) => functional.normalize(x) },
        { "cosine_similarity", (x, y, p, k, w) => functional.cosine_similarity(x, y) },
        { "pairwise_distance", (x, y, p, k, w) => functional.pairwise_distance(x, y) },
        { "one_hot", (x, y, p, k, w) => functional.one_hot(k, 5) },
        { "pad", (x, y, p, k, w) => functional.pad(x, (1, 2), value: 0.5) },
        { "pad, reflect", (x, y, p, k, w) => functional.pad(x, (1, 2), PaddingModes.Reflect) },
        { "unfold", (x, y, p, k, w) => functional.unfold(x.view(1, 1, 3, 4), 2, padding: 1, stride: 2) },
        { "fold", (x, y, p, k, w) => functional.fold(x.view(1, 4, 3).narrow(2, 0, 1), 2, 2) },
        { "interpolate, bilinear", (x, y, p, k, w) => functional.interpolate(x.view(1, 1, 3, 4), size: [5, 3], mode: InterpolationMode.Bilinear) },
        { "interpolate, factor", (x, y, p, k, w) => functional.interpolate(x.view(1, 1, 3, 4), scale_factor: [1.3, 1.3], mode: InterpolationMode.Bilinear) },
        { "interpolate, factor as a size", (x, y, p, k, w) => functional.interpolate(x.view(1, 1, 3, 4), scale_factor: [1.3, 1.3], mode: InterpolationMode.Bilinear, recompute_scale_factor: true) },
        { "interpolate, antialias", (x, y, p, k, w) => functional.interpolate(x.view(1, 1, 3, 4), size: [2, 2], mode: InterpolationMode.Bilinear, antialias: true) },
        { "interpolate, bicubic", (x, y, p, k, w) => functional.interpolate(x.view(1, 1, 3, 4), size: [5, 3], mode: InterpolationMode.Bicubic) },
        { "interpolate, area", (x, y, p, k, w) => functional.interpolate(x.view(1, 1, 3, 4), size: [2, 3], mode: InterpolationMode.Area) },
        { "grid_sample", (x, y, p, k, w) => functional.grid_sample(x.view(1, 1, 3, 4), y.view(1, 2, 3, 2), align_corners: false) },
        { "grid_sample, nearest in the border", (x, y, p, k, w) => functional.grid_sample(x.view(1, 1, 3, 4), y.view(1, 2, 3, 2), GridSampleMode.Nearest, GridSamplePaddingMode.Border, true) },
        { "affine_grid", (x, y, p, k, w) => functional.affine_grid(x.view(2, 2, 3), [2, 1, 2, 2], align_corners: false) },
    };

    [Theory]
    [MemberData(nameof(Modules))]
    public void Modules_compute_what_PyTorchs_do(string name, Func<Module<Tensor, Tensor>> build)
    {
        using var scope = NewDisposeScope();
        var given = PytorchFixture.Section("forward").GetProperty(name);
        using var module = build();
        module.load_state_dict(given.GetProperty("state").ReadState());
        var x = given.GetProperty("input").ReadTensor();
        PytorchFixture.AssertClose(name, given.GetProperty("output").ReadTensor(), module.call(x));
        if (!given.TryGetProperty("after", out var after)) return;

        // one batch has moved the running statistics, which evaluation then uses
        var state = module.state_dict();
        foreach (var (key, tensor) in after.ReadState()) PytorchFixture.AssertClose($"{name}: {key}", tensor, state[key]);
        module.eval();
        PytorchFixture.AssertClose($"{name} in evaluation", given.GetProperty("evaluated").ReadTensor(), module.call(x));
    }

    [Theory]
    [MemberData(nameof(Functionals))]
    public void Functionals_compute_what_PyTorchs_do(string name, Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor> function)
    {
        using var scope = NewDisposeScope();
        var given = PytorchFixture.Section("functionals");
        Tensor Read(string key) => given.GetProperty(key).ReadTensor();
        PytorchFixture.AssertClose(name, given.GetProperty("outputs").GetProperty(name).ReadTensor(), function(Read("x"), Read("y"), Read("p"), Read("k"), Read("w")));
    }

    [Fact]
    public void Everything_in_the_fixture_is_compared()
    {
        Assert.Equal(PytorchFixture.Section("forward").EnumerateObject().Select(p => p.Name), Modules.Select(row => (string)row[0]));
        Assert.Equal(PytorchFixture.Section("functionals").GetProperty("outputs").EnumerateObject().Select(p => p.Name), Functionals.Select(row => (string)row[0]));
    }

    [Fact]
    public void Recurrent_cells_compute_what_PyTorchs_do_from_a_state_and_from_zero()
    {
        using var scope = NewDisposeScope();
        var given = PytorchFixture.Section("cells");
        Tensor Read(string key) => given.GetProperty(key).ReadTensor();
        using var lstm = LSTMCell(3, 4);
        lstm.load_state_dict(given.GetProperty("lstm").ReadState());
        Same("lstm output", lstm.call(Read("input"), (Read("h"), Read("c"))));
        Same("lstm from zero", lstm.call(Read("input"), null));

        using var gru = GRUCell(3, 4);
        gru.load_state_dict(given.GetProperty("gru").ReadState());
        PytorchFixture.AssertClose("gru output", Read("gru output"), gru.call(Read("input"), Read("h")));
        PytorchFixture.AssertClose("gru from zero", Read("gru from zero"), gru.forward(Read("input")));

        void Same(string key, (Tensor H, Tensor C) actual)
        {
            PytorchFixture.AssertClose($"{key}, h", given.GetProperty(key)[0].ReadTensor(), actual.H);
            PytorchFixture.AssertClose($"{key}, c", given.GetProperty(key)[1].ReadTensor(), actual.C);
        }
    }

    [Fact]
    public void Gradients_are_clipped_as_PyTorch_clips_them()
    {
        foreach (var given in PytorchFixture.Section("clip_grad_norm").EnumerateArray())
        {
            manual_seed(PytorchFixture.Seed);
            using var layer = Linear(4, 3);
            layer.call(randn(2, 4)).pow(2).sum().backward();
            var kind = given.GetProperty("kind").GetString() is "inf" ? double.PositiveInfinity : double.Parse(given.GetProperty("kind").GetString()!);
            var norm = nn.utils.clip_grad_norm_(layer.parameters(), given.GetProperty("bound").GetDouble(), kind);
            Assert.Equal(given.GetProperty("norm").GetDouble(), norm, 5);
            PytorchFixture.AssertClose("weight", given.GetProperty("weight").ReadTensor(), layer.weight!.grad!);
            PytorchFixture.AssertClose("bias", given.GetProperty("bias").ReadTensor(), layer.bias!.grad!);
        }
    }
}

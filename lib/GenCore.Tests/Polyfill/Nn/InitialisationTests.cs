using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenCore.Tests.Polyfill.Nn;

public class InitialisationTests
{
    public static TheoryData<string, Func<Module>> Layers => new()
    {
        { "Linear", () => Linear(5, 4) },
        { "Linear without bias", () => Linear(5, 4, hasBias: false) },
        { "Conv1d", () => Conv1d(3, 4, 3) },
        { "Conv2d", () => Conv2d(3, 4, 3) },
        { "Conv2d, groups", () => Conv2d(4, 6, (2, 3), groups: 2) },
        { "ConvTranspose2d", () => ConvTranspose2d(4, 3, 3) },
        { "ConvTranspose2d, groups", () => ConvTranspose2d(4, 6, 2, groups: 2) },
        { "Embedding", () => Embedding(9, 5) },
        { "Embedding, padding", () => Embedding(9, 5, padding_idx: 3) },
        { "LSTMCell", () => LSTMCell(3, 4) },
        { "GRUCell", () => GRUCell(3, 4) },
        { "BatchNorm2d", () => BatchNorm2d(3) },
        { "Sequential", () => Sequential(Conv2d(1, 2, 3), ReLU(), Flatten(), Linear(8, 3)) },
    };

    public static TheoryData<string, Func<Tensor, Tensor>> Functions => new()
    {
        { "kaiming_uniform", t => init.kaiming_uniform_(t, nonlinearity: init.NonlinearityType.ReLU) },
        { "kaiming_uniform, a", t => init.kaiming_uniform_(t, a: 0.2) },
        { "kaiming_normal, fan out", t => init.kaiming_normal_(t, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU) },
        { "kaiming_normal, tanh", t => init.kaiming_normal_(t, nonlinearity: init.NonlinearityType.Tanh) },
        { "xavier_uniform", t => init.xavier_uniform_(t) },
        { "xavier_uniform, gain", t => init.xavier_uniform_(t, init.calculate_gain(init.NonlinearityType.Tanh)) },
        { "xavier_normal", t => init.xavier_normal_(t) },
        { "uniform", t => init.uniform_(t, -0.3, 0.7) },
        { "normal", t => init.normal_(t, 0.5, 0.1) },
        { "eye", t => init.eye_(t.view(4, 18)) },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void Layers_start_from_PyTorchs_weights_bit_for_bit(string name, Func<Module> build)
    {
        manual_seed(PytorchFixture.Seed);
        using var module = build();
        PytorchFixture.AssertSame(name, PytorchFixture.Section("initialisation").GetProperty(name).ReadState(), module.state_dict());
    }

    [Fact]
    public void Every_layer_of_the_fixture_is_built() =>
        Assert.Equal(PytorchFixture.Section("initialisation").EnumerateObject().Select(p => p.Name).Order(), Layers.Select(row => (string)row[0]).Order());

    [Theory]
    [MemberData(nameof(Functions))]
    public void Initialisers_fill_with_PyTorchs_values(string name, Func<Tensor, Tensor> fill)
    {
        manual_seed(PytorchFixture.Seed);
        PytorchFixture.AssertClose(name, PytorchFixture.Section("init").GetProperty(name).ReadTensor(), fill(zeros(4, 2, 3, 3)));
    }

    [Fact]
    public void Initialisers_change_a_parameter_in_place_and_record_nothing()
    {
        var weight = Parameter(zeros(3, 4));
        var result = init.xavier_normal_(weight);
        Assert.NotEqual(0, weight.abs().sum().item<float>());
        Assert.True(weight.is_leaf);
        Assert.True(weight.requires_grad);
        Assert.True(result.Equals(weight));
    }

    [Theory]
    [InlineData(5, 3)]
    [InlineData(3, 5)]
    [InlineData(4, 4)]
    public void Orthogonal_weights_have_orthonormal_rows_or_columns(long rows, long columns)
    {
        manual_seed(41);
        const double gain = 1.7;
        var q = init.orthogonal_(empty(rows, columns, float64), gain) / gain;
        var product = rows <= columns ? q.mm(q.t()) : q.t().mm(q);
        Assert.True(allclose(product, eye(Math.Min(rows, columns), dtype: float64), 1e-12, 1e-12));
    }

    [Fact]
    public void Orthogonal_initialisation_flattens_a_kernel_and_is_uniform_over_rotations()
    {
        manual_seed(42);
        var kernel = init.orthogonal_(empty(4, 2, 3, 3, float64)).reshape(4, 18);
        Assert.True(allclose(kernel.mm(kernel.t()), eye(4, dtype: float64), 1e-12, 1e-12));

        // without a correction of signs the first entry would always be negative
        var positive = Enumerable.Range(0, 200).Count(_ => init.orthogonal_(empty(3, 3))[0, 0].item<float>() > 0);
        Assert.InRange(positive, 70, 130);
    }

    [Fact]
    public void Truncated_normal_values_keep_their_bounds_and_moments()
    {
        manual_seed(43);
        var values = init.trunc_normal_(empty(200_000, float64), mean: 1, std: 2, a: -1, b: 3);
        Assert.InRange(values.min().item<double>(), -1, -0.99);
        Assert.InRange(values.max().item<double>(), 2.99, 3);
        // a normal cut at one deviation on both sides has variance 1 − 2 φ(1) / (2 Φ(1) − 1) = 0.29112…
        Assert.Equal(1, values.mean().item<double>(), 0.01);
        Assert.Equal(4 * 0.291125, values.var().item<double>(), 0.01);
    }

    [Fact]
    public void A_truncation_far_in_the_tail_stays_in_it()
    {
        manual_seed(44);
        var values = init.trunc_normal_(empty(10_000, float64), a: 2, b: 3);
        Assert.InRange(values.min().item<double>(), 2, 2.01);
        Assert.True(values.max().item<double>() <= 3);
        // (φ(2) − φ(3)) / (Φ(3) − Φ(2))
        Assert.Equal(2.3158, values.mean().item<double>(), 0.01);
    }

    [Fact]
    public void Gains_and_fans_are_the_published_ones()
    {
        Assert.Equal(Math.Sqrt(2), init.calculate_gain(init.NonlinearityType.ReLU), 12);
        Assert.Equal(5.0 / 3, init.calculate_gain(init.NonlinearityType.Tanh), 12);
        Assert.Equal(Math.Sqrt(2 / 1.04), init.calculate_gain(init.NonlinearityType.LeakyReLU, 0.2), 12);
        Assert.Equal(1, init.calculate_gain(init.NonlinearityType.Linear));
        Assert.Equal((18L, 36L), init.CalculateFanInAndFanOut(empty(4, 2, 3, 3)));
        Assert.ThrowsAny<Exception>(() => init.CalculateFanInAndFanOut(empty(4)));
    }
}

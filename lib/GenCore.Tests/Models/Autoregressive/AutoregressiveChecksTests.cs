using GenCore.Models.Autoregressive;
using TorchSharp;
using TorchSharp.Modules;
using Xunit.Sdk;
using static TorchSharp.torch;

namespace GenCore.Tests.Models.Autoregressive;

public sealed class AutoregressiveChecksTests : IDisposable
{
    private static readonly PixelShape Grey = new(1, 2, 3);
    private static readonly PixelShape Colour = new(3, 1, 2);

    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void What_keeps_the_rules_passes()
    {
        var order = tensor(new long[] { 0, 3, 1, 4, 2, 5 }); // where R, R, G, G, B, B of the two pixels stand in the chain
        var causal = ones(6, 6).tril(-1);
        foreach (var model in new[] { new Free(Grey, causal), new Free(Colour, causal.index_select(0, order).index_select(1, order)) })
        {
            AutoregressiveChecks.IsCausal(model);
            AutoregressiveChecks.SeesAllBefore(model);
            AutoregressiveChecks.SumsToOne(model);
            AutoregressiveChecks.KeepsTheBatchOrder(model);
        }
    }

    [Fact]
    public void A_pixel_that_sees_itself_or_the_next_is_noticed()
    {
        var own = new Free(Grey, ones(6, 6).tril());
        Assert.Contains("(0, 0) depends on pixel (0, 0)", Assert.Throws<FailException>(() => AutoregressiveChecks.IsCausal(own)).Message);
        Assert.Throws<EqualException>(() => AutoregressiveChecks.SumsToOne(own));
        var next = ones(6, 6).tril(-1);
        next[1, 3] = 1;
        Assert.Contains("(0, 1) depends on pixel (1, 0)", Assert.Throws<FailException>(() => AutoregressiveChecks.IsCausal(new Free(Grey, next))).Message);
        // channel after channel over the whole image is another order than pixel after pixel
        Assert.Contains("(0, 0) G depends on pixel (0, 1) R", Assert.Throws<FailException>(() => AutoregressiveChecks.IsCausal(new Free(Colour, ones(6, 6).tril(-1)))).Message);
    }

    [Fact]
    public void A_pixel_that_is_not_seen_is_noticed()
    {
        var blind = ones(6, 6).tril(-1);
        blind[5, 2] = 0;
        var model = new Free(Grey, blind);
        AutoregressiveChecks.IsCausal(model);
        Assert.Contains("(1, 2) does not depend on pixel (0, 2)", Assert.Throws<FailException>(() => AutoregressiveChecks.SeesAllBefore(model)).Message);
        Assert.Throws<ContainsException>(() => AutoregressiveChecks.IsCausal(new Free(Grey, zeros(6, 6))));
    }

    [Fact]
    public void Images_that_see_each_other_are_noticed()
    {
        var model = new Free(Grey, ones(6, 6).tril(-1)) { ReadsTheBatch = true };
        Assert.ThrowsAny<XunitException>(() => AutoregressiveChecks.KeepsTheBatchOrder(model));
    }

    /// <summary>A linear model whose logits see what its mask lets them see, [D, D] over the pixels as they lie in memory.</summary>
    private sealed class Free : AutoregressiveModel
    {
        private readonly Parameter weight;
        private readonly Tensor mask;

        public Free(PixelShape shape, Tensor mask)
            : base(nameof(Free), shape)
        {
            manual_seed(3);
            weight = nn.Parameter(randn(shape.Dimensions, shape.Dimensions));
            this.mask = mask;
            RegisterComponents();
        }

        public bool ReadsTheBatch { get; init; }

        internal override PixelCache NewCache(long count, Tensor? labels) => throw new NotSupportedException();

        public override Tensor forward(Tensor images, Tensor? labels)
        {
            var logits = images.flatten(1).matmul((weight * mask).t()).reshape(images.shape);
            return ReadsTheBatch ? logits.cumsum(0) : logits;
        }
    }
}

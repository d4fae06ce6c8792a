using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Tests.Polyfill;

public class DisposeScopeTests
{
    [Fact]
    public void A_scope_disposes_what_was_made_in_it()
    {
        Tensor inside;
        using (NewDisposeScope()) inside = ones(2) + 1;
        Assert.True(inside.IsInvalid);
    }

    [Fact]
    public void What_is_moved_out_survives_until_the_outer_scope_ends()
    {
        Tensor kept;
        using (NewDisposeScope())
        {
            using (NewDisposeScope()) kept = ones(2).MoveToOuterDisposeScope();
            Assert.False(kept.IsInvalid);
        }
        Assert.True(kept.IsInvalid);
    }

    [Fact]
    public void What_is_detached_survives_every_scope()
    {
        Tensor kept;
        using (NewDisposeScope())
        using (NewDisposeScope()) kept = ones(2).DetachFromDisposeScope();
        Assert.False(kept.IsInvalid);
        kept.Dispose();
    }

    [Fact]
    public void Moving_out_of_the_outermost_scope_detaches()
    {
        Tensor kept;
        using (NewDisposeScope()) kept = ones(2).MoveToOuterDisposeScope();
        Assert.False(kept.IsInvalid);
        kept.Dispose();
    }

    [Fact]
    public void A_scope_counts_what_it_owns()
    {
        using var scope = NewDisposeScope();
        var a = ones(1);
        var b = ones(1);
        Assert.Equal(2, scope.DisposablesCount);
        a.Dispose();
        Assert.Equal(1, scope.DisposablesCount);
        scope.Detach(b);
        Assert.Equal(0, scope.DisposablesCount);
        scope.Attach(b);
        Assert.True(scope.Contains(b));
    }

    [Fact]
    public void Scopes_of_one_thread_do_not_see_anothers_tensors()
    {
        using var scope = NewDisposeScope();
        var thread = new Thread(() => ones(1).Dispose());
        thread.Start();
        thread.Join();
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void A_step_in_a_scope_leaves_nothing_behind()
    {
        using var rest = new RestingCollector();
        var weight = ones(3, 3, requires_grad: true);
        Step(weight);
        var before = Tensor.TotalCount;
        for (var i = 0; i < 50; i++) Step(weight);
        Assert.Equal(before, Tensor.TotalCount);

        static void Step(Tensor weight)
        {
            using var scope = NewDisposeScope();
            weight.mm(ones(3, 3)).tanh()[0, TensorIndex.Colon].sum().backward();
        }
    }
}

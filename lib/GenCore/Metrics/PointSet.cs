using TorchSharp;
using static TorchSharp.torch;

namespace GenCore.Metrics;

/// <summary>
/// Points in double precision, and squared Euclidean distances between them block by block: ‖x − y‖² = ‖x‖² + ‖y‖² − 2 x·y, so that nearly all of the
/// work is a matrix product. A distance that rounding alone could make counts as 0. Of the features only the block at hand is copied.
/// </summary>
internal sealed class PointSet
{
    // of ‖x‖² + ‖y‖²: many times what a sum of some thousand rounded products errs by
    public const double Rounding = 1e-13;

    private const int AtOnce = 1000;

    private readonly Tensor features;
    private readonly Tensor centre;

    /// <summary>Points about a centre, which changes no distance and keeps the numbers small.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="centre">[D], of whole numbers: points that are whole numbers have exact distances.</param>
    public PointSet(Tensor features, Tensor centre)
    {
        (this.features, this.centre) = (features.detach(), centre);
        Squares = empty([Count], ScalarType.Float64);
        for (var i = 0L; i < Count; i += AtOnce)
        {
            using var step = NewDisposeScope();
            var points = Points(i);
            Squares.narrow(0, i, points.shape[0]).copy_(points.square().sum(1));
        }
    }

    /// <summary>‖x‖², [N].</summary>
    public Tensor Squares { get; }

    /// <summary>The number of points.</summary>
    public long Count => features.shape[0];

    /// <summary>Two sets about one centre: the median of the first set's first rows, which a single point far off does not move.</summary>
    public static (PointSet First, PointSet Second) Pair(Tensor first, Tensor second)
    {
        var rows = Math.Min(AtOnce, first.shape[0]);
        var centre = first.detach().narrow(0, 0, rows).to(ScalarType.Float64).kthvalue((rows + 1) / 2, 0).Item1.round();
        return (new(first, centre), new(second, centre));
    }

    /// <summary>The squared distances from each point to its nearest others in the same set, [N, k], ascending, and which they are.</summary>
    public (Tensor Squared, Tensor Index) NearestOthers(int k)
    {
        using var scope = NewDisposeScope();
        var (best, index) = (full([Count, k], double.PositiveInfinity, ScalarType.Float64), zeros([Count, k], ScalarType.Int64));
        for (var i = 0L; i < Count; i += AtOnce)
        {
            using var points = Points(i);
            for (var j = i; j < Count; j += AtOnce)
            {
                using var step = NewDisposeScope();
                var (squared, _) = Block(points, i, this, j);
                if (i == j)
                    squared.diagonal().fill_(double.PositiveInfinity);
                else
                    Improve(best, index, j, squared.t(), i);
                Improve(best, index, i, squared, j);
            }
        }
        return (best.MoveToOuterDisposeScope(), index.MoveToOuterDisposeScope());
    }

    /// <summary>The squared distances from each point to the nearest of another set, [N, k], ascending, and which they are.</summary>
    public (Tensor Squared, Tensor Index) Nearest(PointSet others, int k)
    {
        using var scope = NewDisposeScope();
        var (best, index) = (full([Count, k], double.PositiveInfinity, ScalarType.Float64), zeros([Count, k], ScalarType.Int64));
        foreach (var (i, j, squared, _) in Blocks(others))
            Improve(best, index, i, squared, j);
        return (best.MoveToOuterDisposeScope(), index.MoveToOuterDisposeScope());
    }

    /// <summary>
    /// All squared distances to another set: where a block begins, its distances, and how far off each may be. The tensors live until the next block.
    /// </summary>
    public IEnumerable<(long Row, long Column, Tensor Squared, Tensor Slack)> Blocks(PointSet others)
    {
        for (var i = 0L; i < Count; i += AtOnce)
        {
            using var points = Points(i);
            for (var j = 0L; j < others.Count; j += AtOnce)
            {
                using var step = NewDisposeScope();
                var (squared, slack) = Block(points, i, others, j);
                yield return (i, j, squared, slack);
            }
        }
    }

    // a block's points about the centre, in double precision
    private Tensor Points(long begin)
    {
        using var scope = NewDisposeScope();
        return features.narrow(0, begin, Math.Min(AtOnce, Count - begin)).to(ScalarType.Float64, copy: true).sub_(centre).MoveToOuterDisposeScope();
    }

    private (Tensor Squared, Tensor Slack) Block(Tensor points, long row, PointSet others, long column)
    {
        var facing = others.Points(column);
        var slack = Squares.narrow(0, row, points.shape[0]).unsqueeze(1) + others.Squares.narrow(0, column, facing.shape[0]);
        var squared = points.mm(facing.t()).mul_(-2).add_(slack);
        squared.masked_fill_(squared.le(slack.mul_(Rounding)), 0);
        return (squared, slack);
    }

    private static void Improve(Tensor best, Tensor index, long row, Tensor squared, long column)
    {
        using var scope = NewDisposeScope();
        var (rows, k) = (squared.shape[0], (int)best.shape[1]);
        var (near, where) = squared.topk((int)Math.Min(k, squared.shape[1]), 1, largest: false);
        var (kept, known) = (best.narrow(0, row, rows), index.narrow(0, row, rows));
        // what came first stays ahead of what is equal
        var (both, order) = cat([kept, near], 1).sort(1, stable: true);
        known.copy_(cat([known, where + column], 1).gather(1, order).narrow(1, 0, k));
        kept.copy_(both.narrow(1, 0, k));
    }
}

using GenCore.Display.Live;
using GenCore.Training;

namespace GenCore.Display;

/// <summary>
/// A training run while it goes on: a bar with its rate and the time that is left, and below it the loss, or that of each player. At the end the
/// curves and one line with steps and time remain.
/// </summary>
/// <example><code>
/// using (TrainingProgress.Follow(trainer, "test loss")) trainer.Fit(batch => vae.Loss(batch.Images));
/// </code></example>
public sealed class TrainingProgress : LiveVisual
{
    private readonly string[] evaluations;
    private readonly LiveLines lines;
    private readonly (string Series, AveragedSeries Line)[] losses;
    private readonly ProgressBar bar;
    private readonly History history;
    private readonly double stepsPerEpoch;

    private TrainingProgress(TimeProvider? clock, string[] evaluations, IReadOnlyList<(string Series, string Label)> losses, History history, long totalSteps, int epochs)
        : base(clock)
    {
        lines = new LiveLines([.. losses.Select(loss => loss.Label), .. evaluations]);
        this.losses = [.. losses.Select(loss => (loss.Series, lines[loss.Label]))];
        bar = new ProgressBar(Clock, totalSteps, "steps");
        (this.evaluations, this.history, stepsPerEpoch) = (evaluations, history, (double)totalSteps / epochs);
    }

    /// <summary>Follows a trainer. The loss is averaged over windows of steps, so that a long run is drawn as fast as a short one.</summary>
    /// <param name="trainer">The trainer, before <c>Fit</c> is called.</param>
    /// <param name="evaluations">The names of the evaluation's numbers that belong on the same axis as the loss.</param>
    public static TrainingProgress Follow<TBatch>(TrainingLoop<TBatch> trainer, params string[] evaluations) => Follow(null, trainer, evaluations);

    internal static TrainingProgress Follow<TBatch>(TimeProvider? clock, TrainingLoop<TBatch> trainer, string[] evaluations)
    {
        var progress = new TrainingProgress(clock, evaluations, trainer.Losses, trainer.History, trainer.TotalSteps, trainer.Options.Epochs);
        trainer.StepCompleted += progress.Step;
        trainer.EpochCompleted += progress.Epoch;
        return progress;
    }

    /// <summary>The curve of the numbers so far.</summary>
    public LineChart ToChart() => lines.AddTo(new LineChart(null, "epoch", "loss"));

    /// <inheritdoc/>
    public override string ToHtml() => $"<div>{(IsFinished ? Escape(bar.Summary()) : bar.ToHtml())}</div>{ToChart().ToHtml()}";

    /// <summary>One line: the bar and the last numbers.</summary>
    public override string ToString() => $"{(IsFinished ? bar.Summary() : bar)}, {lines.LastNumbers("epoch")}";

    internal override (string MimeType, string Content)? Picture => ToChart().Picture;

    private void Step(StepReport report)
    {
        if (report.Step != bar.Done + 1) StartFrom(report.Step - 1);
        foreach (var (series, line) in losses) line.Add(report.Step / stepsPerEpoch, history.Steps[series][^1]);
        bar.Report(report.Step);
        Changed();
    }

    // a run that was resumed, or begins its last epoch anew, is drawn as one that was never stopped
    private void StartFrom(long done)
    {
        lines.Clear();
        foreach (var (series, line) in losses)
            for (var step = 1; step <= done; step++) line.Add(step / stepsPerEpoch, history.Steps[series][step - 1]);
        for (var epoch = 1; epoch <= history.Epochs.Length; epoch++)
            AddEvaluations(epoch, history.Epochs.Select(series => (series.Key, series.Value[epoch - 1])));
        bar.Restart(done);
    }

    // a run that was at its end when it was resumed has no step, but curves to show
    private protected override void BeforeFinish()
    {
        if (bar.Done > 0 || history.Steps.Length == 0) return;
        StartFrom(history.Steps.Length);
        Changed();
    }

    private void Epoch(EpochReport report)
    {
        AddEvaluations(report.Epoch, report.Values);
        bar.Report(bar.Done);
        Changed();
    }

    private void AddEvaluations(int epoch, IEnumerable<(string Name, double Value)> values)
    {
        foreach (var (name, value) in values)
            if (evaluations.Contains(name)) lines[name].Add(epoch, value);
    }
}

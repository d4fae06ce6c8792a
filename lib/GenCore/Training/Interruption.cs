namespace GenCore.Training;

/// <summary>
/// How the notebook in which a program runs asks it to stop. <see cref="Trainer{TBatch}"/> and live visuals listen; a long
/// loop of your own does with <c>Interruption.Token.ThrowIfCancellationRequested()</c>.
/// </summary>
public static class Interruption
{
    /// <summary>The application's context holds the host's <c>Func&lt;CancellationToken&gt;</c> under this name.</summary>
    internal const string Channel = "GenCore.Interruption";

    /// <summary>The token of the cell that runs now; one that is never cancelled where no host gives one.</summary>
    public static CancellationToken Token => AppContext.GetData(Channel) is Func<CancellationToken> host ? host() : CancellationToken.None;
}

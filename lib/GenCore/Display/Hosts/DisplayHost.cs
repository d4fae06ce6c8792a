namespace GenCore.Display.Hosts;

/// <summary>Chooses the host: the first that is there and works.</summary>
internal static class DisplayHost
{
    private static readonly IDisplayHost[] Hosts =
        [new RunnerHost(), new InteractiveHost(), new ClrKernelHost(), new VersoHost(), new ConsoleHost()];

    /// <summary>Shows the visual in the host that the program runs in.</summary>
    public static IDisplaySlot Show(Visual visual) => Show(visual, Hosts);

    /// <summary>Shows the visual in the first host that takes it; one that throws is passed over.</summary>
    public static IDisplaySlot Show(Visual visual, IEnumerable<IDisplayHost> hosts)
    {
        foreach (var host in hosts)
        {
            try
            {
                if (host.TryShow(visual) is { } slot) return new GuardedSlot(slot);
            }
            catch (Exception)
            {
                // showing something must never end the computation that it shows
            }
        }

        return new GuardedSlot(null);
    }

    // a host may go away under a handle (a cell that has ended, a closed console)
    private sealed class GuardedSlot(IDisplaySlot? slot) : IDisplaySlot
    {
        public void Update(Visual visual) => Guard(() => slot?.Update(visual));

        public void Finish(Visual visual) => Guard(() => slot?.Finish(visual));

        private static void Guard(Action action)
        {
            try
            {
                action();
            }
            catch (Exception)
            {
                // as above
            }
        }
    }
}

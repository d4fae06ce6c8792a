namespace Workbook.Setup;

/// <summary>Lets one set-up at a time work in a clone. The operating system frees it with the process, however that ends.</summary>
internal static class SetupLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    public static async Task<IDisposable> AcquireAsync(Repository repository, TextWriter output, CancellationToken cancel)
    {
        Directory.CreateDirectory(repository.Artifacts);
        var path = Path.Combine(repository.Artifacts, "setup.lock");
        for (var waited = false; ; waited = true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                if (!waited)
                    output.WriteLine("another set-up is at work; waiting for it …");
                await Task.Delay(Patience, cancel);
            }
        }
    }
}

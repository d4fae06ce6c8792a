namespace Workbook.Processes;

/// <summary>
/// The variable by which glibc's allocator asks Linux for pages of 2 MB instead of 4 kB. The memory of tensors comes and goes with every step, and in a
/// virtual machine each fresh page is dear: a training step took half of its time. It must be there before a process starts, so that whoever starts one
/// that executes cells sets it; the runner lets a value of the user's stand, a kernel's
/// specification replaces it.
/// </summary>
internal static class HugePages
{
    public const string Variable = "GLIBC_TUNABLES";
    public const string Value = "glibc.malloc.hugetlb=1";

    /// <summary>Asks for them in a process that is about to start.</summary>
    public static void Ask(IDictionary<string, string?> environment) => environment.TryAdd(Variable, Value);
}

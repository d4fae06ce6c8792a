using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Workbook.Engine;

/// <summary>
/// Loads what scripts reference with <c>#r</c>, and what those assemblies depend on, into the default load context: one copy of each,
/// whoever asks first. Native libraries are found where the referenced assemblies' deps.json or folder has them.
/// </summary>
internal sealed class AssemblyFinder : IDisposable
{
    private readonly Dictionary<string, string> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> folders = [];
    private readonly List<AssemblyDependencyResolver> resolvers = [];

    public AssemblyFinder()
    {
        AssemblyLoadContext.Default.Resolving += Resolve;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += ResolveNative;
    }

    /// <summary>Makes a referenced file, and what lies beside it, loadable.</summary>
    public void Add(string file)
    {
        if (!files.TryAdd(Path.GetFileNameWithoutExtension(file), file))
            return;
        var folder = Path.GetDirectoryName(file)!;
        if (!folders.Contains(folder))
            folders.Add(folder);
        if (File.Exists(Path.ChangeExtension(file, ".deps.json")))
            resolvers.Add(new AssemblyDependencyResolver(file));
    }

    public void Dispose()
    {
        AssemblyLoadContext.Default.Resolving -= Resolve;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll -= ResolveNative;
    }

    private Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        var path = files.GetValueOrDefault(name.Name!)
            ?? resolvers.Select(resolver => resolver.ResolveAssemblyToPath(name)).FirstOrDefault(found => found is not null)
            ?? folders.Select(folder => Path.Combine(folder, name.Name + ".dll")).FirstOrDefault(File.Exists);
        return path is null ? null : context.LoadFromAssemblyPath(path);
    }

    private IntPtr ResolveNative(Assembly assembly, string name)
    {
        foreach (var resolver in resolvers)
        {
            if (resolver.ResolveUnmanagedDllToPath(name) is { } path)
                return NativeLibrary.Load(path);
        }

        return IntPtr.Zero;
    }
}

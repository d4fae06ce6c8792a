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
    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _folders = [];
    private readonly List<AssemblyDependencyResolver> _resolvers = [];

    public AssemblyFinder()
    {
        AssemblyLoadContext.Default.Resolving += Resolve;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += ResolveNative;
    }

    /// <summary>Makes a referenced file, and what lies beside it, loadable.</summary>
    public void Add(string file)
    {
        if (!_files.TryAdd(Path.GetFileNameWithoutExtension(file), file))
            return;
        var folder = Path.GetDirectoryName(file)!;
        if (!_folders.Contains(folder))
            _folders.Add(folder);
        if (File.Exists(Path.ChangeExtension(file, ".deps.json")))
            _resolvers.Add(new AssemblyDependencyResolver(file));
    }

    public void Dispose()
    {
        AssemblyLoadContext.Default.Resolving -= Resolve;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll -= ResolveNative;
    }

    private Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        var path = _files.GetValueOrDefault(name.Name!)
            ?? _resolvers.Select(resolver => resolver.ResolveAssemblyToPath(name)).FirstOrDefault(found => found is not null)
            ?? _folders.Select(folder => Path.Combine(folder, name.Name + ".dll")).FirstOrDefault(File.Exists);
        return path is null ? null : context.LoadFromAssemblyPath(path);
    }

    private IntPtr ResolveNative(Assembly assembly, string name)
    {
        foreach (var resolver in _resolvers)
        {
            if (resolver.ResolveUnmanagedDllToPath(name) is { } path)
                return NativeLibrary.Load(path);
        }

        return IntPtr.Zero;
    }
}

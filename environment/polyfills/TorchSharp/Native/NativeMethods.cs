using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>The C face of libtorch (environment/polyfills/TorchSharp-cpu/native/torch.cpp).</summary>
internal static unsafe class NativeMethods
{
    private const string Library = "torch_face";

#pragma warning disable CA2255 // a module initialiser is the only place early enough to name the library's folder
    [ModuleInitializer]
    internal static void Locate() => NativeLibrary.SetDllImportResolver(typeof(NativeMethods).Assembly, Load);
#pragma warning restore CA2255

    private static IntPtr Load(string name, Assembly assembly, DllImportSearchPath? search)
    {
        if (name != Library) return IntPtr.Zero;
        string[] folders = [Path.GetDirectoryName(assembly.Location) ?? "", AppContext.BaseDirectory];
        var file = folders.Select(folder => Path.Combine(folder, "libtorch_face.so")).FirstOrDefault(File.Exists);
        const string cure = "run the set-up: dotnet run --project environment/Workbook -- setup";
        if (file is null) throw new DllNotFoundException($"libtorch_face.so is not beside {Path.GetFileName(assembly.Location)} in {folders[0]}; {cure}");
        try
        {
            OpenBlas.Load();
            return NativeLibrary.Load(file);
        }
        catch (DllNotFoundException e)
        {
            // .NET's advice comes first, the loader's own words after it
            var reason = e.Message.Split('\n').Skip(1).FirstOrDefault(line => line.Trim().Length > 0) ?? e.Message;
            throw new DllNotFoundException($"libtorch cannot be loaded ({reason.Trim()}); {cure}");
        }
    }

    /// <summary>What the last failed call of this thread left.</summary>
    internal static ExternalException LastError() => new(Marshal.PtrToStringUTF8(last_error())?.TrimEnd());

    internal static IntPtr Check(IntPtr handle) => handle != IntPtr.Zero ? handle : throw LastError();

    internal static int Check(int result) => result >= 0 ? result : throw LastError();

    [DllImport(Library)] private static extern IntPtr last_error();
    [DllImport(Library)] internal static extern IntPtr version();

    [DllImport(Library)] internal static extern IntPtr find_operator([MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string overload);
    [DllImport(Library)] internal static extern int call_operator(IntPtr op, NativeValue* arguments, int count, NativeValue* results, int capacity);
    [DllImport(Library)] internal static extern void free_list(IntPtr* handles);

    [DllImport(Library)] internal static extern void tensor_free(IntPtr tensor);
    [DllImport(Library)] internal static extern IntPtr tensor_share(IntPtr tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern long tensor_dim(IntPtr tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern long tensor_numel(IntPtr tensor);
    [DllImport(Library)] internal static extern long tensor_storage_offset(IntPtr tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern int tensor_dtype(IntPtr tensor);
    [DllImport(Library)] internal static extern int tensor_device_type(IntPtr tensor);
    [DllImport(Library)] internal static extern int tensor_device_index(IntPtr tensor);
    [DllImport(Library)] internal static extern int tensor_is_contiguous(IntPtr tensor);
    [DllImport(Library)] internal static extern int tensor_is_leaf(IntPtr tensor);
    [DllImport(Library)] internal static extern int tensor_requires_grad(IntPtr tensor);
    [DllImport(Library)] internal static extern void tensor_sizes(IntPtr tensor, long* sizes, long* strides);
    [DllImport(Library)] internal static extern IntPtr tensor_data(IntPtr tensor);
    [DllImport(Library)] internal static extern int tensor_set_requires_grad(IntPtr tensor, int value);
    [DllImport(Library)] internal static extern IntPtr tensor_grad(IntPtr tensor);
    [DllImport(Library)] internal static extern int tensor_set_grad(IntPtr tensor, IntPtr grad);

    [DllImport(Library)] internal static extern int autograd_backward(IntPtr* tensors, int count, IntPtr* gradients, int gradientCount, int retainGraph, int createGraph, IntPtr* inputs, int inputCount);
    [DllImport(Library)] internal static extern int autograd_grad(IntPtr* outputs, int count, IntPtr* inputs, int inputCount, IntPtr* gradients, int gradientCount, int retainGraph, int createGraph, int allowUnused, IntPtr* results);
    [DllImport(Library)] internal static extern int grad_mode();
    [DllImport(Library)] internal static extern void set_grad_mode(int enabled);
    [DllImport(Library)] internal static extern int inference_mode();
    [DllImport(Library)] internal static extern IntPtr enter_inference_mode(int enabled);
    [DllImport(Library)] internal static extern void leave_inference_mode(IntPtr guard);

    [DllImport(Library)] internal static extern IntPtr generator_default();
    [DllImport(Library)] internal static extern IntPtr generator_new(ulong seed);
    [DllImport(Library)] internal static extern void generator_free(IntPtr generator);
    [DllImport(Library)] internal static extern void generator_set_seed(IntPtr generator, ulong seed);
    [DllImport(Library)] internal static extern ulong generator_initial_seed(IntPtr generator);
    [DllImport(Library)] internal static extern ulong generator_random_seed(IntPtr generator);
    [DllImport(Library)] internal static extern IntPtr generator_get_state(IntPtr generator);
    [DllImport(Library)] internal static extern int generator_set_state(IntPtr generator, IntPtr state);

    [DllImport(Library)] internal static extern int get_threads();
    [DllImport(Library)] internal static extern void set_threads(int count);
    [DllImport(Library)] internal static extern int get_interop_threads();
    [DllImport(Library)] internal static extern int set_interop_threads(int count);
}

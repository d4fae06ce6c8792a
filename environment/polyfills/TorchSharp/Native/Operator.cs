using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Native;

/// <summary>
/// An ATen operator. It is looked up by name once, at its first call, and called through libtorch's dispatcher, autograd included.
/// Trailing arguments that are not given take the defaults of the operator's schema.
/// </summary>
internal sealed unsafe class Operator(string name, string overload = "")
{
    private IntPtr handle;

    /// <summary>Calls an operator that returns one tensor.</summary>
    internal Tensor Call(params ReadOnlySpan<Value> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        return new Tensor((IntPtr)result.Pointer);
    }

    /// <summary>Calls an operator that changes its first argument, and gives that back.</summary>
    internal Tensor CallInPlace(Tensor self, params ReadOnlySpan<Value> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        NativeMethods.tensor_free((IntPtr)result.Pointer);
        return self;
    }

    /// <summary>Calls an operator that returns two tensors.</summary>
    internal (Tensor, Tensor) Call2(params ReadOnlySpan<Value> arguments)
    {
        var results = stackalloc NativeValue[2];
        Invoke(arguments, results, 2);
        return (new Tensor((IntPtr)results[0].Pointer), new Tensor((IntPtr)results[1].Pointer));
    }

    /// <summary>Calls an operator that returns three tensors.</summary>
    internal (Tensor, Tensor, Tensor) Call3(params ReadOnlySpan<Value> arguments)
    {
        var results = stackalloc NativeValue[3];
        Invoke(arguments, results, 3);
        return (new Tensor((IntPtr)results[0].Pointer), new Tensor((IntPtr)results[1].Pointer), new Tensor((IntPtr)results[2].Pointer));
    }

    /// <summary>Calls an operator that returns a list of tensors.</summary>
    internal Tensor[] CallList(params ReadOnlySpan<Value> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        var handles = (IntPtr*)result.Pointer;
        var tensors = new Tensor[result.Length];
        for (var i = 0; i < tensors.Length; i++) tensors[i] = new Tensor(handles[i]);
        NativeMethods.free_list(handles);
        return tensors;
    }

    /// <summary>Calls an operator that returns nothing.</summary>
    internal void Run(params ReadOnlySpan<Value> arguments)
    {
        NativeValue none;
        Invoke(arguments, &none, 0);
    }

    /// <summary>Calls an operator that returns true or false.</summary>
    internal bool CallBool(params ReadOnlySpan<Value> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        return result.Integer != 0;
    }

    [SkipLocalsInit]
    private void Invoke(ReadOnlySpan<Value> arguments, NativeValue* results, int capacity)
    {
        if (handle == IntPtr.Zero) handle = NativeMethods.Check(NativeMethods.find_operator(name, overload));

        // lists are copied into one scratch block: they are short, and a copy is cheaper than a pin
        var words = 0;
        foreach (ref readonly var argument in arguments)
            if (argument.Tag is >= Tag.IntList and <= Tag.String) words += argument.Length;
        const int onStack = 64;
        var block = stackalloc long[onStack];
        var heap = words > onStack ? (long*)NativeMemory.Alloc((nuint)words, sizeof(long)) : null;
        try
        {
            var scratch = heap != null ? heap : block;
            var native = stackalloc NativeValue[arguments.Length];
            for (var i = 0; i < arguments.Length; i++) native[i] = Lower(in arguments[i], ref scratch);
            NativeMethods.Check(NativeMethods.call_operator(handle, native, arguments.Length, results, capacity));
        }
        finally
        {
            NativeMemory.Free(heap);
            // a tensor that nobody else holds must not be finalised while its operator runs
            foreach (ref readonly var argument in arguments) GC.KeepAlive(argument.Reference);
        }
    }

    private static NativeValue Lower(in Value value, ref long* scratch)
    {
        var native = new NativeValue { Tag = value.Tag, Length = value.Length, Integer = value.Bits };
        switch (value.Tag)
        {
            case Tag.Tensor:
                native.Pointer = (void*)Unsafe.As<Tensor>(value.Reference!).Handle;
                break;
            case Tag.Generator:
                native.Pointer = (void*)((Generator)value.Reference!).Handle;
                break;
            case Tag.IntList:
                ((long[])value.Reference!).CopyTo(new Span<long>(scratch, value.Length));
                Take(ref native, ref scratch);
                break;
            case Tag.DoubleList:
                ((double[])value.Reference!).CopyTo(new Span<double>(scratch, value.Length));
                Take(ref native, ref scratch);
                break;
            case Tag.String:
                ((byte[])value.Reference!).CopyTo(new Span<byte>(scratch, value.Length));
                Take(ref native, ref scratch);
                break;
            case Tag.TensorList or Tag.OptionalTensorList:
                var tensors = (Tensor?[])value.Reference!;
                for (var i = 0; i < tensors.Length; i++) scratch[i] = tensors[i]?.Handle ?? 0;
                Take(ref native, ref scratch);
                break;
        }
        return native;
    }

    private static void Take(ref NativeValue native, ref long* scratch)
    {
        native.Pointer = scratch;
        scratch += native.Length;
    }
}

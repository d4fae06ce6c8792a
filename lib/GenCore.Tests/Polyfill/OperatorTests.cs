using System.Reflection;
using System.Runtime.InteropServices;
using TorchSharp;

namespace GenCore.Tests.Polyfill;

/// <summary>The stand-in's own border with libtorch. The package has no such type, and then there is nothing to test.</summary>
public class OperatorTests
{
    private static readonly Type? Native = typeof(torch).Assembly.GetType("TorchSharp.Native.NativeMethods");

    [Fact]
    public void An_operator_that_libtorch_lacks_is_named()
    {
        if (Native is null) return;
        Assert.Equal(IntPtr.Zero, Call("find_operator", "aten::no_such_operator", ""));
        Assert.Matches(@"^this libtorch \(\d+\.\d+\.\d+\) has no operator aten::no_such_operator$", ((ExternalException)Call("LastError")!).Message);
    }

    private static object? Call(string method, params object[] arguments) =>
        Native!.GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, arguments);
}

using System.Reflection;
using GenCore.Training;

namespace GenCore.Display.Hosts;

/// <summary>
/// .NET Interactive and Polyglot Notebooks. Its <c>display(x)</c> returns a handle whose update is broken in the last
/// releases; the value that <c>KernelInvocationContextExtensions.Display</c> returns does update.
/// </summary>
internal sealed class InteractiveHost(Func<string, Type?> find) : IDisplayHost
{
    public InteractiveHost() : this(name => HostTypes.Find("Microsoft.DotNet.Interactive", name))
    {
    }

    public IDisplaySlot? TryShow(Visual visual)
    {
        var current = find("Microsoft.DotNet.Interactive.KernelInvocationContext")?.GetProperty("Current", BindingFlags.Public | BindingFlags.Static);
        var context = current?.GetValue(null);
        if (context is null) return null;

        if (AppContext.GetData(Interruption.Channel) is null)
            AppContext.SetData(Interruption.Channel, () => TokenOf(current!.GetValue(null)));
        var display = find("Microsoft.DotNet.Interactive.KernelInvocationContextExtensions")?
            .GetMethods(BindingFlags.Public | BindingFlags.Static)
            .FirstOrDefault(method => method.Name == "Display" && method.GetParameters() is [_, { } value, { } mimeTypes]
                && value.ParameterType == typeof(object) && mimeTypes.ParameterType == typeof(string[]));
        var displayed = display?.Invoke(null, [context, visual, Array.Empty<string>()]);
        return displayed is null ? null : new Slot(displayed, displayed.GetType().GetMethod("Update", [typeof(object)]));
    }

    private static CancellationToken TokenOf(object? context) =>
        context?.GetType().GetProperty("CancellationToken")?.GetValue(context) is CancellationToken token ? token : CancellationToken.None;

    private sealed record Slot(object Displayed, MethodInfo? Method) : IDisplaySlot
    {
        public void Update(Visual visual) => Method?.Invoke(Displayed, [visual]);
    }
}

using System.Reflection;

namespace GenCore.Display.Hosts;

/// <summary>ClrKernel: <c>DisplayHtml</c> shows markup and returns a cell that <c>UpdateHtml</c> replaces.</summary>
internal sealed class ClrKernelHost(Func<string, Type?> find) : IDisplayHost
{
    public ClrKernelHost() : this(name => HostTypes.Find("ClrKernel.Core.Primitives", name))
    {
    }

    public IDisplaySlot? TryShow(Visual visual)
    {
        var type = find("ClrKernel.Core.Primitives.DisplayValues");
        var cell = type?.GetMethod("DisplayHtml", [typeof(object)])?.Invoke(null, [visual.ToHtml()]);
        return cell is null ? null : new Slot(cell, type!.GetMethod("UpdateHtml", [cell.GetType(), typeof(object)]));
    }

    private sealed record Slot(object Cell, MethodInfo? Method) : IDisplaySlot
    {
        public void Update(Visual visual) => Method?.Invoke(null, [Cell, visual.ToHtml()]);
    }
}

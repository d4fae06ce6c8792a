namespace GenCore.Display.Hosts;

/// <summary>Finds the types of a host among the loaded assemblies: GenCore references none of them.</summary>
internal static class HostTypes
{
    /// <summary>The type, or null where no loaded assembly of that name has it.</summary>
    public static Type? Find(string assembly, string type) =>
        AppDomain.CurrentDomain.GetAssemblies()
            .Where(loaded => loaded.GetName().Name == assembly)
            .Select(loaded => loaded.GetType(type))
            .FirstOrDefault(found => found is not null);
}

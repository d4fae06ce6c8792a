using System.Xml.Linq;

namespace Workbook.Setup;

/// <summary>A console program of a few lines that makes a tensor and prints torch's version.</summary>
internal static class ProbeProject
{
    private const string Program = """
        try
        {
            TorchSharp.torch.ones(2, 3).sum();
            System.Console.WriteLine(TorchSharp.torch.__version__);
            return 0;
        }
        catch (System.Exception e)
        {
            while (e.InnerException is not null)
                e = e.InnerException;
            // the loader's message has a line for each place it looked: the first that says what is missing
            var lines = e.Message.Split('\n', System.StringSplitOptions.TrimEntries | System.StringSplitOptions.RemoveEmptyEntries);
            System.Console.WriteLine(System.Array.Find(lines, line => line.Contains("not found")) ?? lines[0]);
            return 1;
        }
        """;

    public static void Write(string folder, IEnumerable<(string Name, string Version)> packages)
    {
        Directory.CreateDirectory(folder);
        // empty ones, so that the repository's do not reach down to it
        foreach (var name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            File.WriteAllText(Path.Combine(folder, name), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Program.cs"), Program);
        File.WriteAllText(Path.Combine(folder, "probe.csproj"), Project(packages).ToString());
    }

    private static XElement Project(IEnumerable<(string Name, string Version)> packages) =>
        new("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement("PropertyGroup",
                new XElement("OutputType", "Exe"),
                new XElement("TargetFramework", $"net{Environment.Version.Major}.0")),
            new XElement("ItemGroup", packages.Select(package =>
                new XElement("PackageReference", new XAttribute("Include", package.Name), new XAttribute("Version", $"[{package.Version}]")))));
}

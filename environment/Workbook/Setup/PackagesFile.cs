using System.Xml;
using System.Xml.Linq;
using Workbook.Files;

namespace Workbook.Setup;

/// <summary>environment/packages.props, where the choice is kept for every build.</summary>
internal sealed class PackagesFile(string path)
{
    private const string ModeProperty = "GenCorePackages";
    private const string BackendProperty = "TorchBackend";

    /// <summary>The choice taken before, or null.</summary>
    public PackageChoice? Read()
    {
        if (!File.Exists(path))
            return null;
        try
        {
            var document = XDocument.Load(path);
            var reason = document.DescendantNodes().OfType<XComment>().FirstOrDefault()?.Value.Trim() ?? $"{Repository.Short(path)} says so";
            if (Enum.TryParse<PackageMode>(Property(document, ModeProperty), ignoreCase: true, out var mode))
                return new PackageChoice(mode, Property(document, BackendProperty) ?? PackageRequest.CpuBackend, reason);
        }
        catch (XmlException)
        {
            // as unusable as one without a mode
        }

        throw new WorkbookException($"{Repository.Short(path)} names no package mode: delete it and run the set-up again.");
    }

    public void Write(PackageChoice choice)
    {
        var document = new XElement("Project",
            // a comment may not hold two hyphens
            new XComment($" {choice.Reason.Replace("--", "- -")} "),
            new XElement("PropertyGroup",
                new XElement(ModeProperty, choice.ModeName),
                new XElement(BackendProperty, choice.Backend)));
        AtomicFile.Write(path, document + "\n");
    }

    private static string? Property(XDocument document, string name) => document.Descendants(name).FirstOrDefault()?.Value;
}

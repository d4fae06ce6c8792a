using System.Xml;
using System.Xml.Linq;

namespace Workbook.Setup;

/// <summary>The package versions of Directory.Packages.props.</summary>
internal sealed class CentralVersions(string path)
{
    public string Of(string package)
    {
        try
        {
            var version = XDocument.Load(path).Descendants("PackageVersion")
                .FirstOrDefault(element => (string?)element.Attribute("Include") == package)?.Attribute("Version");
            return version?.Value ?? throw new WorkbookException($"{Repository.Short(path)} has no version of {package}.");
        }
        catch (Exception e) when (e is IOException or XmlException)
        {
            throw new WorkbookException($"Cannot read {Repository.Short(path)}: {e.Message}");
        }
    }
}

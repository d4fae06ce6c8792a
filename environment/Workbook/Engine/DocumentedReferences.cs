using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workbook.Engine;

/// <summary>Resolves <c>#r</c> as scripts do, and gives each assembly the XML documentation that lies beside it.</summary>
internal sealed class DocumentedReferences(MetadataReferenceResolver inner) : MetadataReferenceResolver
{
    private readonly MetadataReferenceResolver inner = inner;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties) =>
        [.. inner.ResolveReference(reference, baseFilePath, properties).Select(Document)];

    public override bool Equals(object? other) => other is DocumentedReferences same && inner.Equals(same.inner);

    public override int GetHashCode() => inner.GetHashCode();

    private static PortableExecutableReference Document(PortableExecutableReference reference)
    {
        var documentation = Path.ChangeExtension(reference.FilePath, ".xml");
        return File.Exists(documentation)
            ? MetadataReference.CreateFromFile(reference.FilePath!, reference.Properties, XmlDocumentationProvider.CreateFromFile(documentation))
            : reference;
    }
}

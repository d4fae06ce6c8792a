using System.Text;

namespace Workbook.Pages;

/// <summary>The few pieces of HTML that every part of a page writes.</summary>
internal static class Html
{
    /// <summary>Text as it is safe in an element and in a quoted attribute.</summary>
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;");

    /// <summary>An image that is part of the page.</summary>
    /// <param name="mimeType">Its type, as <c>image/png</c>.</param>
    /// <param name="base64">Its bytes.</param>
    /// <param name="description">What is said where it cannot be seen.</param>
    public static string Image(string mimeType, string base64, string description) =>
        $"""<img src="{DataUri(mimeType, base64)}" alt="{Escape(description)}">""";

    public static string DataUri(string mimeType, string base64) => Escape($"data:{mimeType};base64,{base64}");

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}

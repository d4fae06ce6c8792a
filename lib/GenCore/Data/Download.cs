using System.Security.Cryptography;

namespace GenCore.Data;

/// <summary>Fetches a file over HTTPS, whole and verified or not at all.</summary>
public static class Download
{
    /// <summary>
    /// Sees to it that a file is there with the checksum given, and downloads it where it is not.
    /// <para>
    /// What arrives is written to <c>path.partial</c>, which is renamed when all of it is there and has been verified. A download that
    /// was interrupted leaves that file, and the next one goes on where it ended, if the server can.
    /// </para>
    /// </summary>
    /// <param name="source">Where the file is: an https address (http from this machine itself).</param>
    /// <param name="path">Where to put it; its folder is made where it is missing.</param>
    /// <param name="sha256">The SHA-256 that the file must have, 64 hexadecimal digits.</param>
    /// <param name="progress">Shows the progress, where the server tells the size; <c>Progress.Download</c> in a notebook.</param>
    /// <param name="cancel">Stops the download.</param>
    /// <exception cref="ArgumentException">The address is not https, or the checksum is none.</exception>
    /// <exception cref="DatasetException">
    /// The server is not reached, refuses, breaks off or sends another file, or the file cannot be written. The message says what to do.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static void Fetch(Uri source, string path, string sha256, DownloadProgress? progress = null, CancellationToken cancel = default)
    {
        if (!source.IsAbsoluteUri || source.Scheme != Uri.UriSchemeHttps && !(source.Scheme == Uri.UriSchemeHttp && source.IsLoopback))
            throw new ArgumentException($"Only https addresses are downloaded from, and {source} is none.", nameof(source));
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigit))
            throw new ArgumentException($"A SHA-256 is 64 hexadecimal digits, and '{sha256}' is not.", nameof(sha256));

        path = Path.GetFullPath(path);
        var partial = path + ".partial";
        try
        {
            if (File.Exists(path) && Has(path, sha256, out _))
                return;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            new Transfer(source, path).Receive(partial, progress, cancel);
            if (!Has(partial, sha256, out var found))
            {
                File.Delete(partial);
                throw new DatasetException($"What came from {source} is not the file expected: its SHA-256 is {found}, expected {sha256}; it was removed. Try again, or get {Path.GetFileName(path)} elsewhere and put it into {Path.GetDirectoryName(path)}.");
            }
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException and not DatasetException)
        {
            throw new DatasetException($"{path} cannot be written ({e.Message.TrimEnd('.')}): make room or give access, then try again; what has arrived is kept in {Path.GetFileName(partial)}.", e);
        }
    }

    private static bool Has(string path, string sha256, out string found)
    {
        using var file = File.OpenRead(path);
        found = Convert.ToHexStringLower(SHA256.HashData(file));
        return found.Equals(sha256, StringComparison.OrdinalIgnoreCase);
    }
}

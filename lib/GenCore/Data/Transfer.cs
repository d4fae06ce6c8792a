using System.Net;
using System.Net.Http.Headers;

namespace GenCore.Data;

/// <summary>The part of a download that talks to the server.</summary>
/// <param name="source">Where the file is.</param>
/// <param name="path">Where it is to be in the end, for the messages.</param>
internal sealed class Transfer(Uri source, string path)
{
    private const int PieceSize = 1 << 17;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly HttpClient Client = CreateClient();

    /// <summary>Writes the file to <paramref name="partial"/>, of which some may be there already.</summary>
    /// <exception cref="DatasetException">The server is not reached, refuses or breaks off.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Receive(string partial, DownloadProgress? progress, CancellationToken cancel)
    {
        var there = File.Exists(partial) ? new FileInfo(partial).Length : 0;
        using var response = FromServer(() => Ask(there, cancel), cancel);
        // the server has nothing beyond what is there: the checksum will tell whether that is the file
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && there > 0)
            return;
        if (!response.IsSuccessStatusCode)
            throw Unreachable($"{(int)response.StatusCode} {response.ReasonPhrase}");

        // a server that knows no ranges sends everything anew
        var mode = response.StatusCode == HttpStatusCode.PartialContent ? FileMode.Append : FileMode.Create;
        using var file = new FileStream(partial, mode, FileAccess.Write, FileShare.None, bufferSize: 0);

        var total = file.Length + response.Content.Headers.ContentLength;
        var report = total > 0 ? progress?.Invoke(Path.GetFileName(path), total.Value) : null;
        report?.Invoke(file.Length);
        using var content = response.Content.ReadAsStream(cancel);
        var piece = new byte[PieceSize];
        while (FromServer(() => Read(content, piece, cancel), cancel, file) is var length and > 0)
        {
            file.Write(piece, 0, length);
            report?.Invoke(file.Length);
        }
        file.Flush(flushToDisk: true);
    }

    private HttpResponseMessage Ask(long from, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, source);
        if (from > 0)
            request.Headers.Range = new RangeHeaderValue(from, null);
        return Client.Send(request, HttpCompletionOption.ResponseHeadersRead, cancel);
    }

    // blocking, so that progress is reported where it was asked for; a read of its own would not heed the token
    private static int Read(Stream content, byte[] piece, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        return content.ReadAsync(piece, patience.Token).AsTask().GetAwaiter().GetResult();
    }

    private T FromServer<T>(Func<T> talk, CancellationToken cancel, FileStream? file = null)
    {
        try
        {
            return talk();
        }
        catch (Exception e) when (e is HttpRequestException or IOException || e is OperationCanceledException && !cancel.IsCancellationRequested)
        {
            var reason = e is OperationCanceledException ? "no answer" : e.Message.TrimEnd('.');
            throw file is null
                ? Unreachable(reason, e)
                : new DatasetException($"The download of {source} broke off after {file.Length:N0} bytes ({reason}): try again, it goes on from there.", e);
        }
    }

    private DatasetException Unreachable(string reason, Exception? cause = null) =>
        new($"{source} cannot be downloaded ({reason}): try again, or get {Path.GetFileName(path)} on another machine and put it into {Path.GetDirectoryName(path)}.", cause);

    private static HttpClient CreateClient()
    {
        var client = new HttpClient(new SocketsHttpHandler { ConnectTimeout = Patience }) { Timeout = Patience };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("GenCore");
        return client;
    }
}

using System.Net;
using System.Net.Sockets;

namespace GenCore.Tests.Data;

/// <summary>A server on this machine that has one file, under every name but "missing".</summary>
internal sealed class FileServer : IDisposable
{
    private readonly byte[] content;
    private readonly HttpListener listener = new();

    public FileServer(byte[] content)
    {
        this.content = content;
        Address = new Uri($"http://localhost:{FreePort()}/file");
        listener.Prefixes.Add(Address.GetLeftPart(UriPartial.Authority) + "/");
        listener.Start();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>The Range header of every request so far.</summary>
    public List<string?> Ranges { get; } = [];

    public bool KnowsRanges { get; set; } = true;

    /// <summary>Closes the connection when so much of the file has been sent.</summary>
    public int? CutAfter { get; set; }

    /// <summary>Sends the head and the first bytes, then nothing more.</summary>
    public bool Stalls { get; set; }

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                await AnswerAsync(await listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException)
            {
                // the client, or the test, has gone
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var response = context.Response;
        var range = context.Request.Headers["Range"];
        lock (Ranges)
            Ranges.Add(range);
        var from = KnowsRanges && range is not null ? int.Parse(range["bytes=".Length..^1]) : 0;
        if (context.Request.Url!.AbsolutePath == "/missing" || from >= content.Length)
        {
            response.StatusCode = from > 0 ? 416 : 404;
            response.Close();
            return;
        }

        if (from > 0)
            (response.StatusCode, response.Headers["Content-Range"]) = (206, $"bytes {from}-{content.Length - 1}/{content.Length}");
        response.ContentLength64 = content.Length - from;
        if (Stalls)
        {
            await response.OutputStream.WriteAsync(content.AsMemory(from, 1));
            return;
        }
        await response.OutputStream.WriteAsync(content.AsMemory(from..(CutAfter ?? content.Length)));
        if (CutAfter is null)
            response.Close();
        else
            response.Abort();
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}

using System.Net;
using System.Security.Cryptography;
using GenCore.Data;

namespace GenCore.Tests.Data;

public sealed class DownloadTests : IDisposable
{
    private static readonly byte[] Content = IdxFiles.Noise(600_000);
    private static readonly string Sha256 = Convert.ToHexStringLower(SHA256.HashData(Content));

    private readonly TemporaryFolder folder = new();
    private readonly FileServer server = new(Content);

    private string Target => folder.File("in/file.bin");

    private string Partial => Target + ".partial";

    public void Dispose()
    {
        server.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_file_arrives_whole_with_its_progress()
    {
        var reports = new List<long>();
        Download.Fetch(server.Address, Target, Sha256.ToUpperInvariant(), (file, bytes) =>
        {
            Assert.Equal(("file.bin", Content.Length), (file, bytes));
            return reports.Add;
        });
        AssertArrived();
        Assert.Equal((0, Content.Length), (reports[0], reports[^1]));
        Assert.Equal(reports.Order(), reports);
    }

    [Fact]
    public void A_file_that_is_there_is_not_asked_for_and_a_changed_one_is_replaced()
    {
        folder.Write("in/file.bin", "other");
        Download.Fetch(server.Address, Target, Sha256);
        AssertArrived();
        Download.Fetch(server.Address, Target, Sha256);
        Assert.Single(server.Ranges);
    }

    [Fact]
    public void A_cut_connection_leaves_a_part_from_which_the_next_download_goes_on()
    {
        server.CutAfter = 250_000;
        var error = Assert.Throws<DatasetException>(() => Download.Fetch(server.Address, Target, Sha256));
        Assert.Contains("broke off after 250,000 bytes", error.Message);
        Assert.False(File.Exists(Target));
        Assert.Equal(Content[..250_000], File.ReadAllBytes(Partial));

        server.CutAfter = null;
        var first = -1L;
        Download.Fetch(server.Address, Target, Sha256, (_, bytes) =>
        {
            Assert.Equal(Content.Length, bytes);
            return done => first = first < 0 ? done : first;
        });
        AssertArrived();
        Assert.Equal(250_000, first);
        Assert.Equal([null, "bytes=250000-"], server.Ranges);
    }

    [Fact]
    public void A_server_without_ranges_sends_everything_anew()
    {
        server.KnowsRanges = false;
        folder.Write("in/file.bin.partial", "another beginning");
        Download.Fetch(server.Address, Target, Sha256);
        AssertArrived();
    }

    [Fact]
    public void A_part_that_is_the_whole_file_is_taken()
    {
        Directory.CreateDirectory(folder.File("in"));
        File.WriteAllBytes(Partial, Content);
        Download.Fetch(server.Address, Target, Sha256);
        AssertArrived();
    }

    [Fact]
    public void A_wrong_checksum_removes_what_came_and_leaves_the_older_file()
    {
        folder.Write("in/file.bin", "older");
        var expected = new string('a', 64);
        var error = Assert.Throws<DatasetException>(() => Download.Fetch(server.Address, Target, expected));
        Assert.Contains($"its SHA-256 is {Sha256}, expected {expected}", error.Message);
        Assert.Contains($"file.bin elsewhere and put it into {folder.File("in")}", error.Message);
        Assert.False(File.Exists(Partial));
        Assert.Equal("older", File.ReadAllText(Target));
    }

    [Fact]
    public void A_server_that_refuses_or_is_not_there_is_told_with_the_file_and_its_folder()
    {
        var missing = Assert.Throws<DatasetException>(() => Download.Fetch(new Uri(server.Address, "missing"), Target, Sha256));
        Assert.Contains($"{server.Address.GetLeftPart(UriPartial.Authority)}/missing cannot be downloaded (404", missing.Message);
        Assert.Contains($"get file.bin on another machine and put it into {folder.File("in")}", missing.Message);

        server.Dispose();
        var gone = Assert.Throws<DatasetException>(() => Download.Fetch(server.Address, Target, Sha256));
        Assert.Contains($"{server.Address} cannot be downloaded (", gone.Message);
        Assert.Contains($"get file.bin on another machine and put it into {folder.File("in")}", gone.Message);
        Assert.Empty(Directory.GetFiles(folder.File("in")));
    }

    [Fact]
    public void It_stops_when_its_progress_or_its_token_says_so()
    {
        Assert.Throws<OperationCanceledException>(() => Download.Fetch(server.Address, Target, Sha256, (_, _) => done =>
        {
            if (done > 0)
                throw new OperationCanceledException();
        }));
        Assert.InRange(new FileInfo(Partial).Length, 1, Content.Length);

        using var source = new CancellationTokenSource();
        server.Stalls = true;
        source.CancelAfter(TimeSpan.FromMilliseconds(200));
        Assert.ThrowsAny<OperationCanceledException>(() => Download.Fetch(server.Address, Target, Sha256, cancel: source.Token));
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public void A_full_disk_is_told_and_leaves_no_file()
    {
        if (!File.Exists("/dev/full"))
            return;
        Directory.CreateDirectory(folder.File("in"));
        File.CreateSymbolicLink(Partial, "/dev/full");
        var error = Assert.Throws<DatasetException>(() => Download.Fetch(server.Address, Target, Sha256));
        Assert.Contains($"{Target} cannot be written (No space left on device", error.Message);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public void Only_https_is_trusted_and_only_a_checksum_is_one()
    {
        Assert.Contains("http://example.org/a", Assert.Throws<ArgumentException>(() => Download.Fetch(new Uri("http://example.org/a"), Target, Sha256)).Message);
        Assert.Contains("file:///etc/hosts", Assert.Throws<ArgumentException>(() => Download.Fetch(new Uri("file:///etc/hosts"), Target, Sha256)).Message);
        Assert.Contains("'abc'", Assert.Throws<ArgumentException>(() => Download.Fetch(server.Address, Target, "abc")).Message);
    }

    private void AssertArrived()
    {
        Assert.Equal(Content, File.ReadAllBytes(Target));
        Assert.False(File.Exists(Partial));
    }
}

namespace GenCore.Data;

/// <summary>
/// Shows a download: called once when it begins; what it returns is told again and again how many of the bytes are there, the last time
/// all of them. Either may throw <see cref="OperationCanceledException"/> to stop.
/// </summary>
/// <param name="file">The file's name, without its folder.</param>
/// <param name="bytes">The file's size, at least 1.</param>
public delegate Action<long> DownloadProgress(string file, long bytes);

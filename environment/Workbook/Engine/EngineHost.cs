using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Workbook.Engine;

/// <summary>The child process: answers the requests that arrive on standard input, and ends with the process that sends them.</summary>
internal static class EngineHost
{
    public static void Run()
    {
        using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        using var output = OpenOutput();
        using var session = new ScriptSession(message => Send(output, message));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => session.Flush();
        AppDomain.CurrentDomain.UnhandledException += (_, _) => session.Flush();
        // Ctrl+C reaches the whole group of processes: it is the one that sends requests who answers it
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var requests = new BlockingCollection<EngineRequest>();
        var busy = 0;

        // reads ahead while a cell runs, so as to interrupt it, and to notice that the other side has gone
        var reader = new Thread(() =>
        {
            while (input.ReadLine() is { } line)
            {
                var request = EngineProtocol.ReadRequest(line);
                if (request is InterruptRequest)
                    session.Interrupt();
                else
                    requests.Add(request);
            }

            requests.CompleteAdding();
            if (Volatile.Read(ref busy) == 1)
                Process.GetCurrentProcess().Kill();
        }) { IsBackground = true };
        reader.Start();
        session.WarmUp();

        // on this one thread: libtorch keeps its modes and its worker threads per calling thread
        foreach (var request in requests.GetConsumingEnumerable())
        {
            Volatile.Write(ref busy, 1);
            session.Answer(request);
            Volatile.Write(ref busy, 0);
        }
    }

    // On Unix the console's own stream locks Console.Out, which a cell that prints holds while it waits for the channel.
    private static Stream OpenOutput() => OperatingSystem.IsWindows()
        ? Console.OpenStandardOutput()
        : new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);

    // one write a message, which the operating system keeps whole
    private static void Send(Stream output, EngineEvent message)
    {
        output.Write(Encoding.UTF8.GetBytes(EngineProtocol.Write(message) + "\n"));
        output.Flush();
    }
}

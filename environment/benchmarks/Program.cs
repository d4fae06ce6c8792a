using Benchmarks;
using Benchmarks.Commands;

// a worker is a child of another run; its own errors are told where they happen
if (args is ["worker", var name])
{
    Benchmarks.Work.WorkerLoop.Run(name);
    return 0;
}
try
{
    return BenchCommand.Create().Parse(args).Invoke(new() { EnableDefaultExceptionHandler = false });
}
catch (BenchmarkException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

using System.Text.Json.Nodes;
using Workbook.Files;
using Workbook.Processes;

namespace Workbook.Jupyter;

/// <summary>Tells Jupyter of the workbook's kernel, through Jupyter's own command.</summary>
internal sealed class KernelInstallation(Repository repository, TextWriter output)
{
    /// <summary>The kernel's own name.</summary>
    public const string Name = "gencore";

    /// <summary>The name that the notebooks ask for; .NET Interactive installs a kernel under it too.</summary>
    public const string NotebooksName = ".net-csharp";

    private const string Command = "jupyter_client.kernelspecapp";
    private const string WorkbookVariable = "GENCORE_WORKBOOK";
    private static readonly string[] Pythons = ["python3", "python", "/usr/bin/python3"];

    private string Driver => Path.Combine(repository.Root, "environment", "jupyter", "kernel.py");

    /// <summary>Registers the kernel for this user, and under the notebooks' name too unless another kernel has it.</summary>
    /// <exception cref="WorkbookException">There is no Python with ipykernel, or Jupyter refuses.</exception>
    public async Task InstallAsync(string? python, CancellationToken cancel)
    {
        var interpreter = await FindPythonAsync(python, cancel);
        await RegisterAsync(interpreter, Name, "C# (GenCore)", cancel);
        if (await HolderAsync(interpreter, cancel) is { } holder)
            output.WriteLine($"left alone: {NotebooksName} is another kernel, in {holder}; choose the kernel \"C# (GenCore)\" when a notebook is open");
        else
            await RegisterAsync(interpreter, NotebooksName, ".NET (C#)", cancel);
    }

    /// <summary>What Jupyter is told: how to start the kernel.</summary>
    public string Specification(string python, string displayName) => new JsonObject
    {
        ["argv"] = new JsonArray(python, Driver, "-f", "{connection_file}"),
        ["display_name"] = displayName,
        ["language"] = "C#",
        ["interrupt_mode"] = "signal",
        ["env"] = new JsonObject
        {
            ["GENCORE_DOTNET"] = DotNetHost.Path,
            [WorkbookVariable] = typeof(KernelInstallation).Assembly.Location,
            [HugePages.Variable] = HugePages.Value,
        },
    }.ToJsonString(new() { WriteIndented = true }) + "\n";

    private async Task RegisterAsync(string python, string name, string displayName, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("gencore-kernel-");
        try
        {
            AtomicFile.Write(Path.Combine(folder.FullName, "kernel.json"), Specification(python, displayName));
            var answer = await RunAsync(python, ["-m", Command, "install", "--user", "--replace", "--name", name, folder.FullName], cancel);
            if (!answer.Succeeded)
                throw new WorkbookException($"Jupyter did not take the kernel '{name}': {answer.LastLine}");
            output.WriteLine($"kernel {name} ({displayName}) is known to Jupyter");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // the folder of a kernel of the notebooks' name that is not this program's
    private async Task<string?> HolderAsync(string python, CancellationToken cancel)
    {
        var ask = $"import json, jupyter_client.kernelspec as k; print(json.dumps(k.KernelSpecManager().get_all_specs().get('{NotebooksName}')))";
        var answer = await RunAsync(python, ["-c", ask], cancel);
        if (!answer.Succeeded)
            throw new WorkbookException($"Jupyter does not say which kernels it has: {answer.LastLine}");
        var holder = JsonNode.Parse(answer.Lines.First(line => line.StartsWith('{') || line == "null"));
        return holder?["spec"]?["env"]?[WorkbookVariable] is null ? (string?)holder?["resource_dir"] : null;
    }

    private async Task<string> FindPythonAsync(string? asked, CancellationToken cancel)
    {
        foreach (var candidate in asked is null ? Pythons : [asked])
        {
            try
            {
                var answer = await RunAsync(candidate, ["-c", "import ipykernel, jupyter_client, sys; print(sys.executable)"], cancel);
                if (answer.Succeeded)
                    return answer.LastLine;
            }
            catch (WorkbookException)
            {
                // not on the PATH
            }
        }

        throw new WorkbookException(
            $"No Python with ipykernel: tried {string.Join(", ", asked is null ? Pythons : [asked])}. Install it (Debian: apt-get install python3-ipykernel; "
            + "elsewhere: pip install ipykernel) or name one with --python.");
    }

    private Task<ToolOutput> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancel) =>
        Tool.CaptureAsync(program, arguments, repository.Root, cancel, new Dictionary<string, string> { ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1" });
}

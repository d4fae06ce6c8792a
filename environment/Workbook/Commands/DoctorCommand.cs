using System.CommandLine;
using Workbook.Doctor;

namespace Workbook.Commands;

/// <summary><c>doctor</c>: says what is well, and the cure of what is not.</summary>
internal static class DoctorCommand
{
    public static Command Create() =>
        new Command("doctor", "Checks the SDK, the packages, torch, the data and the checkpoints; each is ok or has its cure.").Does(async (_, cancel) =>
        {
            var well = true;
            await foreach (var finding in new Examination(Repository.Find()).RunAsync(cancel))
            {
                Console.WriteLine($"{finding.Subject,-13} {(finding.Cure is null ? "ok   " : "WRONG")}  {finding.Detail}");
                if (finding.Cure is not null)
                    Console.WriteLine($"{"",-13} cure:  {finding.Cure}");
                well &= finding.Cure is null;
            }

            return well ? 0 : 1;
        });
}

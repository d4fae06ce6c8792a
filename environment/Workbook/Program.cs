using Workbook.Commands;

return await CommandLine.InvokeAsync(args);

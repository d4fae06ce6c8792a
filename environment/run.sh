#!/bin/sh
exec dotnet run --project "$(dirname "$0")/Workbook" -- run "$@"

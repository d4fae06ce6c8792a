#!/bin/sh
# Compares GenCore with the same work in Python; `soak` and `blas` are commands of their own. See environment/README.md.
set -e
here=$(dirname "$0")
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && ! /usr/bin/python3 -c 'import torch, scipy, ipykernel' 2>/dev/null; then
    apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends python3-torch python3-scipy python3-ipykernel
fi
dotnet run --project "$here/Workbook" -- setup
exec dotnet run --project "$here/benchmarks" -- "$@"

#!/usr/bin/env bash
# Serves a fresh demo county for the browser tests, in a folder that goes when the program ends.
set -euo pipefail
cd "$(dirname "$0")/.."
data=$(mktemp -d)
trap 'kill "$program" 2>/dev/null; wait "$program" 2>/dev/null; rm -rf "$data"' EXIT
trap 'exit 0' TERM INT
../build/yidao demo --data "$data" --listen "127.0.0.1:$1" --web dist &
program=$!
wait "$program"

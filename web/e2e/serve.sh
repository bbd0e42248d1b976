#!/usr/bin/env bash
# Serves a fresh demo county for the browser tests, in a folder that goes when the program ends.
set -euo pipefail
cd "$(dirname "$0")/.."
data=$(mktemp -d)
trap 'kill "$program" 2>/dev/null; wait "$program" 2>/dev/null; rm -rf "$data"' EXIT
trap 'exit 0' TERM INT
# All tests come from one address and sign in as the same few people, which the limits of a county would slow down.
cat >"$data/limits.toml" <<'TEXT'
[rate.account]
heavy = [20, 200]
guessable = [20, 200]
[rate.address]
heavy = [20, 200]
guessable = [20, 200]
TEXT
# Pictures are taken of a day that is being played; every other test sets up what it shows.
../build/yidao demo --config "$data/limits.toml" --data "$data" --listen "127.0.0.1:$1" --web dist \
  ${YIDAO_PICTURES:+--run-day --speed 600 --items 3000} &
program=$!
wait "$program"

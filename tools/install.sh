#!/usr/bin/env bash
# Installs what is missing: the Debian packages of tools/packages.txt (`# test`: only for tests) and Node for the web.
# usage: tools/install.sh run|test
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:?usage: tools/install.sh run|test}
node_needed=20 # Vite 8 refuses older ones; Debian 12 has 18, so a private copy comes from npm

say() { printf '%s\n' "$*" >&2; }

wanted_packages() {
  local unwanted='^$'
  [ "$purpose" = test ] || unwanted='# test'
  grep -v "$unwanted" tools/packages.txt | sed 's/ *#.*//'
}

missing_packages() {
  for package in $(wanted_packages); do
    dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q '^install ok' || echo "$package"
  done
}

node_major() { "${1:-node}" --version 2>/dev/null | sed -n 's/^v\([0-9]*\).*/\1/p'; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else return 1; fi
}

apt_install() {
  say "Installing $*"
  if ! as_root true 2>/dev/null; then
    say "Neither root nor sudo here. Ask an administrator to run:"
    say "  apt-get update && apt-get install --no-install-recommends $*"
    exit 1
  fi
  ls /var/lib/apt/lists/*Packages* >/dev/null 2>&1 || as_root apt-get update -q >&2
  local get=(apt-get install -qy --no-install-recommends "$@")
  as_root env DEBIAN_FRONTEND=noninteractive "${get[@]}" >&2 ||
    { as_root apt-get update -q >&2 && as_root env DEBIAN_FRONTEND=noninteractive "${get[@]}" >&2; }
}

# A Node that is new enough: the machine's own, else one from npm in .cache/node, found by tools/node_path.sh.
install_node() {
  [ "$(node_major)" ] && command -v npm >/dev/null || apt_install nodejs npm
  [ "$(node_major)" -lt "$node_needed" ] || return 0
  local own=.cache/node/node_modules/.bin/node
  [ -x "$own" ] && [ "$(node_major "$own")" -ge "$node_needed" ] && return 0
  say "Node $(node --version) is here, the web needs $node_needed or newer: npm fetches one into .cache/node"
  npm install --silent --no-audit --no-fund --prefix .cache/node "node@$node_needed" >&2
  [ "$(node_major "$own")" -ge "$node_needed" ] && return 0
  say "That did not give a working Node; install Node $node_needed by hand."
  exit 1
}

[ -r /etc/debian_version ] || { say "This is not Debian: install what tools/packages.txt names by hand."; exit 1; }
missing=$(missing_packages)
[ -z "$missing" ] || apt_install $missing
install_node

# Puts the private Node of tools/install.sh first in PATH when there is one; sourced by dev, run and test.
if [ -x .cache/node/node_modules/.bin/node ]; then PATH="$PWD/.cache/node/node_modules/.bin:$PATH"; fi

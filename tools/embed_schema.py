#!/usr/bin/env python3
"""Writes the migrations of a module, schema/NNN_*.sql, into one C++ file: `schema::<module>()` lists them in order."""
import pathlib
import re
import sys

PIECE = 12000  # characters of one literal; compilers promise 65,536 bytes
NAME = re.compile(r'(\d{3})_[a-z0-9_]+')


def literal(text):
    """Raw strings, cut at line ends, that the compiler joins again."""
    pieces, piece = [], ''
    for line in text.splitlines(keepends=True):
        if len(piece) + len(line) > PIECE:
            pieces.append(piece)
            piece = ''
        piece += line
    return '\n'.join(f'R"sql({p})sql"' for p in [*pieces, piece])


def faults(files):
    """Numbers run 001, 002, … without a gap, so that two branches cannot add the same one unseen."""
    for expected, file in enumerate(files, 1):
        m = NAME.fullmatch(file.stem)
        if not m or int(m[1]) != expected:
            yield f'{file}: expected a name that begins with {expected:03}_'


def render(module, files):
    rows = ''.join(f'    {{"{module}", "{f.stem}", {literal(f.read_text())}}},\n' for f in files)
    return f'''// Generated from the schema of {module}.
#include <span>

#include "platform/db/database.h"

namespace schema {{
std::span<platform::db::Migration const> {module}();
std::span<platform::db::Migration const> {module}() {{
  static std::initializer_list<platform::db::Migration> const list = {{
{rows}  }};
  return {{list.begin(), list.size()}};
}}
}}  // namespace schema
'''


def main():
    if len(sys.argv) < 3:
        sys.exit('usage: embed_schema.py MODULE TARGET [FILE.sql…]')
    module, target, files = sys.argv[1], pathlib.Path(sys.argv[2]), [pathlib.Path(f) for f in sorted(sys.argv[3:])]
    if bad := list(faults(files)):
        sys.exit('\n'.join(bad))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(render(module, files))
    return 0


if __name__ == '__main__':
    sys.exit(main())

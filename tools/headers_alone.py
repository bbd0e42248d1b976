#!/usr/bin/env python3
"""Compiles headers under src/ alone, included twice, with the flags that CMake wrote into compile_commands.json: those
that no source includes first, since a source which begins with its own header has shown it already."""
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys


def flags_of(build):
    """Every include folder and definition of the build, once."""
    out, takes_next = {}, False
    for entry in json.loads((build / 'compile_commands.json').read_text()):
        for word in shlex.split(entry['command']):
            if takes_next or word.startswith(('-I', '-D', '-std=')):
                out[word] = None
            takes_next = word == '-isystem'
            if takes_next:
                out[word] = None
    words = [w for w in out if w != '-isystem']
    return [w if w.startswith('-') else f'-isystem{w}' for w in words]


def is_shown(root, header):
    """Whether the source of the same name begins with this header and so compiles it alone."""
    source = root / 'src' / re.sub(r'\.h$', '.cc', header)
    first = re.search(r'^#include\s+["<]([^">]+)[">]', source.read_text(), re.M) if source.exists() else None
    return bool(first) and first[1] == header and '#pragma once' in (root / 'src' / header).read_text()


def compile_twice(root, flags, header):
    """The compiler's complaint; empty when the header stands alone."""
    text = f'#include "{header}"\n#include "{header}"\n'
    command = [os.environ.get('CXX', 'g++'), '-fsyntax-only', '-x', 'c++', *flags, '-']
    done = subprocess.run(command, input=text, cwd=root, capture_output=True, text=True)
    return done.stderr if done.returncode else ''


def main():
    if len(sys.argv) < 2:
        sys.exit('usage: headers_alone.py BUILD_FOLDER [HEADER…]')
    root, build = pathlib.Path.cwd(), pathlib.Path(sys.argv[1])
    flags = flags_of(build)
    every = sorted(str(p.relative_to(root / 'src')) for p in (root / 'src').rglob('*.h'))
    headers = sys.argv[2:] or [header for header in every if not is_shown(root, header)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        complaints = list(pool.map(lambda header: compile_twice(root, flags, header), headers))
    bad = [header for header, text in zip(headers, complaints) if text]
    for header, text in zip(headers, complaints):
        if text:
            print(f'src/{header}: does not compile alone\n{text}')
    shown = f'{len(every) - len(headers)} more are shown by their sources'
    print(f'headers: {len(headers) - len(bad)} of {len(headers)} compile alone, {shown}')
    return bool(bad)


if __name__ == '__main__':
    sys.exit(main())

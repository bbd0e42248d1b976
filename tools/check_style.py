#!/usr/bin/env python3
"""Checks the measurable part of STYLE.md; known debts stand in tools/style_debts.txt, a list that may only shrink."""
import ast
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import sql_text
from cpp_source import CppSource
from ratchet import Ratchet

FUNCTION_LINES, FILE_LINES, LINE_COLUMNS = 60, 600, 120
COMMENT = {'.h': '//', '.cc': '//', '.ts': '//', '.mts': '//', '.sql': '--', '.py': '"""', '.cmake': '#', '.sh': '#',
           '.vue': '<!--', '.css': '/*'}
SCRIPTS = {'dev', 'run', 'test', 'CMakeLists.txt', 'install_packages'}
LENGTH_FREE = {'.md', '.json', '.txt', '.svg', '.lock'}
FORBIDDEN_STEM = re.compile(r'(?:^|_|-)(?:utils?|helpers?|common|managers?|misc)(?:$|_|-)', re.I)
OPEN_END = re.compile(r'\b(?:TO' r'DO|FIX' r'ME|X' r'XX)\b(?!\(#\d+\): )')
MACHINE_PATH = re.compile(r'(?<![\w./$}*-])/(?:home|root|work|farm|Users)/\w')
SECRET = re.compile(r'-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{30,}'
                    r'|(?i:(?:secret|password|token|api_key)\s*[:=]\s*["\'][A-Za-z0-9+/_-]{24,}["\'])')
GENERATED = re.compile(r'(?:^|/)(?:generated|node_modules|dist|fuzz/seeds)/|web/src/api/schema\.'
                       r'|package-lock\.json$|web/openapi\.json$')
TEXT = set(COMMENT) | LENGTH_FREE | {'.toml', '.mjs', '.html', ''}


class Style:
    """One tree under inspection. `check()` gives the faults."""

    def __init__(self, root, files):
        self.root, self.files = root, files
        self.debts = Ratchet(root / 'tools/style_debts.txt')
        self.faults = []
        self.by_region = regional_tables(root)

    def check(self):
        for name in self.files:
            file = self.root / name
            if GENERATED.search(name) or file.suffix not in TEXT or not file.is_file():
                continue
            self.check_text(name, file, file.read_text(errors='replace'))
        return self.faults + self.debts.paid()

    def fault(self, key, where, text):
        if not self.debts.holds_back(key):
            self.faults.append(f'{where}: {text}')

    def check_text(self, name, file, text):
        if FORBIDDEN_STEM.search(file.stem):
            self.fault(f'name {name}', name, 'says nothing about its content; name the noun that it holds')
        self.check_lines(name, file.suffix, text)
        if file.suffix not in COMMENT and name not in SCRIPTS:
            return
        self.check_opening(name, file.suffix, text)
        count = text.count('\n')
        if count > FILE_LINES:
            self.fault(f'file {name}', name, f'{count} lines; a file has at most {FILE_LINES}')
        if file.suffix in ('.h', '.cc'):
            source = CppSource(text)
            self.check_functions(name, source.functions())
            if re.search(r'modules/\w+/store[./]', name):
                self.check_region(name, source)
        elif file.suffix == '.py':
            self.check_functions(name, python_functions(text))

    def check_lines(self, name, suffix, text):
        for number, line in enumerate(text.splitlines(), 1):
            where = f'{name}:{number}'
            if suffix not in LENGTH_FREE and len(line) > LINE_COLUMNS:
                self.fault(f'line {name}', where, f'{len(line)} columns; a line has at most {LINE_COLUMNS}')
            if suffix != '.md' and OPEN_END.search(line):
                self.fault(f'open {name}', where, 'an open end without an issue: write TO' 'DO(#123): sentence')
            if MACHINE_PATH.search(line):
                self.fault(f'path {name}', where, 'a path of one machine')
            if SECRET.search(line):
                self.fault(f'secret {name}', where, 'looks like a secret')

    def check_opening(self, name, suffix, text):
        lines = [line for line in text.splitlines()[:3] if not line.startswith('#!')]
        opening = lines[0].strip() if lines else ''
        mark = COMMENT.get(suffix, '#')
        words = opening.removeprefix(mark).removesuffix('-->').removesuffix('*/').split()
        if not opening.startswith(mark) or len(words) < 3:
            self.fault(f'opening {name}', f'{name}:1', f'begins with a sentence that says what it is for ({mark} …)')

    def check_functions(self, name, functions):
        for function, first, last in functions:
            if last - first + 1 > FUNCTION_LINES:
                self.fault(f'function {name}:{function}', f'{name}:{first}',
                           f'{function} has {last - first + 1} lines; a function has at most {FUNCTION_LINES}')

    def check_region(self, name, source):
        for line, text in source.literals():
            touched = sql_text.tables(text) & self.by_region if sql_text.is_statement(text) else set()
            if touched and not re.search(r'\bregion\b', text, re.I) and not completed_with_region(source, line, text):
                self.fault(f'region {name}', f'{name}:{line}', f'SQL over {", ".join(sorted(touched))} without region')


def completed_with_region(source, line, text):
    """True for the beginning of a SELECT to which the function around it adds the filter by region."""
    if re.search(r'\bwhere\b', text, re.I) or not re.match(r'\s*select\b', text, re.I):
        return False
    code = source.bare().splitlines()
    around = [code[first - 1:last] for _, first, last in source.functions() if first <= line <= last]
    return any('region' in row for rows in around for row in rows)


def regional_tables(root):
    """Tables whose key begins with the region."""
    out = set()
    for file in root.glob('src/modules/*/schema/*.sql'):
        created = sql_text.created(file.read_text())
        out |= {table for table, columns in created.items() if re.search(r'\bregion\b', columns)}
    return out


def python_functions(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name, node.lineno, node.end_lineno


def tracked_files(root):
    """What belongs to the project: in the index, or new and not ignored."""
    git = ['git', '-C', str(root), 'ls-files', '-z', '--cached', '--others', '--exclude-standard']
    listed = subprocess.run(git, check=True, capture_output=True, text=True).stdout
    return sorted(set(listed.split('\0')) - {''})


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else '.').resolve()
    faults = Style(root, tracked_files(root)).check()
    print('\n'.join(faults) or 'style: ok')
    return bool(faults)


if __name__ == '__main__':
    sys.exit(main())

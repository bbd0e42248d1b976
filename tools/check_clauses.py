#!/usr/bin/env python3
"""Finds which test shows which clause of the regulation; fails on a clause that does not exist, prints the coverage."""
import pathlib
import re
import sys
import tomllib

CPP_TEST = re.compile(r'^\s*(?:TYPED_)?TEST(?:_[FP])?\s*\(\s*\w+\s*,\s*(clause_\w+)', re.M)
WEB_TEST = re.compile(r'\b(?:test|it|describe)(?:\.\w+)*\s*\(\s*[\'"`](clause_[\w.]+)')
PYTHON_TEST = re.compile(r'^\s*def\s+(?:test_)?(clause_\w+)\s*\(', re.M)
SOURCES = {'*_test.cc': CPP_TEST, '*.test.ts': WEB_TEST, '*.spec.ts': WEB_TEST, 'test_*.py': PYTHON_TEST}
ROOTS = ('src', 'tests', 'web/src', 'web/e2e', 'web/tests')


class Clauses:
    """The list of clauses and the tests that name them."""

    def __init__(self, root):
        self.root = root
        rows = tomllib.loads((root / 'tests/clauses/clauses.toml').read_text())['clause']
        self.titles = {row['id']: row['title'] for row in rows}
        self.by_mark = {row['id'].replace('.', '_'): row['id'] for row in rows}
        self.shown = {}
        self.faults = [f'clause {row["id"]} stands twice in the list'
                       for i, row in enumerate(rows) if any(row['id'] == r['id'] for r in rows[:i])]

    def read_tests(self):
        for file in self.test_files():
            pattern = next(p for glob, p in SOURCES.items() if file.match(glob))
            text = file.read_text()
            for m in pattern.finditer(text):
                line = text.count('\n', 0, m.start(1)) + 1
                self.take(m[1], f'{file.relative_to(self.root)}:{line}')
        return self

    def test_files(self):
        found = {p for top in ROOTS for glob in SOURCES for p in (self.root / top).rglob(glob)}
        return sorted(p for p in found if 'node_modules' not in p.parts)

    def take(self, name, where):
        clause = self.clause_of(name)
        if clause is None:
            self.faults.append(f'{where}: {name} names no clause of tests/clauses/clauses.toml')
        else:
            self.shown.setdefault(clause, []).append(where)

    def clause_of(self, name):
        """The longest clause id at the beginning of a test's name."""
        words = name.removeprefix('clause_').replace('.', '_').split('_')
        for n in range(len(words), 0, -1):
            if (mark := '_'.join(words[:n])) in self.by_mark:
                return self.by_mark[mark]
        return None

    def report(self):
        lines = [f'{clause:8} {len(tests):3} {"test " if len(tests) == 1 else "tests"}  {self.titles[clause]}'
                 for clause, tests in sorted(self.shown.items())]
        missing = [clause for clause in self.titles if clause not in self.shown]
        lines.append(f'clauses shown by a test: {len(self.shown)}/{len(self.titles)}')
        if missing:
            lines.append(f'not yet: {" ".join(missing)}')
        return '\n'.join(lines)


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else '.').resolve()
    clauses = Clauses(root).read_tests()
    print('\n'.join(clauses.faults + [clauses.report()]))
    return bool(clauses.faults)


if __name__ == '__main__':
    sys.exit(main())

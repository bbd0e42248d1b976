#!/usr/bin/env python3
"""Adds up the reports of ./test; prints a table and, as the last line, how many passed and failed."""
import json
import pathlib
import sys
import xml.etree.ElementTree as xml
from dataclasses import dataclass


@dataclass
class Count:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other):
        return Count(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)


def of_gtest(file):
    """One GoogleTest program."""
    suites = xml.parse(file).getroot()
    cases = list(suites.iter('testcase'))
    skipped = sum(1 for c in cases if c.find('skipped') is not None or c.get('status') == 'notrun')
    failed = sum(1 for c in cases if c.find('failure') is not None)
    return Count(len(cases) - skipped - failed, failed, skipped)


def of_ctest(reports):
    """Rows of ctest; a GoogleTest program counts with its own tests, and once more when it died after them."""
    file = reports / 'ctest.xml'
    if not file.exists():
        return
    for case in xml.parse(file).getroot().iter('testcase'):
        name, status = case.get('name'), case.get('status')
        own = reports / 'gtest' / f'{name}_test.xml'
        if own.exists():
            count = of_gtest(own)
            if status == 'fail' and count.failed == 0:
                count += Count(failed=1)
        elif status in ('disabled', 'notrun'):
            count = Count(skipped=1) if status == 'disabled' else Count(failed=1)
        else:
            count = Count(passed=1) if status == 'run' else Count(failed=1)
        yield f'c++ {name}' if own.exists() else name, count


def of_vitest(reports):
    file = reports / 'vitest.json'
    if file.exists():
        told = json.loads(file.read_text())
        broken = max(0, int(not told['success']) - told['numFailedTests'])  # a file that did not even load
        yield 'web units', Count(told['numPassedTests'], told['numFailedTests'] + broken,
                                 told['numPendingTests'] + told.get('numTodoTests', 0))


def of_playwright(reports):
    file = reports / 'playwright.json'
    if file.exists():
        told = json.loads(file.read_text())
        stats = told['stats']
        broken = len(told.get('errors', [])) if not stats['unexpected'] else 0
        yield 'browser', Count(stats['expected'] + stats['flaky'], stats['unexpected'] + broken, stats['skipped'])


def of_fuzz(reports):
    """One line per target in the log."""
    file = reports / 'fuzz-smoke.log'
    if file.exists():
        for line in file.read_text(errors='replace').splitlines():
            name, _, outcome = line.removeprefix('fuzz ').partition(': ')
            if line.startswith('fuzz ') and outcome in ('passed', 'FAILED'):
                yield f'fuzz {name}', Count(passed=1) if outcome == 'passed' else Count(failed=1)


def of_steps(reports, counted):
    """Steps without a count of their own, and counted ones that failed without a failed test."""
    file = reports / 'steps.tsv'
    for line in file.read_text().splitlines() if file.exists() else []:
        name, outcome = line.split('\t')
        if name in counted and (outcome != 'failed' or counted[name].failed):
            continue
        yield name, Count(**{outcome: 1})


def tally(reports):
    """(rows, total) of one run."""
    groups = {'cpp-tests': of_ctest, 'web-units': of_vitest, 'browser': of_playwright, 'fuzz-smoke': of_fuzz}
    rows, counted = [], {}
    for step, read in groups.items():
        found = list(read(reports))
        if found:
            counted[step] = sum((count for _, count in found), Count())
        rows += found
    rows = list(of_steps(reports, counted)) + rows
    return rows, sum((count for _, count in rows), Count())


def main():
    rows, total = tally(pathlib.Path(sys.argv[1]))
    width = max((len(name) for name, _ in rows), default=10)
    print(f'{"":{width}}  passed  failed  skipped')
    for name, count in rows:
        print(f'{name:{width}}  {count.passed:6}  {count.failed:6}  {count.skipped:7}')
    skipped = f', {total.skipped} skipped' if total.skipped else ''
    print(f'{total.passed} passed, {total.failed} failed{skipped}')
    return total.failed > 0 or total.passed == 0


if __name__ == '__main__':
    sys.exit(main())

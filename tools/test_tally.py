#!/usr/bin/env python3
"""Demands that tally.py counts every kind of report and never turns a failure into silence."""
import json
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from tally import Count, tally

GTEST = '''<testsuites><testsuite name="Bag">
<testcase name="a" status="run"/><testcase name="b" status="run"><failure message="x"/></testcase>
<testcase name="c" status="run"><skipped/></testcase></testsuite></testsuites>'''
GOOD_GTEST = '<testsuites><testsuite name="Bag"><testcase name="a" status="run"/></testsuite></testsuites>'


def ctest(**cases):
    rows = ''.join(f'<testcase name="{name}" status="{status}"/>' for name, status in cases.items())
    return f'<testsuite>{rows}</testsuite>'


class Tally(unittest.TestCase):
    def setUp(self):
        self.reports = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        (self.reports / 'gtest').mkdir()

    def write(self, name, content):
        (self.reports / name).write_text(content if isinstance(content, str) else json.dumps(content))

    def total(self):
        return tally(self.reports)[1]

    def test_gtest_programs_count_test_by_test(self):
        self.write('ctest.xml', ctest(base='fail', layers='run'))
        self.write('gtest/base_test.xml', GTEST)
        self.assertEqual(self.total(), Count(2, 1, 1))

    def test_a_program_that_dies_after_its_tests_failed(self):
        self.write('ctest.xml', ctest(base='fail'))
        self.write('gtest/base_test.xml', GOOD_GTEST)
        self.assertEqual(self.total(), Count(1, 1, 0))

    def test_a_program_that_dies_early_failed(self):
        self.write('ctest.xml', ctest(base='fail'))
        self.assertEqual(self.total(), Count(0, 1, 0))

    def test_a_program_that_was_not_built_failed(self):
        self.write('ctest.xml', ctest(base='notrun'))
        self.assertEqual(self.total(), Count(0, 1, 0))

    def test_steps_without_a_report_count_once(self):
        self.write('steps.tsv', 'build\tpassed\nheaders\tfailed\nfuzz-smoke\tskipped\n')
        self.assertEqual(self.total(), Count(1, 1, 1))

    def test_a_counted_step_that_failed_without_a_failed_test_failed(self):
        self.write('steps.tsv', 'cpp-tests\tfailed\n')
        self.write('ctest.xml', ctest(layers='run'))
        self.assertEqual(self.total(), Count(1, 1, 0))

    def test_a_counted_step_is_not_counted_twice(self):
        self.write('steps.tsv', 'cpp-tests\tfailed\n')
        self.write('ctest.xml', ctest(layers='fail'))
        self.assertEqual(self.total(), Count(0, 1, 0))

    def test_vitest(self):
        self.write('vitest.json', {'success': False, 'numPassedTests': 5, 'numFailedTests': 0, 'numPendingTests': 1})
        self.assertEqual(self.total(), Count(5, 1, 1))

    def test_playwright(self):
        self.write('playwright.json', {'stats': {'expected': 3, 'flaky': 1, 'unexpected': 0, 'skipped': 2},
                                       'errors': [{'message': 'no server'}]})
        self.assertEqual(self.total(), Count(4, 1, 2))

    def test_fuzz_targets(self):
        self.write('fuzz-smoke.log', 'fuzz codes: passed\nnoise\nfuzz json: FAILED\n')
        self.assertEqual(self.total(), Count(1, 1, 0))


if __name__ == '__main__':
    unittest.main()

#!/usr/bin/env python3
"""Demands that check_clauses.py finds clauses in every kind of test and fails on one that does not exist."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from check_clauses import Clauses

LIST = '''[[clause]]
id = "3.4"
title = "处理"
module = "mail"
[[clause]]
id = "3.4.1"
title = "收寄"
module = "mail"
[[clause]]
id = "2.2.2a"
title = "运营"
module = "mail"
'''


class Coverage(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.write('tests/clauses/clauses.toml', LIST)

    def write(self, name, text):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def shown(self):
        clauses = Clauses(self.root).read_tests()
        self.assertEqual(clauses.faults, [])
        return set(clauses.shown)

    def test_a_cpp_test_shows_the_longest_id(self):
        self.write('src/modules/mail/tests/a_test.cc', 'TEST_F(Bag, clause_3_4_1_is_weighed) {}\n')
        self.assertEqual(self.shown(), {'3.4.1'})

    def test_a_clause_with_a_letter(self):
        self.write('src/modules/mail/rules/a_test.cc', 'TEST(Bag,\n     clause_2_2_2a_day_closes) {}\n')
        self.assertEqual(self.shown(), {'2.2.2a'})

    def test_a_browser_test(self):
        self.write('web/e2e/day.spec.ts', "test('clause_3_4_1 a clerk accepts', async () => {})\n")
        self.assertEqual(self.shown(), {'3.4.1'})

    def test_a_web_unit_test_and_a_python_test(self):
        self.write('web/src/features/mail/a.test.ts', 'it("clause_3.4 works", () => {})\n')
        self.write('tests/crash/test_kill.py', 'class A:\n    def test_clause_3_4_1_x(self):\n        pass\n')
        self.assertEqual(self.shown(), {'3.4', '3.4.1'})

    def test_a_clause_that_does_not_exist(self):
        self.write('src/a_test.cc', 'TEST(Bag, clause_9_9_9_flies) {}\n')
        faults = Clauses(self.root).read_tests().faults
        self.assertEqual(len(faults), 1)
        self.assertIn('src/a_test.cc:1: clause_9_9_9_flies names no clause', faults[0])

    def test_a_clause_that_stands_twice(self):
        self.write('tests/clauses/clauses.toml', LIST + LIST)
        self.assertIn('clause 3.4 stands twice', Clauses(self.root).faults[0])

    def test_the_report_names_what_is_missing(self):
        self.write('src/a_test.cc', 'TEST(Bag, clause_3_4_1_x) {}\n')
        report = Clauses(self.root).read_tests().report()
        self.assertIn('1/3', report)
        self.assertIn('not yet: 3.4 2.2.2a', report)


if __name__ == '__main__':
    unittest.main()

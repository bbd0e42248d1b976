#!/usr/bin/env python3
"""Demands that each rule of check_style.py fires, and that it stays silent on good code."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from check_style import Style
from cpp_source import CppSource

OPENING = '// Says what this file is for.\n'
BODY = '  f();\n'


class SmallTree(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.write('src/modules/mail/schema/001.sql', '-- Makes the tables of mail.\n'
                   'create table mail_bag (\n  region bigint not null,\n  primary key (region)\n);\n'
                   'create table mail_kind (\n  code text\n);\n')

    def write(self, name, text):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def faults(self):
        files = [str(p.relative_to(self.root)) for p in self.root.rglob('*') if p.is_file()]
        return Style(self.root, sorted(files)).check()

    def expect(self, name, text, words):
        self.write(name, text)
        faults = self.faults()
        self.assertTrue(any(words in f for f in faults), f'"{words}" not in {faults}')

    def expect_silence(self, name, text):
        self.write(name, text)
        self.assertEqual(self.faults(), [])


class EveryRuleFires(SmallTree):
    def test_a_file_says_what_it_is_for(self):
        self.expect('src/a.cc', '#pragma once\n', 'begins with a sentence')

    def test_one_word_is_no_sentence(self):
        self.expect('src/a.cc', '// Codes\n', 'begins with a sentence')

    def test_python_says_it_after_the_interpreter(self):
        self.expect_silence('tools/a.py', '#!/usr/bin/env python3\n"""Says what this is for."""\n')

    def test_an_open_end_needs_an_issue(self):
        self.expect('src/a.cc', OPENING + '// TO' 'DO: later\n', 'open end')

    def test_an_open_end_with_an_issue_is_fine(self):
        self.expect_silence('src/a.cc', OPENING + '// TO' 'DO(#12): Take the seal number too.\n')

    def test_long_function(self):
        self.expect('src/a.cc', OPENING + 'int big(int x) {\n' + BODY * 60 + '}\n', 'big has 62 lines')

    def test_long_method_in_a_class_in_a_namespace(self):
        text = 'namespace n {\nclass C {\n  C() : a_{1}, b_{2} {\n' + BODY * 60 + '  }\n};\n}\n'
        self.expect('src/a.cc', OPENING + text, 'C has 62 lines')

    def test_long_python_function(self):
        self.expect('tools/a.py', '"""Says what this is for."""\ndef big():\n' + '    f()\n' * 60, 'big has 61 lines')

    def test_long_file(self):
        self.expect('src/a.cc', OPENING * 601, 'a file has at most 600')

    def test_long_line(self):
        self.expect('src/a.cc', OPENING + '// ' + 'x' * 120 + '\n', '123 columns')

    def test_empty_names(self):
        for name in ('src/utils.cc', 'src/bag_helpers.h', 'src/common.h', 'src/stop_manager.ts', 'src/misc.cc'):
            with self.subTest(name):
                self.expect(name, OPENING, f'{name}: says nothing about its content')

    def test_a_path_of_one_machine(self):
        self.expect('README.md', 'see /ho' 'me/li/notes\n', 'a path of one machine')

    def test_an_url_is_no_path_of_a_machine(self):
        self.expect_silence('README.md', 'see https://example.org/ho' 'me/li and $HOME/ho' 'me/li\n')

    def test_a_secret(self):
        self.expect('src/a.cc', OPENING + 'auto password = "' + 'a1B2' * 8 + '";\n', 'looks like a secret')

    def test_a_private_key(self):
        self.expect('a.md', '-----BEGIN ' 'PRIVATE KEY-----\n', 'looks like a secret')

    def test_sql_without_region(self):
        self.expect('src/modules/mail/store.cc', OPENING + 'auto q = "select id from mail_bag where id=$1";\n',
                    'SQL over mail_bag without region')

    def test_sql_over_a_table_without_region(self):
        self.expect_silence('src/modules/mail/store.cc', OPENING + 'auto q = "select code from mail_kind";\n')

    def test_sql_with_region(self):
        self.expect_silence('src/modules/mail/store/bag.cc',
                            OPENING + 'auto q = "select id from mail_bag where region=$1";\n')


    def test_a_beginning_of_sql_whose_function_adds_the_region(self):
        self.expect_silence('src/modules/mail/store/bag.cc', OPENING + 'auto f(Region region) {\n'
                            '  return filtered("select id from mail_bag", region);\n}\n')

    def test_a_whole_statement_names_the_region_itself(self):
        self.expect('src/modules/mail/store/bag.cc', OPENING + 'auto f(Region region) {\n'
                    '  return run("delete from mail_bag where id=$1", region);\n}\n', 'without region')


class TheRatchet(SmallTree):
    def test_a_listed_debt_is_held_back(self):
        self.write('tools/style_debts.txt', 'function src/a.cc:big # split by state\n')
        self.expect_silence('src/a.cc', OPENING + 'int big(int x) {\n' + BODY * 60 + '}\n')

    def test_a_paid_debt_is_a_fault(self):
        self.write('tools/style_debts.txt', 'function src/a.cc:big\n')
        self.expect('src/a.cc', OPENING, '"function src/a.cc:big" is paid')


class FunctionsAreFound(unittest.TestCase):
    def names(self, text):
        return [name for name, _, _ in CppSource(text).functions()]

    def test_kinds_of_functions(self):
        self.assertEqual(self.names('''
            namespace a { struct S { int m() const { return 1; } int x{60'000}; void only(); };
            S::S(int x) : a_{x}, b_(x) { if (x) { g(); } }
            std::map<int, int> const kTable = {{1, 2}, {3, 4}};
            template <typename T> auto f(T t) -> int { auto l = [&](int) { return 2; }; return l(1); }
            TEST(Bag, is_closed) { auto text = "} {"; }
            char brace() { return '{'; } // }
            #define MACRO(x) \\
              { x
            enum class E { a, b };
            }'''), ['m', 'S::S', 'f', 'is_closed', 'brace'])


if __name__ == '__main__':
    unittest.main()

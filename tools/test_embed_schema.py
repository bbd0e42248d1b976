#!/usr/bin/env python3
"""Shows that embed_schema.py keeps the text of migrations and refuses wrong numbers."""
import pathlib
import re
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from embed_schema import faults, render


class Embedding(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def write(self, name, text='create table x (a text);\n'):
        (self.folder / name).write_text(text)
        return self.folder / name

    def test_long_files_keep_every_character(self):
        text = ''.join(f'create table mail_{i} (region bigint); -- "quoted" \\ text\n' for i in range(2000))
        code = render('mail', [self.write('001_mail.sql', text)])
        self.assertEqual(''.join(re.findall(r'R"sql\((.*?)\)sql"', code, re.S)), text)
        self.assertIn('{"mail", "001_mail", R"sql(', code)

    def test_a_module_without_tables(self):
        self.assertIn('list = {\n  };', render('governance', []))

    def test_numbers_without_gap(self):
        self.assertEqual(list(faults([self.write('001_a.sql'), self.write('002_b.sql')])), [])

    def test_a_number_twice(self):
        self.assertIn('expected a name that begins with 002_', '\n'.join(
            faults([self.write('001_a.sql'), self.write('001_b.sql')])))

    def test_a_gap(self):
        self.assertTrue(list(faults([self.write('001_a.sql'), self.write('003_b.sql')])))


if __name__ == '__main__':
    unittest.main()

#!/usr/bin/env python3
"""Demands that each rule of check_docs.py fires."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from check_docs import Docs


class EveryRuleFires(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.write('README.md', '# Yidao\n[the words](GLOSSARY.md#words)\n```\n[not](a-link.md)\n```\n')
        self.write('GLOSSARY.md', '# Words\n| zh | en | code | from | not |\n|---|---|---|---|---|\n'
                                  '| 总包 | bag | `Bag` | trade | – |\n| 索赔 | claim | planned: `Claim` | UPU | – |\n')
        self.write('src/modules/mail/module.toml', 'needs = []\n')
        self.write('src/modules/mail/mail.h', 'struct Bag {};\n')
        self.write('src/modules/mail/README.md', '# mail\n')

    def write(self, name, text):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def faults(self):
        return Docs(self.root, sorted(str(p.relative_to(self.root)) for p in self.root.rglob('*.md'))).check()

    def expect(self, words):
        faults = self.faults()
        self.assertTrue(any(words in f for f in faults), f'"{words}" not in {faults}')

    def test_good_documents_have_no_fault(self):
        self.assertEqual(self.faults(), [])

    def test_a_link_to_nothing(self):
        self.write('docs/a.md', '[x](../none.md)\n')
        self.expect('docs/a.md: link to ../none.md')

    def test_a_picture_that_is_not_there(self):
        self.write('docs/a.md', '![x](images/none.png)\n')
        self.expect('link to images/none.png')

    def test_a_heading_that_is_not_there(self):
        self.write('docs/a.md', '[x](../GLOSSARY.md#meanings)\n')
        self.expect('#meanings, which is no heading')

    def test_a_module_without_page(self):
        (self.root / 'src/modules/mail/README.md').unlink()
        self.expect('src/modules/mail: has no README.md')

    def test_a_page_that_is_a_book(self):
        self.write('src/modules/mail/README.md', 'word\n' * 101)
        self.expect('at most 100 lines')

    def test_a_word_that_the_code_does_not_use(self):
        self.write('src/modules/mail/mail.h', 'struct Package {};\n')
        self.expect('GLOSSARY.md:4: `Bag` stands nowhere')

    def test_no_glossary(self):
        (self.root / 'GLOSSARY.md').unlink()
        self.expect('GLOSSARY.md does not exist')


if __name__ == '__main__':
    unittest.main()

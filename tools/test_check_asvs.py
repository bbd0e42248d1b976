#!/usr/bin/env python3
"""Demands that check_asvs.py sees an answer that does not exist, and each forbidden thing in sources."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import check_asvs
from check_asvs import Asvs

#: For each rule a line that breaks it.
BAD = {
    'NO_SHELL': 'std::system("ls");', 'NO_REGEX': 'std::regex r{text};', 'NO_EVAL': 'eval(text)',
    'NO_OUTBOUND': 'curl_easy_init();', 'CONSTANT_FORMATS': 'std::printf(text);', 'NO_HTML': '<p v-html="text" />',
    'NO_WINDOW_MESSAGES': "window.postMessage(x, '*')", 'NO_PLUGINS': '<object data="x">',
    'NO_PASTE_TRAP': '<input @paste.prevent>', 'NO_HINTS': 'std::string password_hint;', 'NO_WEAK_CRYPTO': 'EVP_md5()',
    'NO_PROTOTYPES': 'a.__proto__ = b', 'ONE_LOGGER': 'spdlog::info("x");',
}


class Answers(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.write('src/a_test.cc', 'TEST(A, an_answer) {}\n')
        self.write('src/a.cc', 'int here;\n')

    def write(self, name, text):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def faults(self, answer='"test", "an_answer"'):
        self.write(check_asvs.ASVS, '"1.1.1" = ["x", ' + answer + ']\n')
        return [f for f in Asvs(self.root).check().faults if 'requirements, not' not in f]

    def test_an_answer_that_exists_is_taken(self):
        for answer in ('"test", "an_answer"', '"code", "src/a.cc: here"', '"document", "src/a.cc"', '"open", "why"',
                       '"code", "tools/check_asvs.py: NO_EVAL"'):
            self.assertEqual(self.faults(answer), [], answer)

    def test_an_answer_that_does_not_exist_is_a_fault(self):
        for answer in ('"test", "an_answ"', '"code", "src/a.cc: there"', '"code", "src/b.cc: here"',
                       '"code", "src/a.cc"',
                       '"document", "no.md"', '"open", ""', '"code", "tools/check_asvs.py: NO_SUCH"'):
            self.assertEqual(len(self.faults(answer)), 1, answer)

    def test_a_missing_requirement_is_a_fault(self):
        self.write(check_asvs.ASVS, '"1.1.1" = ["x", "open", "y"]\n')
        self.assertTrue(any('requirements, not' in f for f in Asvs(self.root).check().faults))

    def test_every_rule_fires(self):
        self.assertEqual(set(BAD), set(check_asvs.NEVER))
        for rule, line in BAD.items():
            top = check_asvs.NEVER[rule][0][0]
            file = f'{top}/bad.{"cc" if top == "src" else "vue"}'
            self.write(file, line + '\n')
            self.assertTrue(any(rule in f for f in self.faults()), rule)
            (self.root / file).unlink()

    def test_a_password_field_that_shows_is_a_fault(self):
        self.write('web/src/a.vue', '<el-input autocomplete="new-password" />\n')
        self.assertTrue(any('PASSWORD_FIELDS' in f for f in self.faults()))


if __name__ == '__main__':
    unittest.main()

#!/usr/bin/env python3
"""Demands that each rule of check_web.py fires, and that a clean tree passes."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from check_web import Web

SCREEN = ('<!-- A screen of the mail. -->\n<script setup lang="ts">\n%s\n</script>\n\n'
          '<template>\n  <p>%s</p>\n</template>\n')


class EveryRuleFires(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.write('main.ts', "import App from '@/app/App.vue';\n")
        self.write('app/features.ts', "const all = import.meta.glob('../features/*/index.ts');\n")
        self.write('lib/api.ts', "import type { components } from '@/api/schema';\nimport Dexie from 'dexie';\n")
        self.write('ui/JyField.vue', SCREEN % ("import { pick } from '@/lib/i18n';", '{{ label }}'))
        self.write('features/mail/index.ts', "// '@/features/org/index' stands in a comment: 站点\n"
                                             "const page = () => import('./ItemPage.vue');\n")
        self.write('features/mail/ItemPage.vue', SCREEN % ("import { t } from './texts';", '{{ t() }}'))

    def write(self, name, text):
        file = self.root / 'web/src' / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def expect(self, words):
        faults = Web(self.root).check()
        self.assertEqual(len(faults), 1, faults)
        self.assertIn(words, faults[0])

    def test_a_clean_tree_has_no_fault(self):
        self.assertEqual(Web(self.root).check(), [])

    def test_a_feature_sees_no_other_feature(self):
        self.write('features/mail/more.ts', "\nimport { people } from '@/features/org/people';\n")
        self.expect('web/src/features/mail/more.ts:2: feature mail must not see feature org')

    def test_nor_by_a_relative_or_lazy_path(self):
        self.write('features/mail/more.ts', "const p = () => import('../org/PeoplePage.vue');\n")
        self.expect('feature mail must not see feature org')

    def test_a_feature_does_not_see_the_shell(self):
        self.write('features/mail/more.ts', "import { router } from '@/app/router';\n")
        self.expect('features must not see app')

    def test_the_kit_sees_no_feature(self):
        self.write('ui/more.ts', "import { t } from '@/features/mail/texts';\n")
        self.expect('ui must not see features')

    def test_the_library_does_not_see_the_kit(self):
        self.write('lib/more.ts', "import { toast } from '../ui/toast';\n")
        self.expect('lib must not see ui')

    def test_element_plus_stays_inside_the_kit(self):
        self.write('features/mail/more.ts', "import { ElInput } from 'element-plus';\n")
        self.expect('element-plus is only used inside ui')

    def test_and_by_a_deep_path(self):
        self.write('features/mail/more.ts', "import { readBarcodes } from 'zxing-wasm/reader';\n")
        self.expect('zxing-wasm is only used inside lib')

    def test_any_is_refused(self):
        self.write('lib/more.ts', 'export const f = (x: any) => x;\n')
        self.expect('any says nothing')

    def test_a_text_in_a_screen_is_refused(self):
        self.write('features/mail/Other.vue', SCREEN % ('', '邮件'))
        self.expect('web/src/features/mail/Other.vue:7: a text stands in the texts file')

    def test_markup_from_others_is_refused(self):
        self.write('features/mail/Other.vue', SCREEN % ('', '<b v-html="note" />'))
        self.expect('v-html')

    def test_a_page_that_is_too_long_is_refused(self):
        self.write('features/mail/Other.vue', SCREEN % ('\n'.join(['f();'] * 250), ''))
        self.expect('split into parts/')

    def test_style_does_not_count_as_length(self):
        style = '\n<style scoped>\n' + 'p { color: red; }\n' * 300 + '</style>\n'
        self.write('features/mail/Other.vue', SCREEN % ('', '') + style)
        self.assertEqual(Web(self.root).check(), [])


if __name__ == '__main__':
    unittest.main()

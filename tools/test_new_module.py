#!/usr/bin/env python3
"""Shows that the skeleton of a new module passes every check and that bad names are refused."""
import pathlib
import shutil
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE))
from check_docs import Docs
from check_layers import Layers
from check_style import Style
from new_module import make

ROOT = HERE.parent.resolve()


class Skeleton(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        for folder in ('src/base', 'src/platform'):
            shutil.copytree(ROOT / folder, self.root / folder)
        (self.root / 'tools').mkdir()
        shutil.copy(HERE / 'layers.toml', self.root / 'tools')
        (self.root / 'GLOSSARY.md').write_text('# Words\n')
        self.before = Layers(self.root).check()

    def files(self):
        return sorted(str(p.relative_to(self.root)) for p in self.root.rglob('*')
                      if p.is_file() and 'modules' in p.parts)

    def test_a_module_and_one_above_it_keep_every_rule(self):
        make(self.root, 'training', [])
        make(self.root, 'day_plan', ['training'])
        self.assertEqual(Layers(self.root).check(), self.before)
        self.assertEqual(Style(self.root, self.files()).check(), [])
        self.assertEqual(Docs(self.root, [f for f in self.files() if f.endswith('.md')]).check(), [])

    def test_a_name_that_is_no_name(self):
        with self.assertRaisesRegex(ValueError, 'no module name'):
            make(self.root, 'Day-Plan', [])

    def test_a_need_that_is_not_there(self):
        with self.assertRaisesRegex(ValueError, 'no module "moon"'):
            make(self.root, 'training', ['moon'])

    def test_a_module_is_not_overwritten(self):
        make(self.root, 'training', [])
        with self.assertRaisesRegex(ValueError, 'exists already'):
            make(self.root, 'training', [])


if __name__ == '__main__':
    unittest.main()

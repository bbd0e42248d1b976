#!/usr/bin/env python3
"""Checks the arrows of web/src and what its sources may hold; prints one line per fault."""
import pathlib
import re
import sys

IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]""")
GLOB = re.compile(r"""import\.meta\.glob[^(]*\(\s*['"]([^'"]+)['"]""")
COMMENT = re.compile(r'<!--.*?-->|/\*.*?\*/|(?<!:)//[^\n]*', re.S)
TEMPLATE = re.compile(r'^<template>.*^</template>', re.S | re.M)
STYLE = re.compile(r'^<style[^>]*>.*?^</style>', re.S | re.M)
CHINESE = re.compile('[\u4e00-\u9fff]')
ANY = re.compile(r'(?::\s*|\bas\s+|<)any\b')
PAGE_LINES = 250
#: What a folder may see besides packages. `features` stands for the feature's own folder only.
SEES = {'api': {'api'}, 'lib': {'api', 'lib'}, 'ui': {'api', 'lib', 'ui'}, 'features': {'api', 'lib', 'ui', 'features'},
        'app': {'api', 'lib', 'ui', 'features', 'app'}}
#: Packages that only one folder may touch, so that they can be replaced behind it.
KEPT_IN = {'element-plus': 'ui', 'dexie': 'lib', 'zxing-wasm': 'lib', '@noble/ed25519': 'lib'}


class Web:
    """One tree under inspection. `check()` gives the faults."""

    def __init__(self, root):
        self.src = root / 'web/src'
        self.faults = []

    def check(self):
        for file in sorted(self.src.rglob('*')):
            if file.suffix in ('.ts', '.vue') and not file.name.startswith('schema.'):
                self.check_file(file, file.relative_to(self.src), file.read_text(errors='replace'))
        return self.faults

    def fault(self, place, text, at, words):
        self.faults.append(f'web/src/{place}:{text.count(chr(10), 0, at) + 1}: {words}')

    def check_file(self, file, place, text):
        code = COMMENT.sub(lambda m: re.sub(r'[^\n]', ' ', m[0]), text)
        for pattern in (IMPORT, GLOB):
            for found in pattern.finditer(code):
                self.check_import(file, place, text, found)
        for found in ANY.finditer(code):
            self.fault(place, text, found.start(), 'any says nothing; take the type from the generated schema')
        if file.suffix == '.vue':
            self.check_screen(place, text, code)

    def check_import(self, file, place, text, found):
        target, at = found[1], found.start()
        own = place.parts[0]
        for package, folder in KEPT_IN.items():
            if (target == package or target.startswith(package + '/')) and own != folder:
                self.fault(place, text, at, f'{package} is only used inside {folder}')
        to = self.place_of(file, target)
        if not to or own not in SEES or len(place.parts) == 1:
            return
        if to[0] not in SEES[own]:
            self.fault(place, text, at, f'{own} must not see {to[0]}')
        elif own == to[0] == 'features' and to[1:2] != place.parts[1:2]:
            self.fault(place, text, at, f'feature {place.parts[1]} must not see feature {to[1]}')

    def place_of(self, file, target):
        if target.startswith('@/'):
            return pathlib.PurePosixPath(target[2:]).parts
        if not target.startswith('.'):
            return ()
        path = pathlib.Path(file.parent / target.split('*')[0]).resolve()
        root = self.src.resolve()
        return path.relative_to(root).parts if root in path.parents else ()

    def check_screen(self, place, text, code):
        template = TEMPLATE.search(code)
        if template:
            for found in CHINESE.finditer(template[0]):
                at = template.start() + found.start()
                self.fault(place, text, at, 'a text stands in the texts file, not in a screen')
                break
            if 'v-html' in template[0]:
                self.fault(place, text, template.start(), 'v-html would show what others wrote as markup')
        lines = STYLE.sub('', code).count('\n')
        if lines > PAGE_LINES:
            self.fault(place, text, 0, f'{lines} lines without style; over {PAGE_LINES} it is split into parts/')


def main():
    faults = Web(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else '.')).check()
    print('\n'.join(faults) or 'web: ok')
    return bool(faults)


if __name__ == '__main__':
    sys.exit(main())

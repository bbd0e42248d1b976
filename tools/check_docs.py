#!/usr/bin/env python3
"""Checks the documents: links lead somewhere, each module has its page, the glossary's code words are in the code."""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from check_style import tracked_files

LINK = re.compile(r'!?\[[^\]]*\]\(([^)\s]+)(?:\s+"[^"]*")?\)')
FENCE = re.compile(r'^```.*?^```', re.M | re.S)
CODE_WORD = re.compile(r'`([A-Za-z_]\w*)`')
README_LINES = 100


class Docs:
    """One tree under inspection. `check()` gives the faults."""

    def __init__(self, root, files):
        self.root, self.files, self.faults = root, files, []

    def check(self):
        for name in self.files:
            if name.endswith('.md') and (self.root / name).is_file():
                self.check_links(name, (self.root / name).read_text())
        for module in sorted(p.parent for p in self.root.glob('src/modules/*/module.toml')):
            self.check_page(module)
        self.check_glossary()
        return self.faults

    def check_links(self, name, text):
        for target in LINK.findall(FENCE.sub('', text)):
            path, _, anchor = target.partition('#')
            if '://' in target or target.startswith('mailto:'):
                continue
            file = (self.root / name).parent / path if path else self.root / name
            if not file.exists():
                self.faults.append(f'{name}: link to {path}, which does not exist')
            elif anchor and file.suffix == '.md' and anchor not in anchors(file.read_text()):
                self.faults.append(f'{name}: link to #{anchor}, which is no heading of {file.name}')

    def check_page(self, module):
        page = module / 'README.md'
        if not page.is_file():
            self.faults.append(f'{module.relative_to(self.root)}: has no README.md')
        elif page.read_text().count('\n') > README_LINES:
            self.faults.append(f'{page.relative_to(self.root)}: a module\'s page has at most {README_LINES} lines')

    def check_glossary(self):
        """Code words of a row (third column) stand in the sources, unless the row says `planned`."""
        glossary = self.root / 'GLOSSARY.md'
        if not glossary.is_file():
            return self.faults.append('GLOSSARY.md does not exist')
        sources = [p for suffix in ('*.h', '*.cc', '*.sql') for p in (self.root / 'src').rglob(suffix)]
        words = {word for p in sources for word in re.findall(r'\w+', p.read_text())}
        for number, line in enumerate(glossary.read_text().splitlines(), 1):
            cells = [c.strip() for c in line.strip('|').split('|')]
            if not line.startswith('|') or len(cells) < 5 or 'planned' in cells[2]:
                continue
            for word in CODE_WORD.findall(cells[2]):
                if word not in words:
                    self.faults.append(f'GLOSSARY.md:{number}: `{word}` stands nowhere in src/')


def anchors(text):
    """The anchors that a Markdown page offers for its headings."""
    titles = re.findall(r'^#+\s+(.*)$', FENCE.sub('', text), re.M)
    return {re.sub(r'[^\w\- ]', '', title.lower()).strip().replace(' ', '-') for title in titles}


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else '.').resolve()
    faults = Docs(root, tracked_files(root)).check()
    print('\n'.join(faults) or 'docs: ok')
    return bool(faults)


if __name__ == '__main__':
    sys.exit(main())

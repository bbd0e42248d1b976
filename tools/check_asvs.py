#!/usr/bin/env python3
"""Looks whether each answer of tests/asvs/asvs.toml exists: test, line of code or document; prints the sum."""
import pathlib
import re
import sys
import tomllib

ASVS = 'tests/asvs/asvs.toml'
COUNT = 192  #: requirements of levels 1 and 2 that apply to this system
KINDS = ('test', 'code', 'document', 'open')
CPP_TEST = re.compile(r'^\s*TEST(?:_[FP])?\s*\(\s*\w+\s*,\s*(\w+)', re.M)
WEB_TEST = re.compile(r'\b(?:test|it)(?:\.\w+)*\s*\(\s*[\'"`]([^\n]+)')
TESTS = {'*_test.cc': CPP_TEST, '*.test.ts': WEB_TEST, '*.spec.ts': WEB_TEST}
SKIPPED = {'node_modules', 'dist', 'tests', 'testing', 'peer', 'generated'}
CPP, WEB = ('src',), ('web/src',)

#: What must not stand in sources: name of the rule -> (where, what, files that may).
NEVER = {
    'NO_SHELL': (CPP, r'\b(?:std::system|popen|exec[lv]p?e?|posix_spawnp?)\s*\(', ()),
    'NO_REGEX': (CPP, r'\bstd::regex\b', ()),
    'NO_EVAL': (WEB, r'\beval\s*\(|\bnew Function\s*\(', ()),
    # What reaches out: texts to the gateway that the operator named, phones of the demo, terminals of a made-up fleet.
    'NO_OUTBOUND': (CPP, r'\bcurl_\w+|async_connect|async_resolve|getaddrinfo|(?<![\w.>])connect\s*\(\s*\w[^)]*,',
                    ('src/app/demo/client.cc', 'src/app/demo/connection.cc', 'src/app/fleet.cc',
                     'src/platform/net/caller.cc', 'src/platform/net/channel.cc')),
    'CONSTANT_FORMATS': (CPP, r'\bf?printf\s*\((?:stderr, |stdout, )?(?![^"]{0,40}")\w+', ()),
    'NO_HTML': (WEB, r'\bv-html\b|\.innerHTML\b|\.outerHTML\b|insertAdjacentHTML|document\.write', ()),
    'NO_WINDOW_MESSAGES': (WEB, r'\bwindow\.postMessage|\bparent\.postMessage|addEventListener\(\s*[\'"]message', ()),
    'NO_PLUGINS': (WEB, r'<(?:object|embed|applet)\b', ()),
    'NO_PASTE_TRAP': (WEB, r'@paste\.prevent|onpaste', ()),
    'NO_HINTS': (CPP, r'(?i)\b(?:secret|security)_question|password_hint', ()),
    'NO_WEAK_CRYPTO': (CPP, r'EVP_(?:md5|sha1|des\w*|rc4)\b|_ecb\b', ()),
    'NO_PROTOTYPES': (WEB, r'__proto__|\.prototype\[', ()),
    'ONE_LOGGER': (CPP, r'\bspdlog::', ('src/platform/log/log.cc',)),
}
PASSWORD = re.compile(r'<(?:el-input|input|U\w+)[^>]*autocomplete="(?:current|new)-password"[^>]*>', re.S)


class Asvs:
    """The list of answers and what they are looked for in."""

    def __init__(self, root):
        self.root = root
        self.answers = tomllib.loads((root / ASVS).read_text())
        self.faults = []
        self.rules = set(NEVER) | {'PASSWORD_FIELDS'}

    def check(self):
        self.tests = self.find_tests()
        if len(self.answers) != COUNT:
            self.faults.append(f'{ASVS}: {len(self.answers)} requirements, not {COUNT}')
        for key, answer in self.answers.items():
            self.check_answer(key, answer)
        for name, (tops, pattern, allowed) in NEVER.items():
            self.check_never(name, tops, re.compile(pattern), allowed)
        self.check_passwords()
        return self

    def find_tests(self):
        found = set()
        for top in ('src', 'tests', 'web/src', 'web/e2e', 'web/tests'):
            for glob, pattern in TESTS.items():
                for file in (self.root / top).rglob(glob):
                    if 'node_modules' not in file.parts:
                        found.update(pattern.findall(file.read_text()))
        return found

    def check_answer(self, key, answer):
        if len(answer) != 3 or not all(answer) or answer[1] not in KINDS:
            return self.faults.append(f'{key}: has no answer')
        _, kind, place = answer
        if not getattr(self, f'has_{kind}')(place):
            self.faults.append(f'{key}: there is no {kind} {place}')

    def has_test(self, name):
        return name in self.tests or any(name in t for t in self.tests if ' ' in name)

    def has_code(self, place):
        name, _, text = place.partition(': ')
        if name == 'tools/check_asvs.py':
            return text in self.rules
        file = self.root / name
        return bool(text) and file.is_file() and text in file.read_text()

    def has_document(self, name):
        return (self.root / name).is_file()

    def has_open(self, _reason):
        return True

    def sources(self, tops):
        for top in tops:
            for file in sorted((self.root / top).rglob('*')):
                if file.suffix in ('.h', '.cc', '.ts', '.vue') and not SKIPPED & set(file.parts) \
                        and not file.name.endswith(('.test.ts', '.spec.ts')):
                    yield file

    def check_never(self, name, tops, pattern, allowed):
        for file in self.sources(tops):
            where = str(file.relative_to(self.root))
            if where in allowed:
                continue
            text = file.read_text()
            for m in pattern.finditer(text):
                line = text.count('\n', 0, m.start()) + 1
                self.faults.append(f'{where}:{line}: {name}: {m[0].strip()}')

    def check_passwords(self):
        for file in self.sources(WEB):
            for m in PASSWORD.finditer(file.read_text()):
                if 'type="password"' not in m[0] and 'password' not in m[0].split('autocomplete')[0]:
                    self.faults.append(f'{file.relative_to(self.root)}: PASSWORD_FIELDS: shows what is typed')

    def report(self):
        n = {kind: sum(a[1] == kind for a in self.answers.values()) for kind in KINDS}
        missing = ' '.join(key for key, a in self.answers.items() if a[1] == 'open')
        return (f'asvs: {COUNT - n["open"]}/{COUNT} answered, {n["test"] + n["code"]} automated '
                f'({n["test"]} tests, {n["code"]} looked up in code), {n["document"]} documents; open: {missing}')


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else '.').resolve()
    asvs = Asvs(root).check()
    print('\n'.join(asvs.faults + [asvs.report()]))
    return bool(asvs.faults)


if __name__ == '__main__':
    sys.exit(main())

"""Reads a C++ file as checks need it: its includes, its string literals and where its functions begin and end."""
import bisect
import re

# Comments, raw strings, strings, characters. A quote after a hexadecimal digit is a digit separator (60'000).
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|R"(?P<fence>[^()\s\\]{0,16})\((?P<raw>.*?)\)(?P=fence)"'
                   r'|"(?P<text>(?:\\.|[^"\\\n])*)"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])+\'', re.S)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"(?P<quoted>[^"\n]+)"|<(?P<angled>[^>\n]+)>)', re.M)
DIRECTIVE = re.compile(r'^[ \t]*#(?:[^\n]*\\\n)*[^\n]*', re.M)
# What may stand between two pieces of one text: `"a" kColumns "b"`, `"a" + f() + "b"`.
GLUE = re.compile(r'[\s+\w:{}()]*')
NOT_A_FUNCTION = re.compile(r'\b(?:namespace|struct|class|enum|union|if|for|while|switch|catch|do|else|try|return)\b')


def blank(text):
    """The same shape without content: line breaks stay."""
    return re.sub(r'[^\n]', ' ', text)


class CppSource:
    """One C++ text. Line numbers start at 1."""

    def __init__(self, text):
        self.text = text
        self.line_starts = [0] + [m.end() for m in re.finditer('\n', text)]

    def line_of(self, offset):
        return bisect.bisect_right(self.line_starts, offset)

    def includes(self):
        """(line, path, quoted) of each include."""
        for m in INCLUDE.finditer(self.text):
            yield self.line_of(m.start()), m['quoted'] or m['angled'], m['quoted'] is not None

    def literals(self):
        """(line, text) of each string; pieces that are joined, also around a constant, are one text."""
        line, text, end = 0, None, 0
        for m in TOKEN.finditer(self.text):
            piece = m['raw'] if m['raw'] is not None else m['text']
            if piece is None:
                continue
            between = self.text[end:m.start()]
            if text is not None and GLUE.fullmatch(between):
                text += piece if between.isspace() or not between else f' {piece}'
            else:
                if text is not None:
                    yield line, text
                line, text = self.line_of(m.start()), piece
            end = m.end()
        if text is not None:
            yield line, text

    def bare(self):
        """The code alone: comments, literals and directives are blank, lines stay in place."""
        return DIRECTIVE.sub(lambda m: blank(m[0]), TOKEN.sub(lambda m: blank(m[0]), self.text))

    def functions(self):
        """(name, first line, last line) of each function with a body; lambdas belong to the function around them."""
        code = self.bare()
        head, i = 0, 0  # head: where the text before the next brace begins
        while i < len(code):
            c = code[i]
            if c == '{':
                before = code[head:i]
                if re.search(r'[\w>\]]$', before):  # a member's initial value: Name{…}
                    i = closing(code, i)
                elif is_function(before):
                    end = closing(code, i)
                    start = head + len(before) - len(before.lstrip())
                    yield name_of(before), self.line_of(start), self.line_of(end)
                    i = head = end
                    head += 1
                else:
                    head = i + 1
            elif c in ';}':
                head = i + 1
            i += 1


def is_function(before):
    if re.search(r'\)\s*(class|struct|enum|union|namespace)\b[^()]*$', before):  # after a macro that needs no semicolon
        return False
    outer = re.sub(r'<[^<>]*>', '', before)
    return '(' in before and not NOT_A_FUNCTION.search(outer.split('(')[0]) and not re.search(r'=\s*$', before)


def name_of(before):
    m = re.search(r'([\w:~]+|operator\s*[^\s(]+|operator\s*\(\s*\))\s*\(', before)
    name = m[1] if m else '?'
    if name.startswith('TEST'):  # GoogleTest: the sentence is the name
        m = re.search(r'TEST\w*\s*\(\s*\w+\s*,\s*(\w+)', before)
        name = m[1] if m else name
    return name


def closing(code, opening):
    """Offset of the brace that closes the one at `opening`; the end of the text when there is none."""
    depth = 0
    for m in re.compile('[{}]').finditer(code, opening):
        depth += 1 if m[0] == '{' else -1
        if depth == 0:
            return m.start()
    return len(code) - 1

"""Recognises SQL in a text and finds the tables that it names."""
import re

STATEMENT = re.compile(r'^\s*(?:select\b.*\bfrom\b|insert\s+(?:or\s+\w+\s+)?into\b'
                       r'|update\s+\w+(?:\s+(?:as\s+)?\w+)?\s+set\b'
                       r'|delete\s+from\b|with\s+(?:recursive\s+)?\w+\s*(?:\([^)]*\)\s*)?as\s*\()', re.I | re.S)
NAMED = re.compile(r'(?<!distinct )\b(?:from|join|into|update|references|table)\s+'
                   r'(?:if\s+(?:not\s+)?exists\s+)?(?:only\s+)?"?([a-z_]\w*)"?(?!\s*\()', re.I)
REFERENCED = re.compile(r'\b(?:into|references|table)\s+(?:if\s+(?:not\s+)?exists\s+)?"?([a-z_]\w*)"?\s*\(', re.I)
INDEXED = re.compile(r'\bindex\s+(?:if\s+not\s+exists\s+)?\w+\s+on\s+"?([a-z_]\w*)', re.I)
NAMED_QUERY = re.compile(r'(?:\bwith\s+(?:recursive\s+)?|,\s*)"?([a-z_]\w*)"?\s*(?:\([^()]*\)\s*)?as\s+'
                         r'(?:not\s+materialized\s+|materialized\s+)?\(', re.I)
CREATED = re.compile(r'\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?"?([a-z_]\w*)"?\s*'
                     r'\((.*?)\)\s*(?:without\s+rowid\s*)?;', re.I | re.S)
KEYWORDS = {'set', 'select', 'values', 'lateral', 'where', 'only'}


def is_statement(text):
    return STATEMENT.search(text) is not None


def without_comments(sql):
    return re.sub(r'--[^\n]*', '', sql)


def without_values(sql):
    return re.sub(r"'(?:[^']|'')*'", "''", sql)


def tables(sql):
    """Names of the tables that a statement or a schema touches, in lower case, without its own named queries."""
    text = without_values(without_comments(sql))
    text = re.sub(r'\s+', ' ', text)
    named = set(NAMED.findall(text)) | set(REFERENCED.findall(text)) | set(INDEXED.findall(text))
    own = {n.lower() for n in NAMED_QUERY.findall(text)}
    return {n.lower() for n in named} - own - KEYWORDS


def created(schema):
    """{table: its column text} of each CREATE TABLE in a schema file."""
    return {m[1].lower(): m[2] for m in CREATED.finditer(without_comments(schema))}

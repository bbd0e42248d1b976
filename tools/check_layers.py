#!/usr/bin/env python3
"""Checks that includes and SQL follow the arrows of tools/layers.toml and prints one line per fault."""
import pathlib
import sys
import tomllib

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import sql_text
from cpp_source import CppSource
from ratchet import Ratchet


class Place:
    """Where a file under src/ stands: layer, part (module or platform part), role inside a module, test or not."""

    def __init__(self, parts):
        self.parts = tuple(parts)
        self.layer = parts[0]
        self.part = parts[1] if len(parts) > 2 else ''
        stem = parts[-1].rsplit('.', 1)[0]
        self.test = 'tests' in parts or stem.endswith('_test')
        inner = parts[2] if len(parts) > 3 else stem
        self.role = 'face' if inner == self.part else inner

    @property
    def path(self):
        return '/'.join(self.parts)


class Layers:
    """One tree under inspection. `check()` gives the faults."""

    def __init__(self, root):
        self.root, self.src = root, root / 'src'
        self.rules = tomllib.loads((root / 'tools/layers.toml').read_text())
        self.debts = Ratchet(root / 'tools/layers_debts.txt')
        self.faults = []
        self.manifests = {p.parent.name: p.read_text() for p in sorted((self.src / 'modules').glob('*/module.toml'))}
        self.needs = {m: set(tomllib.loads(text).get('needs', [])) for m, text in self.manifests.items()}
        self.used = {m: set() for m in self.needs}

    def check(self):
        for file in sorted(p for p in self.src.rglob('*') if p.suffix in ('.h', '.cc')):
            self.check_file(file)
        for file in sorted(self.src.glob('modules/*/schema/*.sql')):
            self.check_tables(file.parts[-3], f'{file.relative_to(self.root)}', file.read_text())
        self.check_needs()
        self.check_round(self.rules['platform'], 'tools/layers.toml: platform parts')
        return self.faults + self.debts.paid()

    def fault(self, where, text, key=None):
        if not self.debts.holds_back(key or where.split(':')[0]):
            self.faults.append(f'{where}: {text}')

    # --- files and their includes

    def check_file(self, file):
        place = Place(file.relative_to(self.src).parts)
        where = str(file.relative_to(self.root))
        if place.layer not in self.rules['layers']:
            return self.fault(where, f'no such layer "{place.layer}"')
        if place.layer == 'platform' and place.part not in self.rules['platform']:
            return self.fault(where, f'no such platform part "{place.part}"')
        if place.layer == 'modules' and not self.check_shape(place, where):
            return
        source = CppSource(file.read_text())
        for line, path, quoted in source.includes():
            check = self.check_own if quoted else self.check_library
            check(place, path, f'{where}:{line}', f'{place.path} -> {path}')
        if place.layer == 'modules' and not place.test:
            self.check_sql(place, source, where)

    def check_shape(self, place, where):
        if place.part not in self.needs:
            self.fault(where, f'src/modules/{place.part} has no module.toml')
        elif not place.test and place.role not in self.rules['roles']:
            self.fault(where, f'no such role "{place.role}"; roles are {", ".join(self.rules["roles"])}')
        else:
            return True
        return False

    def check_own(self, place, path, where, key):
        parts = pathlib.PurePosixPath(path).parts
        generated = 'generated' in parts
        if '..' in parts or parts[0] not in self.rules['layers'] or not (generated or (self.src / path).is_file()):
            return self.fault(where, f'"{path}" is not a path from src/', key)
        to = Place(parts)
        if to.test:
            return self.fault(where, 'a test is included by nobody', key)
        if place.test:
            return self.check_from_test(place, to, where, key)
        if to.layer != place.layer and to.layer not in self.rules['layers'][place.layer]:
            return self.fault(where, f'{place.layer} must not see {to.layer}', key)
        if place.layer == 'platform' and to.layer == 'platform':
            self.check_platform(place, to, where, key)
        elif place.layer == 'modules':
            self.check_from_module(place, to, where, key)
        elif place.layer == 'app' and to.layer == 'modules' and to.role != 'module':
            self.fault(where, 'app sees a module only through its module.h', key)

    def check_platform(self, place, to, where, key):
        if to.part != place.part and to.part not in self.rules['platform'][place.part]:
            self.fault(where, f'platform/{place.part} must not see platform/{to.part}', key)

    def check_from_module(self, place, to, where, key):
        role = self.rules['roles'][place.role]
        if to.layer == 'engine' and not role['engine']:
            self.fault(where, f'{place.role} must not call the engine; rules and service may', key)
        elif to.layer == 'platform' and to.part not in role['platform']:
            self.fault(where, f'{place.role} must not see platform/{to.part}', key)
        elif to.layer == 'modules' and to.part == place.part:
            if to.role != place.role and to.role not in role['own']:
                self.fault(where, f'{place.role} must not see {to.role} of its own module', key)
        elif to.layer == 'modules':
            self.used[place.part].add(to.part)
            self.check_foreign_face(place, to, self.needs[place.part], where, key)

    def check_foreign_face(self, place, to, allowed, where, key):
        if to.part not in allowed:
            self.fault(where, f'module {place.part} does not list "{to.part}" in needs (module.toml)', key)
        elif to.role != 'face':
            self.fault(where, f'only modules/{to.part}/{to.part}.h and its face/ may be seen from outside', key)

    def check_from_test(self, place, to, where, key):
        seen = set(self.rules['layers'][place.layer]) | {place.layer, 'testing'}
        if place.layer == 'modules':
            seen.add('app')
        if to.layer not in seen:
            self.fault(where, f'a test of {place.layer} must not see {to.layer}', key)
        elif place.layer == 'modules' and to.layer == 'modules' and to.part != place.part:
            self.check_foreign_face(place, to, self.below(place.part), where, key)

    def below(self, module):
        """All modules that a module needs, directly or not."""
        out, left = set(), [module]
        while left:
            fresh = self.needs.get(left.pop(), set()) - out
            out |= fresh
            left += fresh
        return out

    def check_library(self, place, path, where, key):
        if path.split('/')[0] in self.rules['layers']:
            return self.fault(where, f'<{path}> is our own: quote it', key)
        for library in self.rules['libraries']:
            if not path.startswith(tuple(library['headers'])):
                continue
            if not any(place.path.startswith(f'{seer}/') for seer in library['seen_by']):
                self.fault(where, f'<{path}> is known to {", ".join(library["seen_by"])} only', key)
            inner = any(place.path.startswith(folder + '/') for folder in library.get('inner', []))
            if library.get('heavy') and place.parts[-1].endswith('.h') and not inner:
                self.fault(where, f'<{path}> is heavy and never stands in a header', key)

    # --- SQL

    def check_sql(self, place, source, where):
        for line, text in source.literals():
            if not sql_text.is_statement(text):
                continue
            if place.role != 'store':
                self.fault(f'{where}:{line}', f'SQL stands in store only, not in {place.role}')
            self.check_tables(place.part, f'{where}:{line}', text)

    def check_tables(self, module, where, sql):
        for table in sorted(sql_text.tables(sql)):
            if not table.startswith(f'{module}_'):
                self.fault(where, f'module {module} must not name table {table}')

    # --- manifests

    def check_needs(self):
        for module, needs in self.needs.items():
            where = f'src/modules/{module}/module.toml'
            if not any(line.startswith('needs') and line.rstrip().endswith(']')
                       for line in self.manifests[module].splitlines()):
                self.fault(where, 'needs = [...] must stand on one line (CMake reads it)')
            for need in sorted(needs - self.needs.keys()):
                self.fault(where, f'there is no module "{need}"')
            for need in sorted((needs & self.needs.keys()) - self.used[module]):
                self.fault(where, f'need "{need}" is not used; remove it')
        self.check_round(self.needs, 'needs of modules')

    def check_round(self, graph, what):
        """A fault for the first circle found in a graph of name -> names."""
        done = set()

        def walk(node, path):
            if node in path:
                return path[path.index(node):] + [node]
            if node in done:
                return None
            done.add(node)
            circles = (walk(next_node, path + [node]) for next_node in sorted(graph.get(node, ())))
            return next((c for c in circles if c), None)

        for node in sorted(graph):
            if circle := walk(node, []):
                self.faults.append(f'{what} go round: {" -> ".join(circle)}')
                return


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else '.').resolve()
    faults = Layers(root).check()
    print('\n'.join(faults) or 'layers: ok')
    return bool(faults)


if __name__ == '__main__':
    sys.exit(main())

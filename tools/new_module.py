#!/usr/bin/env python3
"""Makes the skeleton of a module in the shape of every other: new_module.py NAME [NEEDS…]; nothing else is edited."""
import pathlib
import re
import sys

FACE = '''// The face of module {name}: what other modules may know of it.
#pragma once
#include "base/ids.h"
#include "base/result.h"
{needs_includes}
namespace {name} {{

/// A key of this module; rename it to the noun that the module keeps.
using {Name}Id = base::Id<struct {Name}Tag>;

#define REFUSAL_MODULE "{name}"
#define {NAME}_REFUSALS(X) X({name}_not_found, 404, "没有这条记录", "There is no such record.")
DECLARE_REFUSALS({NAME}_REFUSALS)
#undef REFUSAL_MODULE

}}  // namespace {name}
'''
STORE_H = '''// The tables of {name}: the only place that names them.
#pragma once
#include <optional>

#include "modules/{name}/{name}.h"
#include "platform/db/database.h"

namespace {name} {{

/// The name of a record; empty when there is none.
std::optional<std::string> find_name(platform::db::Tx&, base::Region, {Name}Id);

}}  // namespace {name}
'''
STORE_CC = '''// SQL of {name}.
#include "modules/{name}/store.h"

namespace {name} {{

std::optional<std::string> find_name(platform::db::Tx& tx, base::Region region, {Name}Id id) {{
  return tx.find_text("SELECT name FROM {name}_record WHERE region = $1 AND id = $2", {{region, id}});
}}

}}  // namespace {name}
'''
SERVICE_H = '''// Use cases of {name}: load, decide, store, record.
#pragma once
#include "base/describe.h"
#include "modules/{name}/{name}.h"
#include "platform/command/act.h"

namespace {name} {{

struct Get{Name} {{
  {Name}Id id;
}};
DESCRIBE(Get{Name}, "Asks for one record.", FIELD(id, "its key"))

struct {Name}View {{
  {Name}Id id;
  std::string name;
}};
DESCRIBE({Name}View, "One record.", FIELD(id, "key"), FIELD(name, "what it is called"))

/// @errors {name}_not_found
base::Result<{Name}View> get_record(platform::command::Look&, Get{Name} const&);

}}  // namespace {name}
'''
SERVICE_CC = '''// Use cases of {name}: load, decide, store, record.
#include "modules/{name}/service.h"

#include "modules/{name}/store.h"

namespace {name} {{

base::Result<{Name}View> get_record(platform::command::Look& look, Get{Name} const& request) {{
  auto name = find_name(look.tx, look.region, request.id);
  if (!name) return refusal::{name}_not_found;
  return {Name}View{{request.id, *name}};
}}

}}  // namespace {name}
'''
HTTP_H = '''// Routes of {name}.
#pragma once
#include "platform/app/host.h"

namespace {name} {{
void add_routes(platform::app::Host&);
}}
'''
HTTP_CC = '''// Routes of {name}: what can be asked for, with which permission. Decides nothing.
#include "modules/{name}/http.h"

#include "modules/{name}/service.h"

namespace {name} {{

void add_routes(platform::app::Host& host) {{
  using platform::http::Method;
  host.permission({{"{name}.read", "查看{name}", "Read {name}"}});
  host.query<Get{Name}, {Name}View>({{Method::get, "/api/{name}/records/{{id}}", "{name}.read", "One record."}},
                                   get_record);
}}

}}  // namespace {name}
'''
MODULE_H = '''// How {name} offers itself to the program.
#pragma once
#include "platform/app/module.h"

namespace {name} {{
extern platform::app::Module const module;
}}
'''
MODULE_CC = '''// How {name} offers itself to the program: the only file that sees all its roles.
#include "modules/{name}/module.h"

#include "modules/{name}/http.h"
#include "modules/{name}/{name}.h"

namespace schema {{
std::span<platform::db::Migration const> {name}();
}}

namespace {name} {{
namespace {{
{needs_list}
void install(platform::app::Host& host) {{
  host.refusals(refusal::all);
  add_routes(host);
}}

}}  // namespace

platform::app::Module const module{{"{name}", {needs_value}, &schema::{name}, &install}};

}}  // namespace {name}
'''
SCHEMA = '''-- Tables of {name}; forward only, the region leads every key.
CREATE TABLE {name}_record (
  region BIGINT NOT NULL,
  id     BIGINT NOT NULL,
  name   TEXT NOT NULL,
  PRIMARY KEY (region, id)
);
'''
TEST = '''// Shows what module {name} refuses.
#include <gtest/gtest.h>

#include "modules/{name}/{name}.h"

TEST({Name}, every_refusal_speaks_both_languages) {{
  for (auto const* kind : {name}::refusal::all) {{
    EXPECT_NE(kind->zh[0], '\\0') << kind->code;
    EXPECT_NE(kind->en[0], '\\0') << kind->code;
  }}
}}
'''
README = '''# {name}

Purpose: one sentence.

**Words.** The nouns that it keeps (add them to GLOSSARY.md).
**Always holds.** Rules that no command can break, each with its property test.
**Tables.** `{name}_record`.
**Events.** None yet.
**Needs.** {needs_words}.
'''
FILES = {'{name}.h': FACE, 'store.h': STORE_H, 'store.cc': STORE_CC, 'service.h': SERVICE_H, 'service.cc': SERVICE_CC,
         'http.h': HTTP_H, 'http.cc': HTTP_CC, 'module.h': MODULE_H, 'module.cc': MODULE_CC,
         'schema/001_{name}.sql': SCHEMA, 'tests/{name}_test.cc': TEST, 'README.md': README,
         'module.toml': 'needs = [{needs_quoted}]\n'}


def words_of(name, needs):
    quoted = ', '.join(f'"{n}"' for n in needs)
    return {'name': name, 'NAME': name.upper(), 'Name': ''.join(w.capitalize() for w in name.split('_')),
            'needs_quoted': quoted, 'needs_words': ', '.join(needs) or 'nothing',
            'needs_includes': ''.join(f'#include "modules/{n}/{n}.h"\n' for n in sorted(needs)),
            'needs_list': f'\nchar const* const kNeeds[] = {{{quoted}}};\n' if needs else '',
            'needs_value': 'kNeeds' if needs else '{}'}


def make(root, name, needs):
    """Writes the skeleton. @returns its folder; raises ValueError with a sentence when that cannot be."""
    folder = root / 'src/modules' / name
    if not re.fullmatch(r'[a-z][a-z0-9_]*', name):
        raise ValueError(f'"{name}" is no module name: small letters, digits and _')
    if folder.exists():
        raise ValueError(f'src/modules/{name} exists already')
    for need in needs:
        if not (root / 'src/modules' / need / 'module.toml').exists():
            raise ValueError(f'there is no module "{need}" to need')
    for file, text in FILES.items():
        path = folder / file.format(name=name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format_map(words_of(name, needs)))
    return folder


def main():
    if len(sys.argv) < 2:
        sys.exit('usage: ./dev new-module NAME [NEEDS…]')
    try:
        folder = make(pathlib.Path.cwd(), sys.argv[1], sys.argv[2:])
    except ValueError as fault:
        sys.exit(str(fault))
    print(f'made {folder.relative_to(pathlib.Path.cwd())}; the next build takes it in')
    return 0


if __name__ == '__main__':
    sys.exit(main())

#!/usr/bin/env python3
"""Breaks a small good tree in every way and demands that each rule of check_layers.py fires."""
import pathlib
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE))
from check_layers import Layers

GOOD = {
    'src/base/ids.h': '#pragma once\n#include <cstdint>\n',
    'src/engine/codes/s10.h': '#pragma once\n#include "base/ids.h"\n',
    'src/platform/db/database.h': '#pragma once\n#include "base/ids.h"\n',
    'src/platform/db/sqlite.cc': '#include <sqlite3.h>\n#include "platform/db/database.h"\n',
    'src/platform/auth/hat.h': '#pragma once\n#include "platform/db/database.h"\n',
    'src/platform/json/json.cc': '#include <simdjson.h>\n#include "base/ids.h"\n',
    'src/platform/http/route.h': '#pragma once\n#include "platform/auth/hat.h"\n',
    'src/platform/app/host.h': '#pragma once\n#include "platform/http/route.h"\n',
    'src/testing/county.h': '#pragma once\n#include "modules/org/org.h"\n#include "app/start.h"\n',
    'src/app/start.h': '#pragma once\n#include "platform/app/host.h"\n',
    'src/app/main.cc': '#include "app/generated/all_modules.h"\n#include "modules/org/module.h"\n'
                       '#include "app/start.h"\n',
    'src/modules/org/module.toml': 'needs = []\n',
    'src/modules/org/org.h': '#pragma once\n#include "base/ids.h"\n',
    'src/modules/org/face/unit.h': '#pragma once\n#include "modules/org/org.h"\n',
    'src/modules/org/module.h': '#pragma once\n#include "platform/app/host.h"\n',
    'src/modules/org/schema/001_org.sql': 'create table org_unit (region bigint, id bigint);\n',
    'src/modules/mail/module.toml': 'needs = ["org"]\n',
    'src/modules/mail/mail.h': '#pragma once\n#include "modules/org/org.h"\n#include "platform/auth/hat.h"\n',
    'src/modules/mail/rules/bag.h': '#pragma once\n#include "modules/mail/mail.h"\n#include "engine/codes/s10.h"\n',
    'src/modules/mail/store.h': '#pragma once\n#include "platform/db/database.h"\n',
    'src/modules/mail/store.cc': '#include "modules/mail/store.h"\n#include "modules/mail/rules/bag.h"\n'
                                 'auto sql = "with due as (select id from mail_bag where region=$1) "\n'
                                 '           "select * from due join mail_item i on i.id = due.id";\n',
    'src/modules/mail/service.h': '#pragma once\n#include "modules/mail/mail.h"\n#include "modules/org/face/unit.h"\n',
    'src/modules/mail/http.cc': '#include "modules/mail/service.h"\n#include "platform/http/route.h"\n',
    'src/modules/mail/link.cc': '#include "modules/mail/service.h"\n#include "engine/codes/s10.h"\n',
    'src/modules/mail/module.h': '#pragma once\n#include "platform/app/host.h"\n',
    'src/modules/mail/tests/bag_test.cc': '#include "modules/mail/rules/bag.h"\n#include "testing/county.h"\n',
    'src/modules/mail/schema/001_mail.sql': 'create table mail_bag (region bigint, id bigint);\n'
                                            'create index mail_bag_by on mail_bag (region);\n',
}


class SmallTree(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        for name, text in GOOD.items():
            self.write(name, text)
        self.write('tools/layers.toml', (HERE / 'layers.toml').read_text())

    def write(self, name, text):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def add(self, name, text):
        file = self.root / name
        self.write(name, (file.read_text() if file.exists() else '') + text + '\n')

    def fires(self, words):
        faults = Layers(self.root).check()
        self.assertTrue(any(words in f for f in faults), f'"{words}" not in {faults}')


class EveryRuleFires(SmallTree):
    def test_a_good_tree_has_no_fault(self):
        self.assertEqual(Layers(self.root).check(), [])


CASES = {  # what is broken: (file, text to add, words of the fault)
    'base sees only base': ('src/base/ids.h', '#include "platform/db/database.h"', 'base must not see platform'),
    'engine never sees a module': ('src/engine/codes/s10.h', '#include "modules/org/org.h"',
                                   'engine must not see modules'),
    'engine never sees the platform': ('src/engine/codes/s10.h', '#include "platform/db/database.h"',
                                       'engine must not see platform'),
    'platform never sees a module': ('src/platform/db/database.h', '#include "modules/org/org.h"',
                                     'platform must not see modules'),
    'a platform part sees listed parts': ('src/platform/db/database.h', '#include "platform/auth/hat.h"',
                                          'platform/db must not see platform/auth'),
    'platform parts are listed': ('src/platform/misc/x.h', '#pragma once', 'no such platform part "misc"'),
    'layers are listed': ('src/shared/x.h', '#pragma once', 'no such layer "shared"'),
    'a module never sees app': ('src/modules/mail/http.cc', '#include "app/start.h"', 'modules must not see app'),
    'app sees module.h only': ('src/app/main.cc', '#include "modules/mail/mail.h"', 'only through its module.h'),
    'testing is for tests': ('src/modules/mail/http.cc', '#include "testing/county.h"', 'modules must not see testing'),
    'a test is never included': ('src/modules/mail/http.cc', '#include "modules/mail/tests/bag_test.cc"',
                                 'a test is included by nobody'),
    'a base test keeps the layers': ('src/base/ids_test.cc', '#include "modules/org/org.h"',
                                     'a test of base must not see modules'),
    'a module test sees faces it needs': ('src/modules/org/tests/x_test.cc', '#include "modules/mail/mail.h"',
                                          'does not list "mail"'),
    'rules never see the database': ('src/modules/mail/rules/bag.h', '#include "platform/db/database.h"',
                                     'rules must not see platform/db'),
    'http never sees store': ('src/modules/mail/http.cc', '#include "modules/mail/store.h"',
                              'http must not see store of its own'),
    'store never sees service': ('src/modules/mail/store.cc', '#include "modules/mail/service.h"',
                                 'store must not see service of its own'),
    'http never calls the engine': ('src/modules/mail/http.cc', '#include "engine/codes/s10.h"',
                                    'http must not call the engine'),
    'a face must be needed': ('src/modules/org/org.h', '#include "modules/mail/mail.h"', 'does not list "mail"'),
    'only the face is seen': ('src/modules/mail/mail.h', '#include "modules/org/module.h"', 'only modules/org/org.h'),
    'roles are closed': ('src/modules/mail/helpers.cc', '#include "base/ids.h"', 'no such role "helpers"'),
    'role folders are closed': ('src/modules/mail/misc/bag.cc', '#include "base/ids.h"', 'no such role "misc"'),
    'a module has a manifest': ('src/modules/risk/risk.h', '#pragma once', 'has no module.toml'),
    'no way up': ('src/modules/mail/http.cc', '#include "../org/org.h"', 'not a path from src/'),
    'paths start at src': ('src/modules/mail/http.cc', '#include "service.h"', 'not a path from src/'),
    'own headers exist': ('src/modules/mail/http.cc', '#include "base/none.h"', 'not a path from src/'),
    'own headers are quoted': ('src/modules/mail/http.cc', '#include <base/ids.h>', 'is our own: quote it'),
    'a library has its place': ('src/modules/mail/service.cc', '#include <sqlite3.h>', 'is known to platform/db'),
    'the engine has no log': ('src/engine/codes/s10.cc',
                              '#include <spdlog/spdlog.h>', 'is known to platform/log, app only'),
    'heavy headers stay out of headers': ('src/platform/json/json.h', '#include <simdjson.h>', 'is heavy'),
    'SQL of a schema names own tables': ('src/modules/org/schema/002.sql',
                                         'create table org_x (id bigint references mail_bag(id));',
                                         'module org must not name table mail_bag'),
    'SQL in store names own tables': ('src/modules/mail/store.cc',
                                      'auto b = "select 1 from org_unit where region=$1";',
                                      'module mail must not name table org_unit'),
    'SQL in a raw string is read': ('src/modules/mail/store.cc', 'auto b = R"(update org_unit set a=$1)";',
                                    'module mail must not name table org_unit'),
    'joined SQL is read as one': ('src/modules/mail/store.cc',
                                  'auto b = "select 1 " COLUMNS " from mail_bag b, x join org_unit u on true";',
                                  'module mail must not name table org_unit'),
    'SQL stands in store': ('src/modules/mail/service.cc', 'auto b = "delete from mail_bag where region=$1";',
                            'SQL stands in store only, not in service'),
    'needs stand on one line': ('src/modules/risk/module.toml', 'needs = [\n]', 'must stand on one line'),
    'needs exist': ('src/modules/risk/module.toml', 'needs = ["moon"]', 'there is no module "moon"'),
    'needs are used': ('src/modules/risk/module.toml', 'needs = ["org"]', 'need "org" is not used'),
    'a paid debt leaves the list': ('tools/layers_debts.txt', 'base/ids.h -> platform/db/database.h', 'is paid'),
}


def case(file, text, words):
    def run(self):
        self.add(file, text)
        self.fires(words)
    return run


for title, broken in CASES.items():
    setattr(EveryRuleFires, 'test_' + title.replace(' ', '_'), case(*broken))


class Circles(SmallTree):
    def test_needs_that_go_round(self):
        self.write('src/modules/org/module.toml', 'needs = ["mail"]\n')
        self.fires('needs of modules go round: mail -> org -> mail')

    def test_platform_parts_that_go_round(self):
        self.write('tools/layers.toml', (HERE / 'layers.toml').read_text().replace('db = ["log"]', 'db = ["auth"]'))
        self.fires('platform parts go round')

    def test_a_listed_debt_is_held_back(self):
        self.add('src/base/ids.h', '#include "platform/db/database.h"')
        self.add('tools/layers_debts.txt', 'base/ids.h -> platform/db/database.h')
        self.assertEqual(Layers(self.root).check(), [])


if __name__ == '__main__':
    unittest.main()

// Every route that names an object or lists some, asked by strangers with every right: a new route is asked as well.
#include <algorithm>
#include <map>

#include "played_county.h"

namespace app::demo {
namespace {

using base::Field;
using base::Kind;
using base::Type;

struct Column {
  std::string table, name, affinity;
};
DESCRIBE(Column, "A column.", FIELD(table, ""), FIELD(name, ""), FIELD(affinity, ""))
struct Text {
  std::string text;
};
DESCRIBE(Text, "A value.", FIELD(text, ""))

std::string example_of(Field const& field, Type const& type, std::string const& id);

std::string example_object(Type const& type, std::string const& id) {
  std::string out = "{";
  for (auto const& field : type.fields)
    if (field.required && field.type().kind != Kind::optional)
      out += (out.size() > 1 ? ",\"" : "\"") + std::string{field.name} + "\":" + example_of(field, field.type(), id);
  return out + "}";
}

/// The least that a field takes, so that a request gets as far as the object that it names.
std::string example_of(Field const& field, Type const& type, std::string const& id) {
  switch (type.kind) {
    case Kind::boolean: return "false";
    case Kind::integer:
    case Kind::time: return std::to_string(std::max<std::int64_t>(field.min, 0));
    case Kind::real: return "1.0";
    case Kind::id: return '"' + id + '"';
    case Kind::text: return '"' + std::string(std::max<std::size_t>(field.length_min, 1), '1') + '"';
    case Kind::instant: return "\"2026-11-24T00:00:00Z\"";
    case Kind::date: return "\"2026-11-24\"";
    case Kind::enumeration: return '"' + std::string{type.names.front()} + '"';
    case Kind::optional: return "null";
    case Kind::json: return "{}";
    case Kind::object: return example_object(type, id);
    case Kind::list: return field.length_min ? "[" + example_of(field, type.inner(), id) + "]" : "[]";
  }
  return "null";
}

class ObjectMatrix : public AccessMatrix {
 protected:
  static std::vector<std::string> texts(std::string const& sql) {
    std::vector<std::string> out;
    program_->database().read([&](platform::db::Tx& tx) {
      for (auto& row : tx.list<Text>(sql)) out.push_back(std::move(row.text));
    });
    return out;
  }
  static std::vector<Column> columns() {
    std::vector<Column> out;
    program_->database().read([&](platform::db::Tx& tx) {
      out = tx.list<Column>("SELECT m.name AS \"table\", c.name AS name, c.type AS affinity FROM sqlite_master m"
                            " JOIN pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.cid");
    });
    return out;
  }
  /// Keys of real rows of a module, some of each table.
  static std::vector<std::string> keys_of(std::string const& module, int of_each) {
    std::vector<std::string> out;
    for (auto const& c : columns()) {
      if (c.name != "id" || c.affinity != "BIGINT" || !(c.table.starts_with(module) || c.table == "job")) continue;
      auto some = texts("SELECT CAST(id AS TEXT) AS text FROM " + c.table + " ORDER BY id DESC LIMIT " +
                        std::to_string(of_each));
      out.insert(out.end(), some.begin(), some.end());
    }
    return out;
  }
  /// Real values for a parameter that is no key: those of columns of its name.
  static std::vector<std::string> values_of(std::string name) {
    if (name == "code") name = "barcode";
    std::vector<std::string> out;
    for (auto const& c : columns()) {
      if (c.name != name) continue;
      auto some = texts("SELECT CAST(" + name + " AS TEXT) AS text FROM " + c.table + " WHERE " + name +
                        " <> '' LIMIT 3");
      out.insert(out.end(), some.begin(), some.end());
    }
    return out;
  }
  static std::string module_of(Endpoint const& e) {
    std::string const path = e.route.path + 5;  // past "/api/"
    return path.substr(0, path.find('/'));
  }
  /// Name of the first parameter of the path, "" for none.
  static std::string parameter_of(Endpoint const& e) {
    std::string_view const path = e.route.path;
    auto const at = path.find('{');
    return at == std::string_view::npos ? "" : std::string{path.substr(at + 1, path.find('}') - at - 1)};
  }
  static std::vector<std::string> subjects_of(Endpoint const& e) {
    auto const name = parameter_of(e);
    for (auto const& field : e.request->fields)
      if (field.name == name && field.type().kind == Kind::id) return keys_of(module_of(e), 2);
    return values_of(name);
  }
  static testing_support::Reply ask(HttpClient& client, Endpoint const& e, std::string const& subject) {
    auto const name = parameter_of(e);
    auto path = std::string{e.route.path};
    if (!name.empty()) path.replace(path.find('{'), name.size() + 2, subject);
    if (e.route.method == Method::get) {
      for (auto const& field : e.request->fields) {
        if (field.name == name || !field.required || field.type().kind == Kind::optional) continue;
        auto value = example_of(field, field.type(), subject);
        std::erase(value, '"');
        path += (path.find('?') == std::string::npos ? "?" : "&") + std::string{field.name} + "=" + value;
      }
      return client.get(path);
    }
    std::string body = "{";
    for (auto const& field : e.request->fields)
      if (field.name != name && field.required && field.type().kind != Kind::optional)
        body += (body.size() > 1 ? ",\"" : "\"") + std::string{field.name} + "\":" +
                example_of(field, field.type(), subject);
    body += "}";
    auto const* method = e.route.method == Method::put ? "PUT" : e.route.method == Method::del ? "DELETE" : "POST";
    return client.send(method, path, body);
  }
  /// Every right there is, in a post that the county does not have.
  static Hat stranger() {
    Hat hat;
    hat.id = {5};
    hat.region = {kDemoRegion};
    hat.person = {5};
    hat.organisation = {3};
    hat.post = "stranger";
    for (auto const& permission : program_->host().permissions) hat.permissions.insert(permission.code);
    return hat;
  }
  /// A call about the caller's own session, which has no other object.
  static bool is_about_oneself(Endpoint const& e) {
    return std::holds_alternative<platform::http::VisitHandler>(e.handler) && module_of(e) == "auth";
  }
  template <typename Look>
  static int each_refused(Hat const& hat, Look in_question) {
    int refused = 0;
    for (auto const& e : program_->host().endpoints) {
      if (parameter_of(e).empty() || !in_question(e)) continue;
      auto client = client_of(hat);
      for (auto const& subject : subjects_of(e)) {
        auto const reply = ask(client, e, subject);
        EXPECT_GE(reply.status, 400) << e.route.path << " " << subject << " " << reply.body.substr(0, 300);
        EXPECT_LT(reply.status, 500) << e.route.path << " " << subject << " " << reply.body.substr(0, 300);
        ++refused;
      }
    }
    return refused;
  }
};

TEST_F(ObjectMatrix, the_objects_asked_for_are_real_whoever_may_opens_them) {
  auto hat = stranger();
  hat.reach = platform::auth::Reach::region;
  std::map<std::string, bool> opened;
  for (auto const& e : program_->host().endpoints) {
    if (parameter_of(e).empty() || e.route.method != Method::get) continue;
    auto client = client_of(hat);
    auto& any = opened[e.route.path];
    for (auto const& subject : subjects_of(e)) any = any || ask(client, e, subject).status == 200;
  }
  auto const n = std::ranges::count_if(opened, [](auto const& o) { return o.second; });
  for (auto const& [path, any] : opened)
    if (!any) std::printf("not opened by anybody: %s\n", path.c_str());
  EXPECT_GE(n, 12) << "of " << opened.size();
}

TEST_F(ObjectMatrix, another_countys_person_reaches_no_object_and_sees_no_key_of_this_one) {
  auto hat = stranger();
  hat.reach = platform::auth::Reach::region;
  hat.region = {110'101};
  EXPECT_GT(each_refused(hat, [](Endpoint const& e) { return !is_about_oneself(e); }), 500);
  std::set<std::string> keys;
  for (auto const* module : {"mail", "org", "network", "message"})
    for (auto& key : keys_of(module, 50))
      if (key.size() > 9) keys.insert(std::move(key));
  EXPECT_GT(keys.size(), 300U);
  int lists = 0;
  for (auto const& e : program_->host().endpoints) {
    if (!parameter_of(e).empty() || e.route.method != Method::get || is_stream(e)) continue;
    auto client = client_of(hat);
    auto const body = ask(client, e, "1").body;
    for (auto const& key : keys) EXPECT_EQ(body.find('"' + key + '"'), std::string::npos) << e.route.path << key;
    ++lists;
  }
  EXPECT_GT(lists, 20);
}

TEST_F(ObjectMatrix, a_person_of_another_node_reaches_no_object_but_what_the_whole_county_knows) {
  auto hat = stranger();
  hat.reach = platform::auth::Reach::node;
  hat.nodes = {{1}};
  // Places, lines and departures are known to everybody who may read the network.
  auto const in_question = [](Endpoint const& e) {
    return !is_about_oneself(e) && (e.route.method != Method::get || module_of(e) != "network");
  };
  EXPECT_GT(each_refused(hat, in_question), 400);
}

TEST_F(ObjectMatrix, a_third_company_reaches_nobody_of_the_two) {
  auto hat = stranger();
  hat.reach = platform::auth::Reach::organisation;
  EXPECT_GT(each_refused(hat, [](Endpoint const& e) { return module_of(e) == "org"; }), 50);
}

}  // namespace
}  // namespace app::demo

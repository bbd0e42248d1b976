// A refusal repeats nothing of what was asked: somebody may have typed a phone into the field of a number.
#include "played_county.h"

namespace app::demo {
namespace {

using base::Kind;

constexpr char kPhone[] = "13800138000";

/// Requests that fit every route's description, with a phone wherever a text may stand and keys of things that exist.
class Echo : public AccessMatrix {
 protected:
  /// The last person: the first one is whom the requests dismiss, lock out and so on.
  static Hat mighty() { return AccessMatrix::mighty(hats().back()); }
  static std::string key_of(std::string const& field) {
    static std::map<std::string, std::string> const tables{
        {"item", "mail_item"},     {"bag", "mail_bag"},           {"waybill", "mail_waybill"}, {"node", "network_node"},
        {"person", "org_person"},  {"handover", "mail_handover"}, {"line", "network_line"},
        {"to_node", "network_node"},
        {"giver", "org_person"},   {"receiver", "org_person"},    {"destination", "network_node"}};
    auto const found = tables.find(field);
    if (found == tables.end()) return "1";
    std::int64_t key = 1;
    program_->database().read([&](platform::db::Tx& tx) {
      key = tx.find_integer("SELECT min(id) FROM " + found->second).value_or(1);
    });
    return std::to_string(key);
  }
  static std::string text_for(base::Field const& field) {
    std::string const phone = kPhone;
    return phone.substr(0, std::max<std::size_t>(field.length_min, std::min(field.length_max, phone.size())));
  }
  static std::string value_for(base::Field const& field, base::Type const& type) {
    switch (type.kind) {
      case Kind::boolean: return "false";
      case Kind::integer: return std::to_string(std::max<std::int64_t>(field.min, 1));
      case Kind::real: return "1.0";
      case Kind::id: return '"' + key_of(field.name) + '"';
      case Kind::text: return '"' + text_for(field) + '"';
      case Kind::instant: return R"("2026-11-24T06:00:00Z")";
      case Kind::date: return R"("2026-11-24")";
      case Kind::time: return R"("08:00:00")";
      case Kind::enumeration: return '"' + std::string{type.names.front()} + '"';
      case Kind::optional: return value_for(field, type.inner());
      case Kind::list: return '[' + value_for(field, type.inner()) + ']';
      case Kind::object: return object_for(type, "");
      case Kind::json: return "{}";
    }
    return "null";
  }
  static std::string object_for(base::Type const& type, std::string const& path) {
    std::string out;
    for (auto const& field : type.fields)
      if (path.find('{' + std::string{field.name} + '}') == std::string::npos)
        out += (out.empty() ? "\"" : ",\"") + std::string{field.name} + "\":" + value_for(field, field.type());
    return '{' + out + '}';
  }
  static std::string unquoted(std::string text) {
    std::erase(text, '"');
    return text;
  }
  static testing_support::Reply ask(Endpoint const& endpoint) {
    std::string path = endpoint.route.path, query;
    for (auto const& field : endpoint.request->fields) {
      auto const hole = '{' + std::string{field.name} + '}';
      if (auto const at = path.find(hole); at != std::string::npos)
        path.replace(at, hole.size(), unquoted(value_for(field, field.type())));
      else if (field.type().kind == Kind::text)
        query += (query.empty() ? '?' : '&') + std::string{field.name} + '=' + text_for(field);
    }
    auto client = client_of(mighty());
    if (endpoint.route.method == Method::get) return client.get(path + query);
    return client.post(path, object_for(*endpoint.request, endpoint.route.path));
  }
};

TEST_F(Echo, no_refusal_repeats_what_was_asked_for) {
  int of_rules = 0;
  for (auto const& endpoint : program_->host().endpoints) {
    if (is_stream(endpoint)) continue;
    auto const reply = ask(endpoint);
    if (reply.status < 400) continue;
    EXPECT_EQ(reply.body.find(kPhone), std::string::npos) << endpoint.route.path << ": " << reply.body;
    of_rules += reply.body.find("\"code\":\"http.") == std::string::npos;
  }
  EXPECT_GT(of_rules, 30) << "most are refused by the rules of a module, not for their form";
}

TEST_F(Echo, a_number_or_code_that_nobody_knows_is_not_repeated) {
  auto client = client_of(mighty());
  for (std::string const target : {"/api/mail/numbers/", "/api/mail/barcodes/"}) {
    auto const reply = client.get(target + kPhone);
    EXPECT_EQ(reply.status, 404) << target;
    EXPECT_EQ(reply.body.find(kPhone), std::string::npos) << reply.body;
  }
  auto const node = key_of("node");
  auto const arrival = client.post("/api/mail/arrivals", R"({"node":")" + node + R"(","number":")" + kPhone + "\"}");
  EXPECT_GE(arrival.status, 400);
  EXPECT_EQ(arrival.body.find(kPhone), std::string::npos) << arrival.body;
}

}  // namespace
}  // namespace app::demo

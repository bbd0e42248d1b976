// S5: after a played day nobody who sent or gets something stands in clear in logs, refusals, audit book or journal.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "platform/log/log.h"
#include "played_county.h"

namespace app::demo {
namespace {

struct Text {
  std::string text;
};
DESCRIBE(Text, "A value.", FIELD(text, ""))

class PersonalData : public AccessMatrix {
 protected:
  static void SetUpTestSuite() { play({.log_files = true}); }

  static std::vector<std::string> texts(std::string const& sql) {
    std::vector<std::string> out;
    program_->database().read([&](platform::db::Tx& tx) {
      for (auto& row : tx.list<Text>(sql)) out.push_back(std::move(row.text));
    });
    return out;
  }
  /// Phones and names as they were given, and the numbers of documents that were shown. Names that people at work
  /// have as well are left out, for those may be read.
  static std::set<std::string> secrets() {
    std::set<std::string> out;
    for (auto const* column : {"sender_name", "receiver_name", "sender_phone", "receiver_phone"}) {
      std::string const name = column;
      for (auto& text : texts("SELECT DISTINCT " + name + " AS text FROM mail_item WHERE " + name + " <> '' AND " +
                              name + " NOT IN (SELECT name FROM org_person)"))
        out.insert(std::move(text));
    }
    for (auto& text : texts("SELECT DISTINCT 'E' || substr(sender_phone, 4) AS text FROM mail_item"
                            " WHERE direction = 'outbound'"))
      out.insert(std::move(text));
    return out;
  }
  static std::vector<std::string> log_files() {
    program_->settle();
    platform::log::flush();
    std::vector<std::string> out;
    for (auto const& entry : std::filesystem::directory_iterator{folder_->path() + "/log"}) {
      std::ifstream in{entry.path(), std::ios::binary};
      out.emplace_back(std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{});
    }
    return out;
  }
  static void expect_nobody_in(std::vector<std::string> const& places, char const* what) {
    std::size_t size = 0;
    for (auto const& text : places) size += text.size();
    EXPECT_GT(size, 500U) << what << ": there is something to look at";
    for (auto const& secret : secrets())
      for (auto const& text : places)
        ASSERT_EQ(text.find(secret), std::string::npos) << what << ": " << secret << " in " << text.substr(0, 300);
  }
};

TEST_F(PersonalData, nobody_stands_in_clear_in_the_journal) {
  EXPECT_GT(secrets().size(), 100U);
  expect_nobody_in(texts("SELECT subject || ' ' || data AS text FROM journal_event"), "journal");
}

TEST_F(PersonalData, nobody_stands_in_clear_in_the_audit_book) {
  expect_nobody_in(texts("SELECT subject || ' ' || changes || ' ' || purpose AS text FROM audit_entry"), "audit book");
}

TEST_F(PersonalData, nobody_stands_in_clear_in_a_refusal_or_in_the_logs_of_one) {
  std::vector<std::string> problems = texts("SELECT body AS text FROM command_outcome WHERE status >= 400");
  auto hat = hats().front();
  hat.reach = platform::auth::Reach::region;
  for (auto const& permission : program_->host().permissions) hat.permissions.insert(permission.code);
  auto client = client_of(hat);
  auto const ask = [&](testing_support::Reply const& reply) {
    EXPECT_GE(reply.status, 400) << reply.body;
    problems.push_back(reply.body);
  };
  for (auto const& secret : secrets()) {
    auto const item = R"({"node":"1","number":"KX20000000001","sender_name":")" + secret + R"(","sender_phone":")" +
                      secret + R"(","receiver_name":")" + secret + R"(","receiver_phone":")" + secret + '"';
    ask(client.post("/api/mail/items", item + R"(,"weight_g":-1})"));
    ask(client.post("/api/mail/items", item + R"(,"weight_g":1)"));
    ask(client.get("/api/mail/items?colour=1&number=" + secret));
    if (problems.size() > 300) break;
  }
  expect_nobody_in(problems, "problem documents");
  auto const logs = log_files();
  expect_nobody_in(logs, "log files");
  auto const tells = [&](char const* what) {
    return std::ranges::any_of(logs, [what](auto const& log) { return log.find(what) != std::string::npos; });
  };
  EXPECT_TRUE(tells(R"("status":400)")) << "that it was refused is kept";
}

}  // namespace
}  // namespace app::demo

// What both engines promise.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <latch>
#include <thread>

#include "platform/db/filter.h"
#include "platform/db/object.h"
#include "platform/db/postgres_connection.h"
#include "platform/db/sqlite.h"
#include "testing/database.h"

namespace schema {
std::span<platform::db::Migration const> platform();
}

namespace platform::db {
namespace {

struct Thing {
  base::Id<struct ThingTag> id;
  std::string name;
  std::optional<std::int64_t> size;
  bool good{};
  std::int64_t version{1};
};
DESCRIBE(Thing, "A thing.", FIELD(id, "key"), FIELD(name, "name"), FIELD(size, "size"), FIELD(good, "good"),
         FIELD(version, "version"))

constexpr Migration kThings[] = {
    {"test", "001_thing",
     "-- a comment; with a semicolon\n"
     "CREATE TABLE thing (region BIGINT NOT NULL, id BIGINT NOT NULL, name TEXT NOT NULL, size BIGINT,"
     " good BIGINT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (region, id));\n"
     "-- +sqlite\nCREATE TABLE only_sqlite (a BIGINT);\n-- +end\n"
     "-- +postgres\nCREATE TABLE only_postgres (a BIGINT);\n-- +end\n"}};
constexpr base::Region kRegion{411400};

/// With the platform's own, as a program has them.
std::vector<Migration> whole(std::span<Migration const> more) {
  return testing_support::joined({schema::platform(), more});
}

class DatabaseTest : public testing_support::EachEngine {
 protected:
  Database& db() { return database(kThings); }
  std::int64_t count() {
    std::int64_t n = 0;
    db().read([&n](Tx& tx) { n = tx.find_integer("SELECT count(*) FROM thing").value(); });
    return n;
  }
};
ON_EACH_ENGINE(DatabaseTest);

TEST_P(DatabaseTest, stores_and_reads_described_structs) {
  db().write_now([](Tx& tx) {
    tx.insert("thing", kRegion, Thing{{7}, "袋", 5, true, 1});
    tx.insert("thing", kRegion, Thing{{8}, "", {}, false, 1});
    return true;
  });
  db().read([](Tx& tx) {
    auto const sql = "SELECT " + columns_of<Thing>() + " FROM thing WHERE region = $1 ORDER BY id";
    auto const things = tx.list<Thing>(sql, {kRegion});
    ASSERT_EQ(things.size(), 2u);
    EXPECT_EQ(things[0].name, "袋");
    EXPECT_EQ(things[0].size, 5);
    EXPECT_TRUE(things[0].good);
    EXPECT_FALSE(things[1].size.has_value());
    EXPECT_FALSE(tx.find<Thing>(sql, {base::Region{1}}).has_value()) << "another region";
  });
}

TEST_P(DatabaseTest, binds_parameters_by_number_and_not_by_place) {
  db().read([](Tx& tx) {
    EXPECT_EQ(tx.find_text("SELECT $2 || $1 || $2", {"a", "b"}), "bab");
    EXPECT_EQ(tx.find_integer("SELECT $1 - $2", {7, 3}), 4);
  });
}

TEST_P(DatabaseTest, changes_a_row_only_from_the_version_that_was_read) {
  db().write_now([](Tx& tx) {
    tx.insert("thing", kRegion, Thing{{1}, "a", {}, false, 1});
    return true;
  });
  db().write_now([](Tx& tx) {
    EXPECT_TRUE(update_object(tx, "thing", kRegion, Thing{{1}, "b", {}, false, 2}));
    EXPECT_FALSE(update_object(tx, "thing", kRegion, Thing{{1}, "c", {}, false, 2})) << "a stale writer";
    return true;
  });
}

TEST_P(DatabaseTest, a_change_stores_every_field_whether_it_differs_or_not) {
  std::vector<Thing> const states{{{1}, "a", {}, false, 1}, {{1}, "a", 5, false, 2}, {{1}, "a", {}, true, 3},
                                  {{1}, "b", 0, false, 4},  {{1}, "b", 0, false, 5}, {{1}, "", {}, false, 6}};
  static std::string const sql = "SELECT " + columns_of<Thing>() + " FROM thing WHERE region = $1 AND id = $2";
  db().write_now([&](Tx& tx) {
    tx.insert("thing", kRegion, states.front());
    for (std::size_t i = 1; i < states.size(); ++i) {
      EXPECT_TRUE(update_object(tx, "thing", kRegion, states[i]));
      auto const stored = tx.find<Thing>(sql, {kRegion, 1});
      EXPECT_EQ(stored->name, states[i].name);
      EXPECT_EQ(stored->size, states[i].size);
      EXPECT_EQ(stored->good, states[i].good);
      EXPECT_EQ(stored->version, states[i].version);
    }
    return true;
  });
}

TEST_P(DatabaseTest, takes_back_what_a_work_did_when_it_says_so_or_throws) {
  db().write_now([](Tx& tx) {
    tx.insert("thing", kRegion, Thing{{1}, "a", {}, false, 1});
    return false;
  });
  EXPECT_THROW(db().write_now([](Tx& tx) -> bool {
    tx.insert("thing", kRegion, Thing{{2}, "b", {}, false, 1});
    throw std::runtime_error("broken");
  }),
               std::runtime_error);
  EXPECT_EQ(count(), 0);
}

TEST_P(DatabaseTest, a_work_that_throws_takes_only_itself_back) {
  auto& database = db();
  std::latch done{300};
  std::atomic<int> errors{0};
  for (std::int64_t i = 1; i <= 300; ++i)
    database.write(
        [i](Tx& tx) {
          tx.insert("thing", kRegion, Thing{{i}, "x", {}, false, 1});
          if (i % 3 == 0) throw std::runtime_error("every third");
          return i % 3 != 1;
        },
        [&](std::exception_ptr e) {
          errors += e != nullptr;
          done.count_down();
        });
  done.wait();
  EXPECT_EQ(errors, 100);
  EXPECT_EQ(count(), 100);
}

TEST_P(DatabaseTest, a_crowd_that_wants_one_row_gets_it_one_after_the_other) {
  auto& database = db();
  database.write_now([](Tx& tx) {
    tx.insert("thing", kRegion, Thing{{1}, "wanted", 0, false, 1});
    return true;
  });
  std::latch done{400};
  std::atomic<int> errors{0};
  for (int i = 0; i < 400; ++i)
    database.write(
        [](Tx& tx) {
          auto const size =
              tx.find_integer("SELECT size FROM thing WHERE region = $1 AND id = 1", {kRegion}).value();
          std::this_thread::sleep_for(std::chrono::milliseconds{1});  // rules take their time
          tx.execute("UPDATE thing SET size = $1 WHERE region = $2 AND id = 1", {size + 1, kRegion});
          return true;
        },
        [&](std::exception_ptr e) {
          errors += e != nullptr;
          done.count_down();
        });
  done.wait();
  EXPECT_EQ(errors, 0);
  database.read([](Tx& tx) { EXPECT_EQ(tx.find_integer("SELECT size FROM thing WHERE id = 1"), 400); });
}

TEST_P(DatabaseTest, names_a_key_that_exists) {
  auto const insert = [](Tx& tx) {
    tx.insert("thing", kRegion, Thing{{1}, "a", {}, false, 1});
    return true;
  };
  db().write_now(insert);
  EXPECT_THROW(db().write_now(insert), UniqueViolation);
  EXPECT_EQ(count(), 1);
}

TEST_P(DatabaseTest, a_filter_holds_only_what_was_asked) {
  db().write_now([](Tx& tx) {
    for (std::int64_t i = 1; i <= 9; ++i)
      tx.insert("thing", kRegion, Thing{{i}, i % 2 ? "odd" : "even", i, false, 1});
    return true;
  });
  db().read([](Tx& tx) {
    auto const select = "SELECT " + columns_of<Thing>() + " FROM thing";
    std::string const name = "odd";
    Filter all{select, kRegion};
    EXPECT_EQ(list<Thing>(tx, all.equal("name", std::string{}).order("id", 100)).size(), 9u);
    Filter some{select, kRegion};
    some.equal("name", name).add("id > ?", 3);
    EXPECT_EQ(list<Thing>(tx, some.order("id DESC", 2)).front().id.value, 9);
  });
}

TEST_P(DatabaseTest, a_filter_finds_what_begins_with_a_text_of_any_script) {
  db().write_now([](Tx& tx) {
    std::int64_t i = 0;
    for (auto const* name : {"YX", "YX-1", "YX协议", "YW", "YY", "Y", "x YX"})
      tx.insert("thing", kRegion, Thing{{++i}, name, i, false, 1});
    return true;
  });
  db().read([](Tx& tx) {
    auto const found = [&tx](std::string const& text) {
      Filter q{"SELECT " + columns_of<Thing>() + " FROM thing", kRegion};
      return list<Thing>(tx, q.begins_with({"name"}, text).order("id", 100)).size();
    };
    EXPECT_EQ(found("YX"), 3u);
    EXPECT_EQ(found("YX协"), 1u);
    EXPECT_EQ(found(""), 7u) << "nothing was asked";
    Filter either{"SELECT " + columns_of<Thing>() + " FROM thing", kRegion};
    std::string const text = "Y";
    EXPECT_EQ(
        list<Thing>(tx, either.begins_with({"name", "name"}, text).equal("size", 2).order("id", 9)).size(),
        1u);
  });
}

TEST_P(DatabaseTest, applies_a_migration_once_and_refuses_an_altered_one) {
  Migration const plan[] = {kThings[0], {"test", "002_size", "CREATE TABLE size (a BIGINT)"}};
  db().migrate(whole(kThings));
  db().migrate(whole(plan));
  db().migrate(whole(plan));
  Migration const altered[] = {{"test", "001_thing", "CREATE TABLE other (a BIGINT)"}, plan[1]};
  EXPECT_THROW(db().migrate(whole(altered)), std::runtime_error);
}

TEST_P(DatabaseTest, a_database_of_a_newer_program_is_refused_by_name) {
  Migration const newer[] = {kThings[0], {"test", "002_later", "CREATE TABLE later (a BIGINT)"}};
  db().migrate(whole(newer));
  try {
    db().migrate(whole(kThings));
    FAIL() << "served a database that it does not understand";
  } catch (std::runtime_error const& e) {
    EXPECT_NE(std::string{e.what()}.find("newer program (migration test/002_later"), std::string::npos)
        << e.what();
  }
  EXPECT_NO_THROW(db().migrate(whole(newer)));
}

TEST_P(DatabaseTest, readers_see_a_snapshot_while_others_write) {
  db().write_now([](Tx& tx) {
    tx.insert("thing", kRegion, Thing{{1}, "a", {}, false, 1});
    return true;
  });
  auto& database = db();
  database.read([&database](Tx& tx) {
    EXPECT_EQ(tx.find_integer("SELECT count(*) FROM thing"), 1);
    database.write_now([](Tx& inner) {
      inner.insert("thing", kRegion, Thing{{2}, "b", {}, false, 1});
      return true;
    });
    EXPECT_EQ(tx.find_integer("SELECT count(*) FROM thing"), 1);
  });
  EXPECT_EQ(count(), 2);
}

TEST(Sqlite, copies_itself_while_it_is_written) {
  testing_support::TemporaryFolder const dir;
  auto const file = dir.path() + "/copy.db";
  {
    auto const db = open_sqlite({dir.path() + "/a.db", 1, 64});
    db->migrate(kThings);
    std::atomic<bool> stop{false};
    std::thread writer{[&] {
      for (std::int64_t i = 1; !stop; ++i)
        db->write_now([i](Tx& tx) {
          tx.insert("thing", kRegion, Thing{{i}, std::string(500, 'x'), {}, false, 1});
          return true;
        });
    }};
    db->backup(file);
    stop = true;
    writer.join();
  }
  auto const copy = open_sqlite({file, 1, 64});
  copy->read([](Tx& tx) { EXPECT_EQ(tx.find_text("PRAGMA integrity_check"), "ok"); });
}

TEST(Sqlite, copies_from_beside_what_was_stored_before_while_another_writes_and_never_over_a_file) {
  testing_support::TemporaryFolder const dir;
  auto const source = dir.path() + "/a.db", target = dir.path() + "/copy.db";
  auto const db = open_sqlite({source, 1, 64});
  db->migrate(kThings);
  std::atomic<std::int64_t> stored{0};
  std::atomic<bool> stop{false};
  std::thread writer{[&] {
    for (std::int64_t i = 1; !stop; ++i) {
      db->write_now([i](Tx& tx) {
        tx.insert("thing", kRegion, Thing{{i}, std::string(3000, 'x'), {}, false, 1});
        return true;
      });
      stored = i;
    }
  }};
  while (stored < 300) std::this_thread::yield();
  auto const before = stored.load();
  auto const view = view_sqlite({source});
  view->backup(target);
  EXPECT_GT(stored, before) << "the writer went on";
  stop = true;
  writer.join();
  view_sqlite({target})->read([&](Tx& tx) {
    EXPECT_EQ(tx.find_text("PRAGMA integrity_check"), "ok");
    EXPECT_GE(tx.find_integer("SELECT count(*) FROM thing").value(), before);
  });
  EXPECT_THROW(view->backup(target), std::runtime_error);
  EXPECT_THROW(view->write_now([](Tx&) { return true; }), std::logic_error);
}

TEST_P(DatabaseTest, who_reads_cannot_write) {
  count();
  auto const write = [](Tx& tx) {
    tx.insert("thing", kRegion, Thing{{7}, "袋", 5, true, 1});
    tx.find_integer("SELECT 1");  // what is posted goes out with the next question
  };
  EXPECT_THROW(db().read(write), std::exception);
  EXPECT_EQ(count(), 0);
}

TEST(Sqlite, lets_only_one_process_write) {
  testing_support::TemporaryFolder const dir;
  auto first = open_sqlite({dir.path() + "/a.db"});
  EXPECT_THROW(open_sqlite({dir.path() + "/a.db"}), Unavailable);
  first.reset();
  EXPECT_NO_THROW(open_sqlite({dir.path() + "/a.db"}));
}

/// Takes connections, as a firewall or a hung server does, and never says a word.
class SilentServer {
 public:
  SilentServer() : socket_{::socket(AF_INET, SOCK_STREAM, 0)} {
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof here;
    EXPECT_EQ(::bind(socket_, reinterpret_cast<sockaddr*>(&here), size), 0);
    EXPECT_EQ(::listen(socket_, 8), 0);
    ::getsockname(socket_, reinterpret_cast<sockaddr*>(&here), &size);
    port_ = ntohs(here.sin_port);
  }
  ~SilentServer() { ::close(socket_); }
  int accept() const { return ::accept(socket_, nullptr, nullptr); }
  std::string url() const { return "postgresql://yidao@127.0.0.1:" + std::to_string(port_) + "/yidao"; }

 private:
  int socket_;
  int port_{};
};

double seconds_until_unavailable(std::string const& url) {
  auto const begun = std::chrono::steady_clock::now();
  EXPECT_THROW(PostgresConnection{url}, Unavailable);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

TEST(Postgres, a_server_that_never_answers_is_not_waited_for_without_end) {
  SilentServer const silent;
  EXPECT_LT(seconds_until_unavailable(silent.url()), 9.0) << "by default";
  EXPECT_LT(seconds_until_unavailable(silent.url() + "?connect_timeout=2"), 4.5) << "as the URL says";
}

/// What a client says to a server that answers each of its first words with one byte.
std::string said_to_server(std::string const& rest_of_url, char answer) {
  SilentServer const server;
  std::string said;
  std::thread host{[&] {
    auto const link = server.accept();
    char bytes[512];
    for (auto first = true;; first = false) {
      auto const n = ::recv(link, bytes, sizeof bytes, 0);
      if (n <= 0) break;
      said.append(bytes, static_cast<std::size_t>(n));
      if (!first) break;
      ::send(link, &answer, 1, MSG_NOSIGNAL);
    }
    ::close(link);
  }};
  EXPECT_THROW(PostgresConnection{server.url() + rest_of_url}, Unavailable);
  host.join();
  return said;
}

TEST(Postgres, a_server_elsewhere_that_speaks_no_tls_learns_nothing) {
  constexpr char kNoTls = 'N';
  std::string const asks_for_tls{"\0\0\0\x08\x04\xd2\x16\x2f", 8};
  auto const elsewhere = "?host=db.example.cn&hostaddr=127.0.0.1&user=clerk";
  EXPECT_EQ(said_to_server(elsewhere, kNoTls), asks_for_tls) << "no name, no password, no fall-back";
  EXPECT_NE(said_to_server(std::string{elsewhere} + "&sslmode=prefer", kNoTls).find("clerk"),
            std::string::npos)
      << "unless the URL says so";
  EXPECT_NE(said_to_server("?user=clerk", kNoTls).find("clerk"), std::string::npos) << "this machine";
}

TEST(Postgres, a_server_elsewhere_is_believed_with_a_trusted_certificate_only) {
  constexpr char kTls = 'S';
  auto const said =
      said_to_server("?host=db.example.cn&hostaddr=127.0.0.1&user=clerk&sslrootcert=/nowhere.pem", kTls);
  EXPECT_EQ(said.find("clerk"), std::string::npos);
  EXPECT_LE(said.size(), 8u) << "without an authority to trust there is not even a handshake";
}

}  // namespace
}  // namespace platform::db

// Splitting and applying of migration.h.
#include "platform/db/migration.h"

#include <openssl/evp.h>

#include <set>
#include <sstream>

#include "base/hex.h"

namespace platform::db {
namespace {

std::string sha256_hex(std::string_view text) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned length = 0;
  EVP_Digest(text.data(), text.size(), digest, &length, EVP_sha256(), nullptr);
  return base::to_hex(digest, length);
}

bool has_text(std::string const& statement) {
  return statement.find_first_not_of(" \t\r\n") != std::string::npos;
}

void apply_one(Tx& tx, Migration const& m, std::string const& digest) {
  for (auto const& statement : statements_of(m, tx.engine())) tx.execute(statement);
  tx.execute("INSERT INTO schema_migration (module, name, sha256) VALUES ($1, $2, $3)",
             {m.module, m.name, digest});
}

/// What a newer program has made of the database this one would not understand.
void refuse_unknown(Tx& tx, std::span<Migration const> migrations) {
  std::set<std::pair<std::string, std::string>> known;
  for (auto const& m : migrations) known.emplace(m.module, m.name);
  tx.each("SELECT module, name FROM schema_migration ORDER BY module, name", {}, [&known](Row const& row) {
    std::pair<std::string, std::string> const applied{row.text(0), row.text(1)};
    if (!known.contains(applied))
      throw std::runtime_error("the database was written by a newer program (migration " + applied.first + "/" +
                               applied.second + " is unknown here): start that one, or restore a backup");
  });
}

}  // namespace

std::vector<std::string> statements_of(Migration const& m, Engine engine) {
  std::vector<std::string> out(1);
  std::istringstream lines{m.sql};
  auto const* const other = engine == Engine::sqlite ? "-- +postgres" : "-- +sqlite";
  auto skipping = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(other)) skipping = true;
    if (line.starts_with("-- +end")) skipping = false;
    if (skipping) continue;
    line = line.substr(0, line.find("--"));
    for (auto const c : line) {
      if (c == ';')
        out.emplace_back();
      else
        out.back() += c;
    }
    out.back() += '\n';
  }
  std::erase_if(out, [](std::string const& s) { return !has_text(s); });
  return out;
}

void apply_migrations(Engine, std::span<Migration const> migrations,
                      std::function<void(std::function<void(Tx&)> const&)> const& in_transaction) {
  in_transaction([](Tx& tx) {
    tx.execute(
        "CREATE TABLE IF NOT EXISTS schema_migration (module TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT "
        "NOT NULL,"
        " PRIMARY KEY (module, name))");
  });
  in_transaction([migrations](Tx& tx) { refuse_unknown(tx, migrations); });
  for (auto const& m : migrations) {
    auto const digest = sha256_hex(m.sql);
    in_transaction([&](Tx& tx) {
      auto const known = tx.find_text("SELECT sha256 FROM schema_migration WHERE module = $1 AND name = $2",
                                      {m.module, m.name});
      if (!known) return apply_one(tx, m, digest);
      if (*known != digest)
        throw std::runtime_error(std::string{"migration "} + m.module + "/" + m.name +
                                 " was altered after it was applied");
    });
  }
}

}  // namespace platform::db

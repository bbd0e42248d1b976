// A prefecture's month on disk: signed hand-over lines under 60 agreements rated, stored as statements in
// bounded transactions, rated again, and posted in both sides' books; beside SQLite alone writing the same
// rows in transactions of the same size (targets P5, R6).
//
//   settling_bench [LINES [POSTINGS]]
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <random>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "modules/agreement/module.h"
#include "modules/mail/module.h"
#include "modules/message/module.h"
#include "modules/network/module.h"
#include "modules/org/module.h"
#include "modules/settlement/module.h"
#include "modules/settlement/service/batch_rating.h"
#include "modules/settlement/service/book.h"
#include "modules/settlement/store/statement.h"
#include "platform/command/command_line.h"
#include "testing/database.h"
#include "testing/temporary_folder.h"

namespace schema {
std::span<platform::db::Migration const> platform();
}

namespace {

using namespace settlement;
using Clock = std::chrono::steady_clock;

constexpr base::Region kRegion{530'100};
constexpr rules::Period kMonth{{20261101}, {20261130}};
constexpr std::int64_t kAgreements = 60, kPostingsOfABatch = 500;
constexpr OrganisationId kPost{1};

double seconds_since(Clock::time_point from) {
  return std::chrono::duration<double>(Clock::now() - from).count();
}
double peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}
base::Instant now_of(std::int64_t step) { return base::instant_of({20261202}, {9 * 3600}).plus_ms(step); }

rules::Terms terms_of(std::int64_t n) {
  rules::Terms t{.version = {n}, .agreement = {n}, .number = "XY-" + std::to_string(n), .title = "合作协议"};
  t.payer = kPost;
  t.payee = {n + 10};
  t.from_day = {20260101};
  rating::Rule item{.id = {1}, .basis = rating::Basis::item, .link = rating::Link::handover};
  item.tiers = {{0, 400 + n}, {10'000, 300}};
  item.tax = {true, 900};
  rating::Rule weight{.id = {2}, .basis = rating::Basis::kg, .link = rating::Link::transport};
  weight.tiers = {{0, 120}};
  weight.tax = {true, 900};
  t.tariff.rules = {item, weight};
  t.names = {{1, "交接"}, {2, "运输"}};
  return t;
}

/// What both sides of an agreement signed in the month; the same whenever it is asked for.
std::vector<rules::DayEvents> days_of(rules::Terms const& t, std::int64_t lines) {
  std::mt19937_64 random{static_cast<std::uint64_t>(t.agreement.value)};
  std::vector<rules::DayEvents> out;
  std::int64_t key = t.agreement.value * 100'000'000;
  for (auto day = kMonth.first; day <= kMonth.last; day = base::add_days(day, 1)) out.push_back({.day = day});
  for (std::int64_t i = 0; i < lines; ++i) {
    auto& day = out[static_cast<std::size_t>(i) % out.size()];
    mail::SignedLine l{
        .handover = {++key}, .line = 1, .giver = kPost, .receiver = t.payee, .product = "parcel"};
    l.signed_at = rules::beginning_of(day.day).plus_ms(static_cast<std::int64_t>(random() % 60'000'000));
    l.code = std::to_string(200'000'000'000'000 + key);
    l.route = std::to_string(101 + random() % 12);
    l.n_bags = 1;
    l.n_items = 1 + static_cast<std::int64_t>(random() % 3);
    l.weight_g = {static_cast<std::int64_t>(random() % 20'000)};
    day.lines.push_back(std::move(l));
  }
  return out;
}

service::Prepared prepared_of(rules::Terms const& t, std::vector<rules::DayEvents> const& days,
                              StatementId id, std::int64_t version) {
  service::Prepared p;
  auto bill = rules::bill_of({t}, kMonth, days, {});
  if (!bill) throw std::runtime_error{bill.refusal().kind->code};
  p.bill = std::move(bill).value();
  auto& s = p.statement;
  s.id = id;
  s.number = "JS-" + t.number;
  s.agreement = t.agreement;
  s.payer = t.payer;
  s.payee = t.payee;
  s.first_day = kMonth.first;
  s.last_day = kMonth.last;
  s.state = rules::StatementState::draft;
  s.version = version;
  for (auto const& b : p.bill.lines) p.lines.push_back(rules::to_line(b, id, std::ssize(p.lines) + 1));
  rules::sum_up(s, p.lines);
  return p;
}

struct Month {
  std::vector<std::int64_t> due_li;
  double rated_s{}, stored_s{};
};

Month settle(platform::db::Database& database, std::int64_t lines, std::int64_t version) {
  Month out;
  for (std::int64_t n = 1; n <= kAgreements; ++n) {
    auto const t = terms_of(n);
    auto days = days_of(t, lines / kAgreements);
    std::mt19937_64 random{7};
    if (version > 1)
      for (auto& d : days) std::ranges::shuffle(d.lines, random);
    auto from = Clock::now();
    auto const p = prepared_of(t, days, {n}, version);
    out.rated_s += seconds_since(from);
    from = Clock::now();
    if (!service::store_in_batches(database, kRegion, now_of(version * 100'000 + n), p))
      throw std::runtime_error{"store"};
    out.stored_s += seconds_since(from);
    database.read(
        [&](Tx& tx) { out.due_li.push_back(store::get_statement(tx, kRegion, {n}).value().due_li.value); });
  }
  return out;
}

/// Postings of six entries in both sides' books, so many in a transaction.
double post(platform::db::Database& database, std::int64_t postings) {
  using accounting::Purpose;
  auto const from = Clock::now();
  for (std::int64_t done = 0; done < postings; done += kPostingsOfABatch)
    platform::command::act_as_operator(database, kRegion, now_of(30'000'000 + done), [&](Act& act) {
      for (std::int64_t i = done; i < done + kPostingsOfABatch && i < postings; ++i) {
        OrganisationId const payee{i % kAgreements + 11};
        base::Money const gross{1'090 + i % 1'000 * 10}, tax{90}, net = gross - tax, zero{};
        auto const account = [&](OrganisationId party, Purpose purpose, OrganisationId with) {
          return service::account_for(act, party, purpose, with).value();
        };
        accounting::Enter enter{act.make_id<accounting::OperationId>(), act.now, false, {}};
        enter.entries = {{account(payee, Purpose::receivable, kPost), gross},
                         {account(payee, Purpose::income, kPost), zero - net},
                         {account(payee, Purpose::output_tax, {}), zero - tax},
                         {account(kPost, Purpose::cost, payee), net},
                         {account(kPost, Purpose::input_tax, {}), tax},
                         {account(kPost, Purpose::payable, payee), zero - gross}};
        if (!service::carry_out(act, enter, {"settlement/statement/1", "bench"}))
          throw std::runtime_error{"post"};
      }
      return true;
    });
  return seconds_since(from);
}

/// SQLite without us, with the same durability.
class Raw {
 public:
  explicit Raw(std::string const& file) {
    if (sqlite3_open(file.c_str(), &db_) != SQLITE_OK) throw std::runtime_error{sqlite3_errmsg(db_)};
    run("PRAGMA journal_mode=WAL");
    run("PRAGMA synchronous=FULL");
    run("PRAGMA cache_size=-65536");
  }
  Raw(Raw const&) = delete;
  Raw& operator=(Raw const&) = delete;
  ~Raw() { sqlite3_close(db_); }

  void run(std::string const& sql) {
    if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
      throw std::runtime_error{sql + ": " + sqlite3_errmsg(db_)};
  }
  sqlite3_stmt* prepare(std::string const& sql) {
    sqlite3_stmt* out = nullptr;
    if (sqlite3_prepare_v2(db_, sql.c_str(), -1, &out, nullptr) != SQLITE_OK)
      throw std::runtime_error{sql + ": " + sqlite3_errmsg(db_)};
    return out;
  }

 private:
  sqlite3* db_{};
};

using Cell = std::variant<std::int64_t, std::string>;

/// All rows of a table, and how the table and its indexes are made.
struct Rows {
  std::string table;
  std::vector<std::string> ddl;
  std::vector<std::vector<Cell>> rows;
};

Rows rows_of(Raw& from, std::string const& table) {
  Rows out{table, {}, {}};
  auto* s =
      from.prepare("SELECT sql FROM sqlite_master WHERE tbl_name = '" + table + "' AND sql IS NOT NULL");
  while (sqlite3_step(s) == SQLITE_ROW)
    out.ddl.emplace_back(reinterpret_cast<char const*>(sqlite3_column_text(s, 0)));
  sqlite3_finalize(s);
  s = from.prepare("SELECT * FROM " + table);
  while (sqlite3_step(s) == SQLITE_ROW) {
    auto& row = out.rows.emplace_back();
    for (int c = 0; c < sqlite3_column_count(s); ++c)
      if (sqlite3_column_type(s, c) == SQLITE_INTEGER)
        row.emplace_back(sqlite3_column_int64(s, c));
      else
        row.emplace_back(std::string{reinterpret_cast<char const*>(sqlite3_column_blob(s, c)),
                                     static_cast<std::size_t>(sqlite3_column_bytes(s, c))});
  }
  sqlite3_finalize(s);
  return out;
}

/// @returns seconds for the inserts alone
double write(Raw& to, Rows const& all, std::size_t rows_of_a_transaction) {
  for (auto const& sql : all.ddl) to.run(sql);
  if (all.rows.empty()) return 0;
  std::string marks = "?";
  for (std::size_t c = 1; c < all.rows[0].size(); ++c) marks += ",?";
  auto* s = to.prepare("INSERT INTO " + all.table + " VALUES (" + marks + ")");
  auto const from = Clock::now();
  for (std::size_t i = 0; i < all.rows.size(); ++i) {
    if (i % rows_of_a_transaction == 0) to.run("BEGIN IMMEDIATE");
    for (std::size_t c = 0; c < all.rows[i].size(); ++c) {
      auto const at = static_cast<int>(c) + 1;
      if (auto const* n = std::get_if<std::int64_t>(&all.rows[i][c]))
        sqlite3_bind_int64(s, at, *n);
      else
        sqlite3_bind_text(s, at, std::get<std::string>(all.rows[i][c]).data(),
                          static_cast<int>(std::get<std::string>(all.rows[i][c]).size()), SQLITE_STATIC);
    }
    if (sqlite3_step(s) != SQLITE_DONE) throw std::runtime_error{"insert into " + all.table};
    sqlite3_reset(s);
    if ((i + 1) % rows_of_a_transaction == 0 || i + 1 == all.rows.size()) to.run("COMMIT");
  }
  auto const took = seconds_since(from);
  sqlite3_finalize(s);
  return took;
}

}  // namespace

int main(int argc, char** argv) {
  std::int64_t const lines = argc > 1 ? std::atoll(argv[1]) : 300'000;
  std::int64_t const postings = argc > 2 ? std::atoll(argv[2]) : 20'000;
  testing_support::TemporaryFolder const folder;
  auto const file = folder.path() + "/bench.db";
  auto const database = platform::db::open_sqlite({.file = file});
  database->migrate(
      testing_support::joined({schema::platform(), network::module.migrations(), org::module.migrations(),
                               message::module.migrations(), mail::module.migrations(),
                               agreement::module.migrations(), module.migrations()}));
  auto const first = settle(*database, lines, 1), second = settle(*database, lines, 2);
  auto const same = first.due_li == second.due_li;
  auto const posted = post(*database, postings);
  Raw raw{file}, alone{folder.path() + "/alone.db"};
  auto const parts = rows_of(raw, "settlement_part");
  auto const limit = write(alone, parts, service::kRowsOfABatch);
  fmt::print(
      "{} lines, {} agreements: rated in {:.2f} s, stored in {:.2f} s ({:.0f} rows/s), again over it {:.2f} "
      "s, "
      "peak {:.0f} MiB; shuffled and again: {}\n",
      lines, kAgreements, first.rated_s, first.stored_s,
      static_cast<double>(parts.rows.size()) / first.stored_s, second.stored_s, peak_mib(),
      same ? "identical to the cent" : "DIFFERENT");
  fmt::print("SQLite alone, the same {} rows in the same transactions: {:.2f} s; ours {:.2f} times that\n",
             parts.rows.size(), limit, first.stored_s / limit);
  double books = 0;
  std::size_t rows = 0;
  for (auto const* table :
       {"settlement_posting", "settlement_change", "settlement_operation", "journal_event"}) {
    auto const all = rows_of(raw, table);
    auto const share =
        std::max<std::size_t>(1, all.rows.size() * kPostingsOfABatch / static_cast<std::size_t>(postings));
    books += write(alone, all, share);
    rows += all.rows.size();
  }
  fmt::print(
      "{} durable postings of 6 entries, {} a transaction: {:.2f} s, {:.0f} postings/s; SQLite alone, their "
      "{} "
      "rows: {:.2f} s; ours {:.2f} times that\n",
      postings, kPostingsOfABatch, posted, static_cast<double>(postings) / posted, rows, books,
      posted / books);
  return same ? 0 : 1;
}

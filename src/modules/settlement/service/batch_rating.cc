// New rows are written under a key that is no statement's, which nobody reads.
#include "modules/settlement/service/batch_rating.h"

#include <algorithm>
#include <set>
#include <span>

#include "modules/settlement/rules/refusals.h"
#include "modules/settlement/store/statement.h"
#include "platform/command/command_line.h"

namespace settlement::service {
namespace {

using platform::db::Database;
using rules::StatementState;

/// How far back a period that has ended is still drafted by the clock.
constexpr int kDaysLookedBack = 40;

/// Splits what is written or taken away into transactions.
class Batches {
 public:
  Batches(Database& database, base::Region region, std::int64_t rows)
      : database_{database}, region_{region}, rows_{rows} {}

  /// `write(tx, part, first)` for slices of a list.
  template <typename T, typename Write>
  void each(std::vector<T> const& all, Write write) {
    std::span<T const> left{all};
    for (std::int64_t first = 1; !left.empty();) {
      auto const part = left.first(std::min<std::size_t>(left.size(), static_cast<std::size_t>(rows_)));
      database_.write_now([&](Tx& tx) {
        write(tx, part, first);
        return true;
      });
      first += std::ssize(part);
      left = left.subspan(part.size());
    }
  }
  /// `erase(tx, until)` from 1 to n.
  template <typename Erase>
  void upto(std::int64_t n, Erase erase) {
    for (auto until = std::min(rows_, n); n > 0; until = std::min(until + rows_, n)) {
      database_.write_now([&](Tx& tx) {
        erase(tx, until);
        return true;
      });
      if (until == n) return;
    }
  }
  void take_away_strays() {
    for (;;) {
      std::vector<store::StrayLine> strays;
      database_.read([&](Tx& tx) { strays = store::list_stray_lines(tx, region_); });
      for (auto const& l : strays) {
        upto(l.n_parts, [&](Tx& tx, std::int64_t until) { store::delete_parts(tx, region_, l.id, until); });
        upto(1, [&](Tx& tx, std::int64_t) { store::delete_line(tx, region_, l.id); });
      }
      if (strays.empty()) return;
    }
  }

 private:
  Database& database_;
  base::Region region_;
  std::int64_t rows_;
};

template <typename Key>
Key fresh_key(base::Instant now) {
  return Key{base::ids_of_thread().next(now.ms)};
}

void write_beside(Batches& batches, base::Region region, base::Instant now, Prepared const& p,
                  StatementId beside) {
  auto lines = p.lines;
  for (auto& l : lines) {
    l.id = fresh_key<rules::LineId>(now);
    l.statement = beside;
  }
  batches.each(lines, [&](Tx& tx, auto part, std::int64_t) {
    for (auto const& l : part) store::insert_line(tx, region, l);
  });
  for (std::size_t i = 0; i < lines.size(); ++i)
    batches.each(p.bill.lines[i].parts, [&](Tx& tx, auto part, std::int64_t first) {
      store::insert_parts(tx, region, lines[i].id, part, first);
    });
  batches.each(p.bill.unpriced, [&](Tx& tx, auto part, std::int64_t first) {
    store::insert_unpriced(tx, region, beside, part, first);
  });
}

struct Due {
  rules::AgreementId agreement;
  rules::Period period;
  bool drafted{};
};

std::vector<Due> list_due(Tx& tx, TermsBook const& book, base::Region region, base::Instant now) {
  auto const yesterday = base::add_days(base::service_date_of(now), -1);
  std::set<std::pair<rules::AgreementId, rules::Period>> seen;
  std::vector<Due> out;
  for (auto const& t :
       book.list_in_force(tx, region, {base::add_days(yesterday, -kDaysLookedBack), yesterday}))
    for (auto const day : {base::add_days(yesterday, -kDaysLookedBack + 9), yesterday}) {
      if (!t.in_force(day)) continue;
      auto const period = rules::period_of(day, t.cycle.cutoff_day);
      if (!seen.insert({t.agreement, period}).second) continue;
      auto const known = store::find_statement(tx, region, t.agreement, period.first);
      if (known && known->state != StatementState::rating) continue;
      out.push_back({t.agreement, period, period.last <= yesterday});
    }
  return out;
}

}  // namespace

base::Outcome store_in_batches(Database& database, base::Region region, base::Instant now, Prepared const& p,
                               std::int64_t rows) {
  Batches batches{database, region, rows};
  auto const beside = fresh_key<StatementId>(now), before = fresh_key<StatementId>(now);
  write_beside(batches, region, now, p, beside);
  base::Outcome out = base::Done{};
  platform::command::act_as_operator(database, region, now, [&](Act& act) {
    out = store_rated(act, p);
    if (!out) return false;
    store::move_rated(act.tx, region, p.statement.id, before);
    store::move_rated(act.tx, region, beside, p.statement.id);
    return true;
  });
  auto const gone = out.ok() ? before : beside;
  batches.upto(std::ssize(p.bill.unpriced),
               [&](Tx& tx, std::int64_t until) { store::delete_unpriced(tx, region, gone, until); });
  batches.upto(1, [&](Tx& tx, std::int64_t) { store::delete_unpriced(tx, region, gone, INT64_MAX); });
  batches.take_away_strays();
  return out;
}

void rate_all(Database& database, TermsBook const& book, base::Region region, base::Instant now) {
  std::vector<Due> all;
  database.read([&](Tx& tx) { all = list_due(tx, book, region, now); });
  for (auto const& d : all) {
    base::Result<Prepared> p = refusal::agreement_unknown;
    database.read([&](Tx& tx) {
      p = prepare(tx, region, now, book, {d.agreement, d.period, d.drafted, {}, fresh_key<StatementId>(now)});
    });
    if (p) (void)store_in_batches(database, region, now, p.value());
  }
}

}  // namespace settlement::service

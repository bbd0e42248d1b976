// New rows are written under a key that is no statement's, which nobody reads.
#include "modules/settlement/service/batch_rating.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <string>

#include "modules/settlement/rules/refusals.h"
#include "modules/settlement/store/drafting.h"
#include "modules/settlement/store/statement.h"
#include "platform/command/command_line.h"

namespace settlement::service {
namespace {

using platform::db::Database;
using rules::StatementState;

/// How far back a period that has ended is still drafted by the clock.
constexpr int kDaysLookedBack = 40;

template <typename Key>
Key fresh_key(base::Instant now) {
  return Key{base::ids_of_thread().next(now.ms)};
}

/// Splits what is written or taken away into transactions.
class Batches {
 public:
  Batches(Database& database, base::Region region, std::int64_t rows)
      : database_{database}, region_{region}, rows_{rows} {}

  /// `write(tx, part, first)` for slices of a list behind the n-th. @returns false when `go_on(rows)` did
  template <typename T, typename Write, typename GoOn>
  bool each(std::vector<T> const& all, std::int64_t n, Write write, GoOn go_on) {
    for (auto left = std::span<T const>{all}.subspan(static_cast<std::size_t>(n)); !left.empty();) {
      auto const part = left.first(std::min<std::size_t>(left.size(), static_cast<std::size_t>(rows_)));
      database_.write_now([&](Tx& tx) {
        write(tx, part, n + 1);
        return true;
      });
      n += std::ssize(part);
      left = left.subspan(part.size());
      if (!go_on(std::ssize(part))) return false;
    }
    return true;
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
  void take_away_unpriced(StatementId key) {
    std::int64_t n = 0;
    database_.read([&](Tx& tx) { n = store::last_unpriced(tx, region_, key); });
    upto(n, [&](Tx& tx, std::int64_t until) { store::delete_unpriced(tx, region_, key, until); });
  }

 private:
  Database& database_;
  base::Region region_;
  std::int64_t rows_;
};

/// Tells one rating of a period from another: events that came in between make another one.
class Fingerprint {
 public:
  Fingerprint& take(std::int64_t n) {
    hash_ = (hash_ ^ static_cast<std::uint64_t>(n)) * 0x9e3779b97f4a7c15ULL;
    hash_ ^= hash_ >> 29;
    return *this;
  }
  Fingerprint& take(std::string_view text) {
    return take(static_cast<std::int64_t>(std::hash<std::string_view>{}(text)));
  }
  Fingerprint& take(rules::Evidence const& e) {
    return take(static_cast<std::int64_t>(e.kind)).take(e.subject).take(e.sub).take(e.product).take(e.at.ms);
  }
  std::string text() const { return std::to_string(hash_); }

 private:
  std::uint64_t hash_{0xcbf29ce484222325ULL};
};

std::string fingerprint_of(Prepared const& p) {
  Fingerprint f;
  f.take(static_cast<std::int64_t>(p.statement.state));
  for (auto const& l : p.bill.lines) {
    f.take(l.version.value).take(l.rule.value).take(l.route).take(l.amount.value).take(std::ssize(l.parts));
    for (auto const& part : l.parts) f.take(part.evidence).take(part.quantity).take(part.amount.value);
  }
  for (auto const& u : p.bill.unpriced) f.take(u.evidence).take(u.no_version);
  return f.text();
}

/// A rating on its way to the disk.
class Writing {
 public:
  Writing(Database& database, base::Region region, base::Instant now, Prepared const& p, Batched const& how)
      : database_{database}, region_{region}, now_{now}, p_{p}, how_{how}, batches_{database, region, how.rows} {
    total_ = std::ssize(p.lines) + std::ssize(p.bill.unpriced);
    for (auto const& l : p.bill.lines) total_ += std::ssize(l.parts);
  }

  base::Result<bool> run() {
    begin();
    if (!write_beside()) return false;
    auto const before = fresh_key<StatementId>(now_);
    auto const out = put_in_place(before);
    batches_.take_away_unpriced(out.ok() ? before : beside_);
    batches_.take_away_strays();
    if (!out) return out.refusal();
    return true;
  }

 private:
  store::Drafting drafting(Tx& tx) const {
    auto const& s = p_.statement;
    return store::find_drafting(tx, region_, s.agreement, s.first_day)
        .value_or(store::Drafting{s.agreement, s.first_day, {}, {}, {}});
  }

  /// Finds the key that the same rating had when it was left, or takes a fresh one.
  void begin() {
    auto const digest = fingerprint_of(p_);
    database_.write_now([&](Tx& tx) {
      auto d = drafting(tx);
      goes_on_ = d.beside && d.digest == digest;
      if (!goes_on_) {
        d.beside = fresh_key<StatementId>(now_);
        d.digest = digest;
        store::save_drafting(tx, region_, d);
      }
      beside_ = d.beside;
      return true;
    });
    if (goes_on_) database_.read([&](Tx& tx) {
      for (auto const& l : store::list_lines(tx, region_, beside_)) written_[l.seq] = l.id;
    });
  }

  bool write_beside() {
    auto const go_on = [this](std::int64_t n) { return how_.step(done_ += n, total_); };
    auto const wrote = [&](Tx& tx, auto part, std::int64_t) {
      for (auto const& l : part) store::insert_line(tx, region_, l);
    };
    if (!batches_.each(make_lines(), 0, wrote, go_on)) return false;
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      auto const n = behind([&](Tx& tx) { return store::last_part(tx, region_, ids_[i]); });
      auto const write = [&](Tx& tx, auto part, std::int64_t first) {
        store::insert_parts(tx, region_, ids_[i], part, first);
      };
      if (!batches_.each(p_.bill.lines[i].parts, n, write, go_on)) return false;
    }
    auto const n = behind([&](Tx& tx) { return store::last_unpriced(tx, region_, beside_); });
    auto const write = [&](Tx& tx, auto part, std::int64_t first) {
      store::insert_unpriced(tx, region_, beside_, part, first);
    };
    return batches_.each(p_.bill.unpriced, n, write, go_on);
  }

  /// Lines that are not there yet; the keys of all of them are kept.
  std::vector<rules::StatementLine> make_lines() {
    std::vector<rules::StatementLine> out;
    for (auto l : p_.lines) {
      if (auto const at = written_.find(l.seq); at != written_.end()) {
        ids_.push_back(at->second);
        ++done_;
        continue;
      }
      l.id = fresh_key<rules::LineId>(now_);
      l.statement = beside_;
      ids_.push_back(l.id);
      out.push_back(std::move(l));
    }
    return out;
  }

  /// How many rows of a list an earlier attempt has written.
  template <typename Last>
  std::int64_t behind(Last last) {
    std::int64_t n = 0;
    if (goes_on_) database_.read([&](Tx& tx) { n = last(tx); });
    done_ += n;
    return n;
  }

  /// @param before  key for what it replaces
  base::Outcome put_in_place(StatementId before) {
    base::Outcome out = base::Done{};
    auto const& s = p_.statement;
    auto const put = [&](Act& act) {
      auto d = drafting(act.tx);
      out = d.beside == beside_ ? store_rated(act, p_) : base::Outcome{refusal::changed_meanwhile};
      if (out) {
        store::move_rated(act.tx, region_, s.id, before);
        store::move_rated(act.tx, region_, beside_, s.id);
        store::delete_drafting(act.tx, region_, s.agreement, s.first_day);
      }
      return out.ok();
    };
    if (how_.act)
      how_.act(put);
    else
      platform::command::act_as_operator(database_, region_, now_, put);
    if (!out) give_up();
    return out;
  }

  void give_up() {
    database_.write_now([&](Tx& tx) {
      auto d = drafting(tx);
      if (d.beside != beside_) return false;
      d.beside = {};
      store::save_drafting(tx, region_, d);
      return true;
    });
  }

  Database& database_;
  base::Region region_;
  base::Instant now_;
  Prepared const& p_;
  Batched const& how_;
  Batches batches_;
  StatementId beside_;
  bool goes_on_{};
  std::map<std::int64_t, rules::LineId> written_;  ///< lines by order, of an attempt that did not end
  std::vector<rules::LineId> ids_;
  std::int64_t done_{}, total_{};
};

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

base::Result<bool> store_in_batches(Database& database, base::Region region, base::Instant now, Prepared const& p,
                                    Batched const& how) {
  return Writing{database, region, now, p, how}.run();
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

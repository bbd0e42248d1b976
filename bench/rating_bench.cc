// A prefecture's month in memory: 4.5 million hand-over lines under 60 agreement versions rated, posted and
// stated, twice in different order, and double entry alone (targets P5, R6). Durable storage is not part of
// it.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <random>
#include <string>

#include "engine/accounting/ledger.h"
#include "engine/rating/rate.h"

namespace {

using Clock = std::chrono::steady_clock;
constexpr rating::Period kMonth{30, 30};
constexpr rating::Tax kNine{true, 900};

double seconds_since(Clock::time_point from) {
  return std::chrono::duration<double>(Clock::now() - from).count();
}

double peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

rating::Rule rule(std::int64_t id, rating::Basis basis, rating::Link link, std::vector<rating::Tier> tiers) {
  return {.id = {id}, .basis = basis, .link = link, .tiers = std::move(tiers), .tax = kNine};
}

/// Seven clauses, as an agreement with prices by link has.
rating::Tariff tariff_of(std::int64_t version) {
  using rating::Basis, rating::Link;
  rating::Tariff out{.rules = {rule(1, Basis::item, Link::transport, {{0, 400 + version}, {10'000, 300}}),
                               rule(2, Basis::kg, Link::transport, {{0, 120}}),
                               rule(3, Basis::item, Link::delivery, {{0, 500}}),
                               rule(4, Basis::bag, Link::handover, {{0, 1'500}}),
                               rule(5, Basis::item, Link::sorting, {{0, 80}})},
                     .adjustments = {{{6}, rating::Incident::late_trip, {-20'000}, true, kNine}},
                     .penalty_cap = 1'000};
  out.rules[0].guarantee = {5'000'000};
  out.rules[1].step = version % 2 ? 1'000 : 1;
  return out;
}

std::vector<rating::Fact> facts_of(std::int64_t version, std::int64_t count) {
  std::mt19937_64 random{static_cast<std::uint64_t>(version)};
  std::vector<rating::Fact> out;
  out.reserve(static_cast<std::size_t>(count));
  for (std::int64_t i = 0; i < count; ++i) {
    rating::Fact f{.evidence = {i + 1}, .link = static_cast<rating::Link>(random() % 4)};
    f.weight = {static_cast<std::int64_t>(random() % 20'000)};
    f.quantity(rating::Basis::item) = 1 + static_cast<std::int64_t>(random() % 3);
    f.quantity(rating::Basis::kg) = f.weight.value;
    f.quantity(rating::Basis::bag) = 1;
    out.push_back(f);
  }
  return out;
}

accounting::AccountId account(std::int64_t party, std::int64_t use) { return {party * 10 + use}; }

/// The books of one pair of companies.
void open_books(accounting::Ledger& ledger, std::int64_t pair) {
  using accounting::Purpose;
  std::int64_t const seller = pair * 2, buyer = pair * 2 + 1;
  std::int64_t id = pair * 1'000'000'000;
  auto const open = [&](std::int64_t party, std::int64_t use, Purpose purpose) {
    if (!ledger.apply(accounting::Open{{++id}, {account(party, use), {party}, purpose, {}}})) std::abort();
  };
  open(seller, 0, Purpose::receivable);
  open(seller, 1, Purpose::income);
  open(seller, 2, Purpose::output_tax);
  open(buyer, 0, Purpose::payable);
  open(buyer, 1, Purpose::cost);
}

/// One amount in the books of both. @param id  of the operation
accounting::Enter posting(std::int64_t pair, std::int64_t id, base::Money gross) {
  auto const t = rating::split_tax(gross, kNine);
  std::int64_t const seller = pair * 2, buyer = pair * 2 + 1;
  base::Money const none{};
  accounting::Enter out{{id}, {id}, false, {}};
  for (accounting::Entry const e : {accounting::Entry{account(seller, 0), t.gross},
                                    {account(seller, 1), none - t.net},
                                    {account(seller, 2), none - t.tax},
                                    {account(buyer, 1), t.gross},
                                    {account(buyer, 0), none - t.gross}})
    if (e.amount != none) out.entries.push_back(e);
  return out;
}

base::Money trial_sum(accounting::Ledger const& ledger, std::int64_t party) {
  base::Money sum{};
  for (auto const& row : ledger.trial_balance({party}, accounting::Fund::own, {INT64_MAX}))
    sum += row.balance.posted;
  return sum;
}

/// What a month came to.
struct Month {
  std::vector<base::Money> due;  ///< by agreement version
  std::int64_t unpriced{};
  double rated_s{}, posted_s{};
  std::size_t postings{};
};

Month settle(std::int64_t versions, std::int64_t lines, std::uint64_t shuffle) {
  Month out;
  accounting::Ledger ledger;
  for (std::int64_t v = 0; v < versions; ++v) {
    auto facts = facts_of(v, lines / versions);
    std::mt19937_64 random{shuffle};
    if (shuffle != 0) std::ranges::shuffle(facts, random);
    auto from = Clock::now();
    auto const rated = rating::rate(tariff_of(v), kMonth, facts, {});
    if (!rated) std::abort();
    auto const due = rating::totals_of(rated.value().lines, rating::Rounding::per_total).due();
    out.rated_s += seconds_since(from);
    out.due.push_back(due);
    out.unpriced += std::ssize(rated.value().unpriced);
    from = Clock::now();
    open_books(ledger, v);
    std::int64_t id = v * 1'000'000'000 + 1'000;
    for (auto const& line : rated.value().lines) {
      out.postings += ledger.apply(posting(v, ++id, line.amount)).ok();
    }
    out.posted_s += seconds_since(from);
    if (trial_sum(ledger, v * 2) != base::Money{} ||
        ledger.balance_at(account(v * 2, 0), {INT64_MAX})->posted != due)
      std::abort();
  }
  return out;
}

/// Double entry alone: each hand-over line its own posting.
void post_singly(std::int64_t postings) {
  accounting::Ledger ledger;
  open_books(ledger, 0);
  auto const from = Clock::now();
  for (std::int64_t i = 0; i < postings; ++i)
    if (!ledger.apply(posting(0, 1'000 + i, {100 + i % 1000 * 10}))) std::abort();
  auto const took = seconds_since(from);
  fmt::print("{} postings of 5 entries one by one: {:.2f} s, {:.0f} postings/s, sum {}\n", postings, took,
             static_cast<double>(postings) / took, trial_sum(ledger, 0).value + trial_sum(ledger, 1).value);
}

}  // namespace

int main(int argc, char** argv) {
  std::int64_t const lines = argc > 1 ? std::atoll(argv[1]) : 4'500'000;
  std::int64_t const versions = 60;
  auto const first = settle(versions, lines, 0), second = settle(versions, lines, 7);
  fmt::print(
      "{} lines, {} versions: rated in {:.2f} s, {} postings in {:.4f} s, {} without a price, peak {:.0f} "
      "MiB\n",
      lines, versions, first.rated_s, first.postings, first.posted_s, first.unpriced, peak_mib());
  fmt::print("shuffled and done again: {}\n",
             first.due == second.due ? "identical to the cent" : "DIFFERENT");
  post_singly(1'000'000);
  return first.due == second.due ? 0 : 1;
}

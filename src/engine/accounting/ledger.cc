// Carries operations out on the books: everything is looked at first, then everything is written.
#include "engine/accounting/ledger.h"

#include <algorithm>
#include <limits>
#include <string>

#include "engine/accounting/refusals.h"

namespace accounting {
namespace {

constexpr base::Money kZero{};
constexpr base::Money kMostAtOnce{1'000'000'000'000};  // a thousand million yuan
constexpr base::Instant kBeginning{std::numeric_limits<std::int64_t>::min()};

std::vector<Entry> opposite(std::vector<Entry> entries) {
  for (auto& e : entries) e.amount = kZero - e.amount;
  return entries;
}

base::Outcome check_amounts(std::vector<Entry> const& entries) {
  if (entries.size() < 2) return refusal::posting_empty;
  std::vector<AccountId> accounts;
  for (auto const& e : entries) {
    if (e.amount == kZero) return refusal::posting_empty;
    if (e.amount > kMostAtOnce || e.amount < kZero - kMostAtOnce) return refusal::amount_too_large;
    accounts.push_back(e.account);
  }
  std::ranges::sort(accounts);
  if (std::ranges::adjacent_find(accounts) != accounts.end()) return refusal::account_twice;
  return base::Done{};
}

OperationId id_of(Operation const& operation) {
  return std::visit([](auto const& o) { return o.id; }, operation);
}

}  // namespace

base::Outcome Ledger::apply(Operation const& operation) {
  auto const id = id_of(operation);
  if (auto const before = done_.find(id); before != done_.end()) {
    if (before->second == operation) return base::Done{};
    return base::refuse(refusal::id_reused, std::to_string(id.value));
  }
  TRY(std::visit([this](auto const& o) { return carry_out(o); }, operation));
  done_.emplace(id, operation);
  return base::Done{};
}

base::Outcome Ledger::carry_out(Open const& o) {
  auto const& a = o.account;
  if (lines_.contains(a.id)) return base::refuse(refusal::account_exists, std::to_string(a.id.value));
  if (!uses_.insert({a.party, a.purpose, a.counterparty}).second) return refusal::account_exists;
  lines_.emplace(a.id, Line{a, {}});
  return base::Done{};
}

base::Outcome Ledger::carry_out(Enter const& o) {
  TRY(check_amounts(o.entries));
  auto const lines = TRY(lines_of(o.entries, o.at));
  std::map<std::pair<PartyId, Fund>, base::Money> sums;
  for (std::size_t i = 0; i < lines.size(); ++i)
    sums[{lines[i]->account.party, fund_of(lines[i]->account.purpose)}] += o.entries[i].amount;
  for (auto const& [book, sum] : sums)
    if (sum != kZero) return base::refuse(refusal::not_balanced, std::to_string(sum.value));
  TRY(change(o.at, lines, changes_of(o)));
  auto const state = o.pending ? PostingState::pending : PostingState::posted;
  postings_.emplace(o.id, Posting{o.id, o.at, state, o.entries, {}, {}});
  return base::Done{};
}

base::Outcome Ledger::carry_out(Settle const& o) {
  auto* const posting = posting_of(o.posting);
  if (!posting) return refusal::posting_unknown;
  if (posting->state != PostingState::pending) return refusal::not_pending;
  if (o.at < posting->at) return refusal::too_early;
  auto const lines = TRY(lines_of(posting->entries, o.at));
  TRY(change(o.at, lines, changes_of(o, posting->entries)));
  posting->state = o.posts ? PostingState::posted : PostingState::voided;
  return base::Done{};
}

base::Outcome Ledger::carry_out(Reverse const& o) {
  auto* const posting = posting_of(o.posting);
  if (!posting) return refusal::posting_unknown;
  if (posting->state != PostingState::posted) return refusal::not_posted;
  if (posting->reverses) return refusal::is_reversal;
  if (posting->reversed_by) return refusal::already_reversed;
  if (o.at < posting->at) return refusal::too_early;
  Posting reversal{o.id, o.at, PostingState::posted, opposite(posting->entries), o.posting, {}};
  auto const lines = TRY(lines_of(reversal.entries, o.at));
  TRY(change(o.at, lines, changes_of(o, posting->entries)));
  posting->reversed_by = o.id;
  postings_.emplace(o.id, std::move(reversal));
  return base::Done{};
}

base::Outcome Ledger::carry_out(Close const& o) {
  if (o.until < closed_until(o.party)) return refusal::period_closed;
  closed_[o.party] = o.until;
  return base::Done{};
}

base::Result<std::vector<Ledger::Line*>> Ledger::lines_of(std::vector<Entry> const& entries,
                                                          base::Instant at) {
  std::vector<Line*> out;
  for (auto const& e : entries) {
    auto const found = lines_.find(e.account);
    if (found == lines_.end()) return base::refuse(refusal::account_unknown, std::to_string(e.account.value));
    if (at < closed_until(found->second.account.party)) return refusal::period_closed;
    out.push_back(&found->second);
  }
  return out;
}

base::Outcome Ledger::change(base::Instant at, std::vector<Line*> const& lines,
                             std::vector<Change> const& changes) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto const outcome = lines[i]->history.check(lines[i]->account.rule, at, changes[i].by);
    if (!outcome) return base::refuse(*outcome.refusal().kind, std::to_string(changes[i].account.value));
  }
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i]->history.add(at, changes[i].by);
  return base::Done{};
}

void Ledger::take_over(Account const& account, base::Instant at, Balance const& balance) {
  auto& line = lines_.emplace(account.id, Line{account, {}}).first->second;
  uses_.insert({account.party, account.purpose, account.counterparty});
  line.history.add(at, balance);
}

void Ledger::take_over(Posting const& posting) { postings_.emplace(posting.id, posting); }

void Ledger::take_over_closing(PartyId party, base::Instant until) { closed_[party] = until; }

void Ledger::take_over_change(AccountId account, base::Instant at, Balance const& by) {
  lines_.at(account).history.add(at, by);
}

Posting* Ledger::posting_of(OperationId id) {
  auto const found = postings_.find(id);
  return found == postings_.end() ? nullptr : &found->second;
}

Account const* Ledger::find_account(AccountId id) const {
  auto const found = lines_.find(id);
  return found == lines_.end() ? nullptr : &found->second.account;
}

Posting const* Ledger::find_posting(OperationId id) const {
  auto const found = postings_.find(id);
  return found == postings_.end() ? nullptr : &found->second;
}

std::optional<Balance> Ledger::balance_at(AccountId id, base::Instant at) const {
  auto const found = lines_.find(id);
  if (found == lines_.end()) return {};
  return found->second.history.at(at);
}

std::span<History::Point const> Ledger::history_of(AccountId id) const {
  auto const found = lines_.find(id);
  if (found == lines_.end()) return {};
  return found->second.history.points();
}

std::vector<TrialRow> Ledger::trial_balance(PartyId party, Fund fund, base::Instant at) const {
  std::vector<TrialRow> out;
  for (auto const& [id, line] : lines_)
    if (line.account.party == party && fund_of(line.account.purpose) == fund)
      out.push_back({id, line.history.at(at)});
  return out;
}

base::Instant Ledger::closed_until(PartyId party) const {
  auto const found = closed_.find(party);
  return found == closed_.end() ? kBeginning : found->second;
}

}  // namespace accounting

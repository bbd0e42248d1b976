// Stored rows as the engine's values, and an operation as text.
#include "modules/settlement/rules/account.h"

namespace settlement::rules {
namespace {

void add(std::string& out, std::int64_t n) { out += ' ' + std::to_string(n); }

std::string text_of(accounting::Open const& o) {
  std::string out = "open";
  for (auto const n : {o.account.id.value, o.account.party.value, std::int64_t(o.account.purpose),
                       o.account.counterparty.value, std::int64_t(o.account.rule)})
    add(out, n);
  return out;
}
std::string text_of(accounting::Enter const& o) {
  std::string out = "enter";
  for (auto const n : {o.at.ms, std::int64_t{o.pending}}) add(out, n);
  for (auto const& e : o.entries) {
    add(out, e.account.value);
    add(out, e.amount.value);
  }
  return out;
}
std::string text_of(accounting::Settle const& o) {
  std::string out = "settle";
  for (auto const n : {o.at.ms, o.posting.value, std::int64_t{o.posts}}) add(out, n);
  return out;
}
std::string text_of(accounting::Reverse const& o) {
  std::string out = "reverse";
  for (auto const n : {o.at.ms, o.posting.value}) add(out, n);
  return out;
}
std::string text_of(accounting::Close const& o) {
  std::string out = "close";
  for (auto const n : {o.party.value, o.until.ms}) add(out, n);
  return out;
}

}  // namespace

accounting::Account to_account(BookAccount const& a) {
  return {a.id, {a.party.value}, a.purpose, {a.counterparty.value}, a.rule};
}

accounting::Balance balance_of(BookAccount const& a) {
  return {a.posted_li, a.pending_debit_li, a.pending_credit_li};
}

accounting::Balance balance_of(BookChange const& c) {
  return {c.posted_li, c.pending_debit_li, c.pending_credit_li};
}

std::vector<accounting::Entry> entries_of(std::vector<BookChange> const& entered) {
  std::vector<accounting::Entry> out;
  for (auto const& c : entered)
    out.push_back({c.account, c.posted_li + c.pending_debit_li - c.pending_credit_li});
  return out;
}

std::string content_of(accounting::Operation const& operation) {
  return std::visit([](auto const& o) { return text_of(o); }, operation);
}

}  // namespace settlement::rules

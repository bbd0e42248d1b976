// Matching is greedy in the order that a person chose.
#include "modules/settlement/rules/payment.h"

#include <algorithm>

#include "modules/settlement/rules/refusals.h"

namespace settlement::rules {
namespace {

constexpr base::Money kZero{};

base::Outcome check_sides(std::vector<Payment> const& payments, std::vector<Invoice> const& invoices) {
  if (payments.empty() || invoices.empty()) return refusal::nothing_to_match;
  auto const& first = invoices.front();
  auto const same = [&first](auto const& x) { return x.payer == first.payer && x.payee == first.payee; };
  if (!std::ranges::all_of(payments, same) || !std::ranges::all_of(invoices, same))
    return refusal::sides_differ;
  return base::Done{};
}

void pay(Payment& p, Invoice& i, std::vector<Match>& out) {
  auto const amount = std::min(p.open_li(), i.open_li());
  if (amount <= kZero) return;
  p.matched_li += amount;
  i.paid_li += amount;
  out.push_back({p.id, i.id, amount});
}

base::Money write_off_of(Invoice& i, std::vector<Match>& out) {
  auto const left = i.open_li();
  if (left != kZero) out.push_back({{}, i.id, left});
  i.difference_li += left;
  return left;
}
base::Money write_off_of(Payment& p, std::vector<Match>& out) {
  auto const left = p.open_li();
  if (left != kZero) out.push_back({p.id, {}, left});
  p.difference_li += left;
  return left;
}

}  // namespace

base::Result<PaidOff> match(std::vector<Payment> payments, std::vector<Invoice> invoices, bool write_off) {
  TRY(check_sides(payments, invoices));
  PaidOff out{std::move(payments), std::move(invoices), {}, {}};
  for (auto& p : out.payments)
    for (auto& i : out.invoices) pay(p, i, out.matches);
  if (out.matches.empty()) return refusal::nothing_to_match;
  if (write_off) {
    for (auto& i : out.invoices) out.short_li += write_off_of(i, out.matches);
    for (auto& p : out.payments) out.short_li -= write_off_of(p, out.matches);
    if (out.short_li > kTolerance || out.short_li < kZero - kTolerance) return refusal::beyond_tolerance;
  }
  for (auto& i : out.invoices) ++i.version;
  for (auto& p : out.payments) ++p.version;
  return out;
}

std::array<base::Money, kAges> ages_of(std::vector<Invoice> const& all, base::ServiceDate today) {
  std::array<base::Money, kAges> out{};
  for (auto const& i : all) {
    auto const days = base::to_days(today) - base::to_days(i.due_on);
    auto const age = days <= 0 ? 0 : std::min<std::int64_t>((days - 1) / 30 + 1, kAges - 1);
    out[static_cast<std::size_t>(age)] += i.open_li();
  }
  return out;
}

}  // namespace settlement::rules

// Events of lines, page by page.
#include "modules/settlement/service/our_numbers.h"

#include "engine/accounting/amount.h"

namespace settlement::service {
namespace {

using rules::EvidenceKind;
using store::PartRow;

bool is_of(PartRow const& p, rules::MatchedBy by) {
  if (p.quantity == 0) return false;  // it explains a target
  if (by == rules::MatchedBy::trip) return p.kind == EvidenceKind::trip;
  return p.kind == EvidenceKind::handover || p.kind == EvidenceKind::carriage ||
         p.kind == EvidenceKind::sealing || p.kind == EvidenceKind::delivery;
}

std::vector<std::string> numbers_of(Tx& tx, base::Region region, PartRow const& p, rules::MatchedBy by) {
  if (by != rules::MatchedBy::item || p.kind == EvidenceKind::delivery) return {p.code};
  auto out = p.kind == EvidenceKind::sealing
                 ? mail::list_numbers_sealed(tx, region, {p.subject.value}, p.product, p.direction)
                 : mail::list_numbers_moved(tx, region, {p.subject.value}, p.sub, p.product, p.direction);
  if (out.empty()) out.push_back(p.code);  // an empty bag
  return out;
}

void add_part(Tx& tx, base::Region region, rules::StatementLine const& l, PartRow const& p,
              rules::MatchedBy by, rules::OurNumbers& out) {
  auto const numbers = numbers_of(tx, region, p, by);
  std::vector<std::int64_t> const weights(numbers.size(), 1);
  auto const shares = accounting::share_out(p.amount_li, weights);
  for (std::size_t i = 0; i < numbers.size(); ++i)
    out[rules::normal_number(numbers[i])].push_back({l.id, l.seq, p.n, shares[i]});
}

void add_line(Tx& tx, base::Region region, rules::StatementLine const& l, rules::MatchedBy by,
              rules::OurNumbers& out) {
  constexpr std::int64_t kPage = 500;
  for (std::int64_t after = 0;;) {
    auto const parts = store::list_parts(tx, region, l.id, after, kPage);
    for (auto const& p : parts)
      if (is_of(p, by)) add_part(tx, region, l, p, by, out);
    if (std::ssize(parts) < kPage) return;
    after = parts.back().n;
  }
}

}  // namespace

rules::OurNumbers our_numbers(Tx& tx, base::Region region, rules::StatementLine const& l,
                              rules::MatchedBy by) {
  rules::OurNumbers out;
  add_line(tx, region, l, by, out);
  return out;
}

rules::OurNumbers our_numbers(Tx& tx, base::Region region, StatementId statement, rules::MatchedBy by) {
  rules::OurNumbers out;
  for (auto const& l : store::list_lines(tx, region, statement)) add_line(tx, region, l, by, out);
  return out;
}

}  // namespace settlement::service

// Canonical content and the two signatures.
#include "modules/mail/rules/handover.h"

#include <algorithm>

#include "modules/mail/rules/refusals.h"

namespace mail::rules {
namespace {

bool is_one_word(std::string const& s) {
  return std::ranges::none_of(s, [](unsigned char c) { return c <= ' ' || c == 0x7f; });
}

bool is_waiting(Handover const& h) {
  return h.state == HandoverState::proposed || h.state == HandoverState::differing;
}

std::string or_dash(std::string const& s) { return s.empty() ? "-" : s; }

std::string subject_of(HandoverLine const& l) {
  if (l.bag) return "bag:" + std::to_string(l.bag.value);
  if (l.item) return "item:" + std::to_string(l.item.value);
  return "code:" + l.code;
}

}  // namespace

std::string content_of(Handover const& h, base::Region region) {
  auto const n = [](auto id) { return std::to_string(id.value); };
  auto text = "yidao-handover-1\n" + h.uuid + ' ' + n(region) + ' ' + n(h.node) + ' ' + n(h.waybill) + ' ' +
              n(h.to_node) + '\n' + n(h.giver.person) + ' ' + n(h.giver.organisation) + '\n' +
              n(h.receiver.person) + ' ' + n(h.receiver.organisation) + '\n' + std::to_string(h.made_at.ms) +
              '\n';
  for (auto const& l : h.lines)
    text += subject_of(l) + ' ' + base::to_name(l.result) + ' ' + n(l.gross_g) + ' ' + or_dash(l.seal_no) +
            ' ' + or_dash(l.evidence) + '\n';
  return text;
}

bool leaves_county(Handover const& h) { return !h.to_node && !h.waybill; }

base::Outcome may_propose(Handover const& h) {
  if (h.giver.person == h.receiver.person) return refusal::handover_same_person;
  if (h.lines.empty()) return refusal::handover_empty;
  for (std::size_t i = 0; i < h.lines.size(); ++i) {
    auto const& l = h.lines[i];
    if (!is_one_word(l.code) || !is_one_word(l.seal_no) || !is_one_word(l.evidence))
      return base::refuse(refusal::number_malformed, {}, "/lines/" + std::to_string(i));
    auto const before = std::span{h.lines}.first(i);
    auto const is_same = [&l](HandoverLine const& other) { return subject_of(other) == subject_of(l); };
    if ((l.bag || l.item) && std::ranges::any_of(before, is_same))
      return base::refuse(refusal::handover_line_twice, l.code, "/lines/" + std::to_string(i));
  }
  return base::Done{};
}

std::optional<Party> party_of(Handover const& h, PersonId person) {
  if (person == h.giver.person) return Party::giver;
  if (person == h.receiver.person) return Party::receiver;
  return {};
}

bool is_difference(LineResult r) { return r != LineResult::good; }

bool moves(LineResult r) { return r != LineResult::missing; }

int count_differences(std::span<HandoverLine const> lines) {
  return static_cast<int>(
      std::ranges::count_if(lines, [](auto const& l) { return is_difference(l.result); }));
}

base::Result<Handover> with_findings(Handover h, std::vector<HandoverLine> found) {
  if (!is_waiting(h)) return base::refuse(refusal::handover_state_forbids, base::to_name(h.state));
  auto const same = std::ranges::equal(h.lines, found, [](auto const& a, auto const& b) {
    return subject_of(a) == subject_of(b) && a.result == b.result && a.gross_g == b.gross_g &&
           a.seal_no == b.seal_no && a.evidence == b.evidence;
  });
  if (same) return h;
  h.lines = std::move(found);
  for (std::size_t i = 0; i < h.lines.size(); ++i) h.lines[i].line = static_cast<std::int64_t>(i) + 1;
  TRY(may_propose(h));
  h.giver.signature.clear();
  h.receiver.signature.clear();
  h.state = count_differences(h.lines) > 0 ? HandoverState::differing : HandoverState::proposed;
  ++h.version;
  return h;
}

base::Result<Handover> with_signature(Handover h, Party party, std::int64_t key, std::string signature,
                                      base::Instant now) {
  if (!is_waiting(h)) return base::refuse(refusal::handover_state_forbids, base::to_name(h.state));
  auto& side = party == Party::giver ? h.giver : h.receiver;
  side.key = key;
  side.signature = std::move(signature);
  if (!h.giver.signature.empty() && !h.receiver.signature.empty()) {
    h.state = HandoverState::signed_by_both;
    h.completed_at = now;
  }
  ++h.version;
  return h;
}

base::Result<Frozen> frozen(Handover h, std::string reason) {
  if (!is_waiting(h)) return base::refuse(refusal::handover_state_forbids, base::to_name(h.state));
  if (count_differences(h.lines) == 0) return refusal::nothing_to_freeze;
  if (reason.empty()) return base::refuse(refusal::reason_missing, {}, "/reason");
  Frozen out;
  std::vector<HandoverLine> agreed;
  for (auto& l : h.lines) (is_difference(l.result) ? out.apart : agreed).push_back(std::move(l));
  for (std::size_t i = 0; i < agreed.size(); ++i) agreed[i].line = static_cast<std::int64_t>(i) + 1;
  h.lines = std::move(agreed);
  h.giver.signature.clear();
  h.receiver.signature.clear();
  h.state = h.lines.empty() ? HandoverState::refused : HandoverState::proposed;
  h.remark = std::move(reason);
  ++h.version;
  out.handover = std::move(h);
  return out;
}

base::Result<Handover> refused(Handover h, std::string reason) {
  if (!is_waiting(h)) return base::refuse(refusal::handover_state_forbids, base::to_name(h.state));
  if (reason.empty()) return base::refuse(refusal::reason_missing, {}, "/reason");
  h.state = HandoverState::refused;
  h.remark = std::move(reason);
  ++h.version;
  return h;
}

base::Result<Handover> withdrawn(Handover h) {
  if (!is_waiting(h)) return base::refuse(refusal::handover_state_forbids, base::to_name(h.state));
  h.state = HandoverState::withdrawn;
  ++h.version;
  return h;
}

}  // namespace mail::rules

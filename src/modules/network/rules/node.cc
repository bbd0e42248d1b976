// Codes and hierarchy of nodes.
#include "modules/network/rules/node.h"

#include "engine/codes/gs1.h"
#include "engine/codes/place_code.h"
#include "engine/codes/scanned.h"
#include "modules/network/rules/refusals.h"

namespace network::rules {

namespace codes = engine::codes;

namespace {

bool is_parent_right(Node const& node, std::optional<Node> const& parent) {
  if (node.kind == NodeKind::county_centre) return !node.parent;
  if (!parent || parent->id == node.id || parent->active_until.yyyymmdd) return false;
  return static_cast<int>(parent->kind) + 1 == static_cast<int>(node.kind);
}

}  // namespace

bool is_place_code(std::string_view code) {
  return codes::parse_place_code(code).ok() && code.substr(0, 2) >= "11" && code.substr(0, 2) <= "82";
}

bool is_office_code(std::string_view code) { return code.size() == 8 && codes::is_digits(code); }

base::Outcome check_node(Node const& node, std::optional<Node> const& parent) {
  if (node.name.empty()) return base::refuse(refusal::name_missing, {}, "/name");
  if (!is_place_code(node.place_code))
    return base::refuse(refusal::place_code_malformed, {}, "/place_code");
  if (!node.office_code.empty() && !is_office_code(node.office_code))
    return base::refuse(refusal::office_code_malformed, {}, "/office_code");
  if (!node.gln.empty() && !codes::check_gln(node.gln)) return base::refuse(refusal::gln_malformed, {}, "/gln");
  if (!node.lat_e7 && !node.lon_e7) return base::refuse(refusal::position_missing, {}, "/lat_e7");
  if (!is_parent_right(node, parent)) return base::refuse(refusal::parent_wrong, {}, "/parent");
  if (node.active_until.yyyymmdd && node.active_until <= node.active_from)
    return base::refuse(refusal::dates_reversed, {}, "/active_until");
  return base::Done{};
}

}  // namespace network::rules

// Nodes: checked by rules, stored, told to the journal.
#include "modules/network/service/node.h"

#include <algorithm>

#include "modules/network/rules/node.h"
#include "modules/network/rules/refusals.h"
#include "modules/network/service/pinyin.h"
#include "modules/network/service/snapshot.h"
#include "modules/network/store/node.h"

namespace network::service {
namespace {

bool matches(Node const& n, NodeQuery const& q) {
  if (q.parent && n.parent != q.parent) return false;
  if (!q.kinds.empty() && std::ranges::find(q.kinds, n.kind) == q.kinds.end()) return false;
  if (q.text.empty()) return true;
  return n.name.find(q.text) != n.name.npos || n.place_code.starts_with(q.text) ||
         n.office_code.starts_with(q.text) || n.gln == q.text || initials_of(n.name).starts_with(q.text);
}

/// No other open node has one of its codes.
base::Outcome check_codes(Act& act, Node const& node) {
  for (auto const& [code, field] : {std::pair{&node.place_code, "/place_code"}, {&node.office_code, "/office_code"},
                                    {&node.gln, "/gln"}}) {
    auto const other = find_node_by_code(act.tx, act.region, *code);
    if (other && other->id != node.id) return base::refuse(refusal::code_in_use, {}, field);
  }
  return base::Done{};
}

base::Outcome check(Act& act, Node const& node) {
  std::optional<Node> parent;
  if (node.parent) parent = store::find_node(act.tx, act.region, node.parent);
  TRY(rules::check_node(node, parent));
  return node.active_until.yyyymmdd ? base::Outcome{base::Done{}} : check_codes(act, node);
}

std::int64_t count_open_children(Snapshot const& s, NodeId id) {
  auto const found = s.children.find(id);
  if (found == s.children.end()) return 0;
  return std::ranges::count_if(found->second, [&s](NodeId c) { return !s.find(c)->active_until.yyyymmdd; });
}

/// Stops whose feed named one of the node's codes before the node was there find it now.
void link_stops(Act& act, Node const& node) {
  for (auto row : store::list_rows<store::StopRow>(act.tx, act.region, {})) {
    if (row.handover.empty()) continue;
    auto const named = row.handover == node.place_code || row.handover == node.office_code || row.handover == node.gln;
    auto const linked = named && !node.active_until.yyyymmdd;
    if (linked == (row.node == node.id)) continue;
    row.node = linked ? node.id : NodeId{};
    store::put_row(act.tx, act.region, row, false);
  }
}

void finish(Act& act, Node const* before, Node const& after) {
  link_stops(act, after);
  store::touch(act.tx, act.region);
  auto const subject = "network/node/" + std::to_string(after.id.value);
  act.audit("network.node", subject, before, &after);
  act.record(events::kNodeChanged, subject, after.id, after);
}

base::Result<Node> save(Act& act, Node const& before, Node after) {
  ++after.version;
  if (!store::update_node(act.tx, act.region, after)) return refusal::changed_meanwhile;
  finish(act, &before, after);
  return after;
}

/// @errors node_unknown, out_of_reach
base::Result<Node> reach(Act& act, NodeId id) {
  auto const node = store::find_node(act.tx, act.region, id);
  if (!node) return refusal::node_unknown;
  if (!act.hat.covers(id)) return refusal::out_of_reach;
  return *node;
}

}  // namespace

base::Result<NodeList> list_nodes(Look& look, NodeQuery const& query) {
  auto const on = query.on.yyyymmdd ? query.on : base::service_date_of(look.now);
  NodeList out{network::list_nodes(look.tx, look.region, on)};
  std::erase_if(out.nodes, [&query](Node const& n) { return !matches(n, query); });
  return out;
}

base::Result<NodeView> get_node(Look& look, OneNode const& query) {
  auto const s = snapshot_of(look.tx, look.region);
  auto const* node = s->find(query.node);
  if (!node) return refusal::node_unknown;
  NodeView out{*node, operators_of(look.tx, look.region, node->id), {}, count_open_children(*s, node->id)};
  for (auto const& stop : s->stops)
    if (stop.node == node->id && !stop.closed_on.yyyymmdd) out.stops.push_back({stop.id, stop.key, stop.name});
  return out;
}

base::Result<Node> create_node(Act& act, Node const& request) {
  auto node = request;
  node.id = {};
  TRY(check(act, node));
  node.id = act.make_id<NodeId>();
  node.version = 1;
  store::insert_node(act.tx, act.region, node);
  finish(act, nullptr, node);
  return node;
}

base::Result<Node> change_node(Act& act, Node const& request) {
  auto const before = TRY(reach(act, request.id));
  TRY(check(act, request));
  auto const moves = request.kind != before.kind || request.active_until.yyyymmdd;
  if (moves && count_open_children(*snapshot_of(act.tx, act.region), request.id)) return refusal::node_has_children;
  return save(act, before, request);
}

base::Result<Node> close_node(Act& act, CloseNode const& request) {
  auto const before = TRY(reach(act, request.node));
  if (before.active_until.yyyymmdd) return refusal::node_closed;
  if (request.on <= before.active_from) return base::refuse(refusal::dates_reversed, {}, "/on");
  if (count_open_children(*snapshot_of(act.tx, act.region), request.node)) return refusal::node_has_children;
  auto after = before;
  after.active_until = request.on;
  after.version = request.version;
  return save(act, before, after);
}

base::Result<SetOperators> set_operators(Act& act, SetOperators const& request) {
  TRY(reach(act, request.node));
  SetOperators before{request.node, operators_of(act.tx, act.region, request.node)};
  auto after = request;
  std::ranges::sort(after.operators);
  after.operators.erase(std::unique(after.operators.begin(), after.operators.end()), after.operators.end());
  store::replace_operators(act.tx, act.region, request.node, after.operators);
  store::touch(act.tx, act.region);
  auto const subject = "network/node/" + std::to_string(request.node.value);
  act.audit("network.set_operators", subject, &before, &after);
  act.record(events::kNodeChanged, subject, request.node, after);
  return after;
}

}  // namespace network::service

// The part of the face that those who settle a loss use.
#include "modules/mail/face/losses.h"

#include <algorithm>

#include "modules/mail/store/custody.h"
#include "modules/mail/store/item.h"
#include "modules/mail/store/losses.h"

namespace mail {
namespace {

ItemAtStake at_stake(Item const& i) {
  return {i.id,     i.number,     i.carrier, i.product,     i.registered, i.insured_li,
          i.cod_li, i.postage_li, i.origin,  i.destination, i.state,      i.accepted_at};
}

bool is_over(base::Instant until, base::Instant at) { return until.ms && until < at; }

Holding holding_of(store::Custody const& c) {
  return {c.organisation, c.person, c.node, c.waybill, {}, c.handover, c.from_at, c.until_at};
}

/// The part of a bag's custody while the item was inside.
std::optional<Holding> clipped(store::Custody const& of_bag, store::Custody const& of_item) {
  if (is_over(of_bag.until_at, of_item.from_at) || is_over(of_item.until_at, of_bag.from_at)) return {};
  auto h = holding_of(of_bag);
  h.bag = of_item.bag;
  if (h.from_at < of_item.from_at) h.from_at = of_item.from_at;
  if (of_item.until_at.ms && (!h.until_at.ms || of_item.until_at < h.until_at)) h.until_at = of_item.until_at;
  return h;
}

}  // namespace

std::optional<ItemAtStake> find_item_at_stake(Tx& tx, base::Region region, ItemId id) {
  auto const i = store::get_item(tx, region, id);
  if (!i.ok()) return {};
  return at_stake(i.value());
}

std::optional<ItemAtStake> find_item_at_stake(Tx& tx, base::Region region, std::string_view number) {
  auto const i = store::find_item(tx, region, number);
  if (!i) return {};
  return at_stake(*i);
}

std::vector<ItemId> list_items_last_in(Tx& tx, base::Region region, BagId bag) {
  return store::list_items_last_in(tx, region, bag);
}

std::vector<Holding> list_holdings(Tx& tx, base::Region region, ItemId item) {
  std::vector<Holding> out;
  for (auto const& own : store::list_custody(tx, region, store::Subject::item, item.value)) {
    if (!own.bag) {
      out.push_back(holding_of(own));
      continue;
    }
    for (auto const& of_bag : store::list_custody(tx, region, store::Subject::bag, own.bag.value))
      if (auto const part = clipped(of_bag, own)) out.push_back(*part);
  }
  return out;
}

std::vector<Finding> list_findings(Tx& tx, base::Region region, ItemId item) {
  return store::list_findings(tx, region, item);
}

}  // namespace mail

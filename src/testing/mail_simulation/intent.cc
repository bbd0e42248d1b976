// Intents by what is seen of an item, a bag, a waybill, a handover or a day.
#include "testing/mail_simulation/intent.h"

#include "testing/mail_simulation/desk.h"

namespace mail::simulation {
namespace {

constexpr base::Region kRegion{530190};

class Intent {
 public:
  Intent(Chance& chance, Store const& store, base::Instant now) : chance_{chance}, store_{store}, now_{now} {}

  Command make() {
    c_.dice = chance_.below(10'000);
    c_.made_at = now_.plus_ms((chance_.below(7) - 3) * 60'000);
    c_.day = base::service_date_of(now_);
    auto const topic = chance_.below(100);
    if (topic < 46)
      about_item(store_.items.rows[pick(kItems)]);
    else if (topic < 70)
      about_bag(store_.bags.rows[pick(kBags)]);
    else if (topic < 82)
      about_waybill(store_.waybills.rows[pick(kWaybills)]);
    else if (topic < 97)
      about_handover(store_.handovers.rows[pick(kHandovers)].handover);
    else
      about_day();
    if (chance_.percent(10)) spoil();
    return c_;
  }

 private:
  std::size_t pick(int n) { return static_cast<std::size_t>(chance_.below(n)); }
  NodeId any_node() { return {1 + chance_.below(kNodes)}; }
  int clerk_of(NodeId node) {
    return node ? static_cast<int>(2 * (node.value - 1)) + chance_.below(2)
                : kClerks + chance_.below(kPeople - kClerks);
  }
  void be(Kind kind, NodeId node) {
    c_.kind = kind;
    c_.node = node;
    c_.person = clerk_of(node);
  }

  void about_item(ItemRow const& row) {
    auto const& item = row.item;
    c_.item = item.id;
    switch (item.id ? item.state : ItemState::delivered) {
      case ItemState::advised:
      case ItemState::withdrawn:
        return be(chance_.percent(90) ? Kind::arrive : Kind::withdraw, any_node());
      case ItemState::accepted:
        return about_loose(row);
      case ItemState::bagged:
        return about_bagged(row);
      case ItemState::waiting:
        return be(chance_.percent(90) ? Kind::deliver : Kind::unshelve, item.node);
      case ItemState::isolated:
        return be(chance_.percent(70) ? Kind::release : Kind::refuse, item.node);
      default:
        be(chance_.percent(30) ? Kind::advise : Kind::accept, any_node());
        c_.destination = any_node();
    }
  }
  void about_loose(ItemRow const& row) {
    auto const& item = row.item;
    if (item.node == item.destination)
      return be(chance_.percent(70) ? Kind::shelve : Kind::deliver, item.node);
    if (item.checks != 7 && chance_.percent(85)) {
      be(Kind::record_check, item.node);
      c_.dice = (item.checks == 0 ? 0 : item.checks == 1 ? 1 : 2) + 3 * chance_.below(3000);
      return;
    }
    if (chance_.percent(3)) return be(chance_.percent(80) ? Kind::isolate : Kind::withdraw, item.node);
    be(Kind::put_in, item.node);
    for (auto const& bag : store_.bags.rows)
      if (bag.bag.state == BagState::open && bag.bag.origin == item.node &&
          bag.bag.destination == item.plan_next)
        c_.bag = bag.bag.id;
    if (c_.bag) return;
    c_.kind = Kind::open_bag;
    c_.destination = item.destination;
  }
  void about_bagged(ItemRow const& row) {
    auto const& bag = store_.bags.rows[static_cast<std::size_t>(slot_of(row.item.bag))].bag;
    c_.bag = bag.id;
    if (bag.state == BagState::opened) return be(Kind::tick, bag.node);
    be(chance_.percent(20) ? Kind::take_out : Kind::put_in, bag.node);
    if (c_.kind == Kind::put_in) c_.bag = store_.bags.rows[pick(kBags)].bag.id;
  }

  void about_bag(BagRow const& row) {
    auto const& bag = row.bag;
    c_.bag = bag.id;
    switch (bag.id ? bag.state : BagState::cancelled) {
      case BagState::open:
        return be(bag.n_items && chance_.percent(95) ? Kind::seal : Kind::cancel_bag, bag.node);
      case BagState::sealed:
      case BagState::received:
        return about_closed_bag(row);
      case BagState::in_transit:
        return hand_over(row);
      case BagState::opened:
        return be(bag.n_items == 0 || chance_.percent(10) ? Kind::reconcile : Kind::unpack, bag.node);
      default:
        be(Kind::open_bag, any_node());
        c_.destination = any_node();
    }
  }
  void about_closed_bag(BagRow const& row) {
    auto const& bag = row.bag;
    if (bag.state == BagState::received && bag.node == bag.destination && chance_.percent(85))
      return be(Kind::unpack, bag.node);
    if (bag.waybill) {
      c_.waybill = bag.waybill;
      return chance_.percent(90) ? hand_over(row) : be(Kind::unlist_bag, bag.node);
    }
    if (chance_.percent(10)) return hand_over(row);
    be(chance_.percent(97) ? Kind::list_bag : Kind::unseal, bag.node);
    c_.waybill = store_.waybills.rows[pick(kWaybills)].waybill.id;
  }

  /// Onto the vehicle, off it, or from person to person; proposed on the server, or signed by two phones.
  void hand_over(BagRow const& row) {
    auto const& bag = row.bag;
    auto const& w = store_.waybills.rows[static_cast<std::size_t>(slot_of(bag.waybill))];
    auto const drives = bag.waybill && w.waybill.id == bag.waybill;
    auto const at_stop = drives && w.waybill.position >= 0
                             ? w.stops[static_cast<std::size_t>(w.waybill.position)].node
                             : any_node();
    c_.node = bag.node ? bag.node : chance_.percent(70) ? bag.destination : at_stop;
    c_.waybill = bag.waybill;
    c_.bag = bag.id;
    auto const onto_vehicle = bag.node && drives && chance_.percent(90);
    c_.destination = onto_vehicle ? NodeId{} : bag.node ? any_node() : c_.node;
    c_.person = bag.node ? clerk_of(bag.node) : static_cast<int>(bag.custodian_person.value) - 1;
    c_.other = onto_vehicle ? static_cast<int>(w.waybill.driver.value) - 1 : clerk_of(c_.destination);
    add_bags(row);
    c_.uuid = chance_.next() >> 16 | 1;
    c_.kind = chance_.percent(50) ? Kind::propose : Kind::complete;
    if (c_.kind == Kind::complete) c_.digest = digest_of(rules::content_of(draft_of(c_), kRegion));
  }
  void add_bags(BagRow const& row) {
    std::size_t n = 0;
    for (auto const& other : store_.bags.rows) {
      auto const together = other.bag.id != row.bag.id && other.bag.state == row.bag.state &&
                            other.bag.node == row.bag.node && other.bag.waybill == row.bag.waybill &&
                            other.bag.destination == row.bag.destination &&
                            other.bag.custodian_person == row.bag.custodian_person;
      if (together && n < c_.more.size()) c_.more[n++] = other.bag.id;
    }
  }

  void about_waybill(WaybillRow const& row) {
    auto const& w = row.waybill;
    c_.waybill = w.id;
    if (!w.id || w.state == WaybillState::completed || w.state == WaybillState::cancelled) {
      be(Kind::make_waybill, {});
      c_.other = kClerks + chance_.below(kPeople - kClerks);
      return;
    }
    auto const here = static_cast<std::size_t>(std::max<std::int64_t>(w.position, 0));
    auto const gone = row.stops[here].departed_at.ms != 0;
    auto const next = gone && here + 1 < row.stops.size() ? here + 1 : here;
    be(gone                 ? Kind::reach_stop
       : chance_.percent(4) ? Kind::cancel_waybill
                            : Kind::depart,
       row.stops[next].node);
    c_.person = static_cast<int>(w.driver.value) - 1;
  }

  void about_handover(rules::Handover const& h) {
    auto const open =
        h.id && (h.state == rules::HandoverState::proposed || h.state == rules::HandoverState::differing);
    if (!open) return about_bag(store_.bags.rows[pick(kBags)]);
    c_.handover = h.id;
    auto const giver = static_cast<int>(h.giver.person.value) - 1,
               receiver = static_cast<int>(h.receiver.person.value) - 1;
    c_.person = !h.giver.signature.empty() || chance_.percent(30) ? receiver : giver;
    auto const what = chance_.below(100);
    c_.kind = what < 75 ? Kind::sign : what < 93 ? Kind::find : Kind::end;
    if (c_.kind == Kind::find) c_.person = receiver;
    if (c_.kind == Kind::sign) c_.digest = digest_of(rules::content_of(h, kRegion));
  }

  void about_day() {
    c_.day = base::add_days(c_.day, -chance_.below(2));
    auto const node = any_node();
    auto const& day = store_.days.rows[static_cast<std::size_t>(day_slot(node, c_.day))].day;
    be(day.state == rules::DayState::closed ? Kind::reopen_day : Kind::close_day, node);
  }

  /// Something is not as it should be: another place, person, thing, or an old moment.
  void spoil() {
    switch (chance_.below(6)) {
      case 0:
        c_.node = any_node();
        break;
      case 1:
        c_.person = chance_.below(kPeople);
        break;
      case 2:
        c_.bag = store_.bags.rows[pick(kBags)].bag.id;
        break;
      case 3:
        c_.item = store_.items.rows[pick(kItems)].item.id;
        break;
      case 4:
        c_.kind = static_cast<Kind>(chance_.below(static_cast<int>(Kind::reopen_day) + 1));
        break;
      default:
        c_.made_at = c_.made_at.plus_ms(-chance_.below(24) * 3'600'000);
    }
  }

  Chance& chance_;
  Store const& store_;
  base::Instant now_;
  Command c_;
};

}  // namespace

Command invent(Chance& chance, Store const& store, base::Instant now) {
  return Intent{chance, store, now}.make();
}

}  // namespace mail::simulation

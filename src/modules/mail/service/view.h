// Reading: lists, the item page, the day board, days, colleagues, public tracking.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/mail/rules/day.h"
#include "modules/mail/rules/delivery.h"
#include "modules/mail/rules/irregularity.h"
#include "modules/mail/rules/sort_plan.h"
#include "modules/mail/service/desk.h"
#include "modules/mail/service/handover.h"
#include "modules/mail/service/waybill.h"
#include "modules/mail/store/custody.h"
#include "modules/mail/store/item.h"
#include "modules/mail/store/waybill.h"
#include "modules/org/org.h"
#include "platform/auth/failure_count.h"

namespace mail::service {

struct AskItems {
  NodeId node;
  std::string state, direction, manifest, number, tail;
  NodeId destination;
  base::ServiceDate accepted_on;
  bool counted{};
  ItemId cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskItems, "Which items.", FIELD(node, "where it is, loose").or_default(),
         FIELD(state, "life").longest(20).or_default(),
         FIELD(direction, "which way").longest(20).or_default(),
         FIELD(manifest, "pre-advice").longest(64).or_default(),
         FIELD(number, "begins with").longest(40).or_default(),
         FIELD(tail, "last four digits").longest(4).or_default(),
         FIELD(destination, "for this node").or_default(), FIELD(accepted_on, "operating day").or_default(),
         FIELD(counted, "with the total").or_default(), FIELD(cursor, "older than this one").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct ItemList {
  std::vector<Item> items;
  std::optional<ItemId> next;
  std::optional<std::int64_t> total;
};
DESCRIBE(ItemList, "Items, newest first.", FIELD(items, "items"), FIELD(next, "cursor of the next page"),
         FIELD(total, "if asked"))

struct AskItem {
  ItemId item;
  std::string purpose;
};
DESCRIBE(AskItem, "Which item.", FIELD(item, "key"),
         FIELD(purpose, "why names and phones must be seen in clear; logged").longest(100).or_default())
struct AskNumber {
  std::string number;
};
DESCRIBE(AskNumber, "Which item.", FIELD(number, "as scanned").longest(200))

/// Where an item is in one word for people: the bag's life stands in for that of what is inside.
struct ItemView {
  Item item;
  std::optional<Bag> bag;
  std::vector<rules::Check> checks;
  std::vector<store::Scan> scans;
  std::vector<store::Custody> custody;
  std::vector<store::Custody> bag_custody;
  std::vector<store::HandoverRow> handovers;
  std::vector<rules::Delivery> deliveries;
  std::optional<rules::Surrender> surrender;
  std::vector<PersonName> people;
};
DESCRIBE(ItemView, "The page of an item.", FIELD(item, "the item"), FIELD(bag, "the bag it is in"),
         FIELD(checks, "three checks"), FIELD(scans, "what happened, oldest first"),
         FIELD(custody, "who held it"), FIELD(bag_custody, "who held its bags"),
         FIELD(handovers, "signed handovers of its bags"), FIELD(deliveries, "attempts"),
         FIELD(surrender, "to which authority it went"),
         FIELD(people, "names of those who worked on it"))

struct AskHolder {
  std::string number;
  base::Instant at;
};
DESCRIBE(AskHolder, "Who held an item at an instant?", FIELD(number, "item number").longest(200),
         FIELD(at, "when; now if absent").or_default())
struct Holder {
  store::Custody custody;
  std::string organisation_name, person_name;
};
DESCRIBE(Holder, "Who answers.", FIELD(custody, "the interval"), FIELD(organisation_name, "for whom"),
         FIELD(person_name, "who"))

struct AskBags {
  NodeId node, origin, destination;
  std::string state;
  WaybillId waybill;
  base::ServiceDate sealed_on;
  BagId cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskBags, "Which bags.", FIELD(node, "where").or_default(), FIELD(origin, "sealed at").or_default(),
         FIELD(destination, "for").or_default(), FIELD(state, "life").longest(20).or_default(),
         FIELD(waybill, "on").or_default(), FIELD(sealed_on, "operating day").or_default(),
         FIELD(cursor, "older than this one").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct BagList {
  std::vector<Bag> items;
  std::optional<BagId> next;
};
DESCRIBE(BagList, "Bags, newest first.", FIELD(items, "bags"), FIELD(next, "cursor of the next page"))
struct AskBag {
  BagId bag;
};
DESCRIBE(AskBag, "Which bag.", FIELD(bag, "key"))
struct BagView {
  Bag bag;
  std::vector<Item> items;
  std::vector<store::Custody> custody;
  std::vector<store::HandoverRow> handovers;
  std::vector<PersonName> people;
};
DESCRIBE(BagView, "A bag with what is in it.", FIELD(bag, "the bag"), FIELD(items, "inside"),
         FIELD(custody, "who held it"), FIELD(handovers, "signed handovers"),
         FIELD(people, "names of those who held it"))
struct AskCode {
  std::string code;
};
DESCRIBE(AskCode, "By a code of a bag.", FIELD(code, "30 digits, SSCC or S9").longest(64))

struct AskBoard {
  base::ServiceDate service_date;
};
DESCRIBE(AskBoard, "Which day.", FIELD(service_date, "operating day; today if absent").or_default())
/// A trip that could carry mail and has no waybill yet.
struct IdleTrip {
  TripId trip;
  std::string line, headsign;
  base::Instant departs_at;
  NodeId from;
  base::ServiceDate service_date;  ///< the day before, for a trip of the night that has not left
};
DESCRIBE(IdleTrip, "A trip without a waybill.", FIELD(trip, "trip"), FIELD(line, "line"),
         FIELD(headsign, "headsign"), FIELD(departs_at, "planned departure"), FIELD(from, "first mail node"),
         FIELD(service_date, "operating day"))
struct Board {
  base::ServiceDate service_date;
  base::Instant now;
  std::vector<store::BoardRow> trips;
  std::vector<store::BoardStop> stops;
  std::vector<IdleTrip> idle;
  std::int64_t items_here{}, bags_sealed{}, bags_moving{}, waiting{}, delivered{}, irregularities{},
      handovers_open{};
};
DESCRIBE(Board, "The day board.", FIELD(service_date, "operating day"), FIELD(now, "server's clock"),
         FIELD(trips, "trips with waybills"), FIELD(stops, "their stops"), FIELD(idle, "trips without"),
         FIELD(items_here, "loose items at nodes"), FIELD(bags_sealed, "bags sealed and waiting"),
         FIELD(bags_moving, "bags on vehicles"), FIELD(waiting, "items on shelves"),
         FIELD(delivered, "delivered this day"), FIELD(irregularities, "open irregularities"),
         FIELD(handovers_open, "handovers not settled"))

struct AskWaybill {
  WaybillId waybill;
};
DESCRIBE(AskWaybill, "Which waybill.", FIELD(waybill, "key"))
struct AskMine {
  base::ServiceDate service_date;
};
DESCRIBE(AskMine, "The driver's own trips.",
         FIELD(service_date, "operating day; today if absent").or_default())
struct WaybillList {
  std::vector<Waybill> items;
};
DESCRIBE(WaybillList, "Waybills.", FIELD(items, "by departure"))

struct AskHandovers {
  NodeId node;
  WaybillId waybill;
  std::string state;
  bool mine{};
  HandoverId cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskHandovers, "Which handovers.", FIELD(node, "where").or_default(),
         FIELD(waybill, "of which trip").or_default(), FIELD(state, "life").longest(20).or_default(),
         FIELD(mine, "in which I am a side").or_default(), FIELD(cursor, "older than this one").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct HandoverList {
  std::vector<store::HandoverRow> items;
  std::optional<HandoverId> next;
};
DESCRIBE(HandoverList, "Handovers, newest first.", FIELD(items, "handovers"),
         FIELD(next, "cursor of the next page"))
struct AskHandover {
  HandoverId handover;
};
DESCRIBE(AskHandover, "Which handover.", FIELD(handover, "key"))

struct AskIrregularities {
  std::string state, kind;
  bool open{}, to_me{}, mine{}, by_clock{}, overdue{};
  NodeId node;
  IrregularityId cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskIrregularities, "Which irregularities.", FIELD(state, "life").longest(20).or_default(),
         FIELD(kind, "why").longest(20).or_default(), FIELD(open, "not closed").or_default(),
         FIELD(to_me, "that my organisation must answer").or_default(),
         FIELD(mine, "that I see to").or_default(),
         FIELD(by_clock, "the next due first, then those that were answered").or_default(),
         FIELD(overdue, "whose answer was due before now").or_default(), FIELD(node, "raised at").or_default(),
         FIELD(cursor, "after this one in the order asked for").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct IrregularityList {
  std::vector<rules::Irregularity> items;
  std::vector<PersonName> people;
  std::optional<IrregularityId> next;
};
DESCRIBE(IrregularityList, "Irregularities, newest first.", FIELD(items, "irregularities"),
         FIELD(people, "names of their owners"), FIELD(next, "cursor of the next page"))
struct AskIrregularity {
  IrregularityId irregularity;
};
DESCRIBE(AskIrregularity, "Which irregularity.", FIELD(irregularity, "key"))
struct IrregularityView {
  rules::Irregularity irregularity;
  std::vector<PersonName> people;
};
DESCRIBE(IrregularityView, "An irregularity.", FIELD(irregularity, "it"), FIELD(people, "name of its owner"))

struct AskDays {
  base::ServiceDate service_date;
};
DESCRIBE(AskDays, "Which day.", FIELD(service_date, "operating day; today if absent").or_default())
/// A day with what the books say now.
struct DayView {
  rules::Day day;
  std::int64_t in_items{}, out_items{}, items_here{}, in_bags{}, out_bags{}, bags_here{};
  bool balanced{};
};
DESCRIBE(DayView, "A day of a node.", FIELD(day, "the day"), FIELD(in_items, "收入"),
         FIELD(out_items, "发出"), FIELD(items_here, "期末"), FIELD(in_bags, "收入"), FIELD(out_bags, "发出"),
         FIELD(bags_here, "期末"), FIELD(balanced, "closes"))
struct DayList {
  std::vector<DayView> items;
};
DESCRIBE(DayList, "Days.", FIELD(items, "by node"))

struct AskColleagues {
  NodeId node;
};
DESCRIBE(AskColleagues, "Who works where.", FIELD(node, "node"))
struct ColleagueList {
  std::vector<org::Colleague> items, drivers, liaisons;
};
DESCRIBE(ColleagueList, "People for a handover.", FIELD(items, "at the node"),
         FIELD(drivers, "drivers today"),
         FIELD(liaisons, "of the post, who take on what leaves the county"))

struct AskTrack {
  std::string number, tail;
};
DESCRIBE(AskTrack, "Public tracking.", FIELD(number, "item number").longest(60),
         FIELD(tail, "last four digits of the addressee's phone").shortest(4).longest(4))
struct TrackStep {
  base::Instant at;
  std::string action, place;
};
DESCRIBE(TrackStep, "A step that the public may see.", FIELD(at, "when"), FIELD(action, "what"),
         FIELD(place, "where"))
struct Track {
  std::string number;
  ItemState state{};
  std::string bag_state, receiver, destination, shelf;
  base::Instant plan_departs_at, waiting_since;
  std::vector<TrackStep> steps;
};
DESCRIBE(Track, "What the public sees of an item.", FIELD(number, "number"), FIELD(state, "life"),
         FIELD(bag_state, "life of its bag"), FIELD(receiver, "masked name"), FIELD(destination, "point"),
         FIELD(shelf, "shelf"), FIELD(plan_departs_at, "planned departure"),
         FIELD(waiting_since, "on the shelf since"), FIELD(steps, "oldest first"))

/// A narrow hat sees an item that is, was made, or is going to be at one of its nodes. @errors out_of_reach
base::Outcome check_item_reach(Look&, Item const&);
/// The same for a bag, and the one that it carries itself. @errors out_of_reach
base::Outcome check_bag_reach(Look&, Bag const&);

base::Result<ItemList> list_items(Look&, AskItems const&);
base::Result<ItemView> view_item(Look&, AskItem const&);
base::Result<ItemView> view_number(Look&, AskNumber const&);
base::Result<Holder> find_holder(Look&, AskHolder const&);
base::Result<BagList> list_bags(Look&, AskBags const&);
base::Result<BagView> view_bag(Look&, AskBag const&);
base::Result<BagView> view_bag_code(Look&, AskCode const&);
base::Result<Board> view_board(Look&, AskBoard const&);
base::Result<WaybillView> view_waybill(Look&, AskWaybill const&);
/// A narrow hat sees the waybills that it drives and those that stop at one of its nodes.
bool may_view(Look&, rules::Waybill const&);
base::Result<WaybillList> list_my_waybills(Look&, AskMine const&);
base::Result<HandoverList> list_handovers(Look&, AskHandovers const&);
base::Result<HandoverView> view_handover(Look&, AskHandover const&);
base::Result<IrregularityList> list_irregularities(Look&, AskIrregularities const&);
/// What a list would show: raised within reach, to be answered by one's own organisation, or one's own to see to.
/// @errors irregularity_unknown, out_of_reach
base::Result<IrregularityView> view_irregularity(Look&, AskIrregularity const&);
base::Result<DayList> list_days(Look&, AskDays const&);
base::Result<ColleagueList> list_colleagues(Look&, AskColleagues const&);
/// Wrong tails by number: five within six hours close it until they are over, so that of ten thousand tails a week of
/// guessing, from however many addresses, tries some hundred.
struct TailGuesses : platform::auth::FailureCount {
  TailGuesses() : FailureCount{5, 6 * 3'600'000} {}
};
/// The same refusal for an unknown number, for a wrong tail and for a number closed to guessing. @errors item_unknown
base::Result<Track> track(Look&, AskTrack const&, TailGuesses&);

}  // namespace mail::service

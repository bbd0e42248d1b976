// The part of the face that those who settle use: an operating day as its span of time.
#include "modules/mail/store/settling.h"
#include "modules/mail/face/moved.h"
#include "modules/mail/store/moved.h"

namespace mail {
namespace {

base::Instant beginning_of(base::ServiceDate day) { return base::instant_of(day, {4 * 3600}); }

template <typename T>
std::vector<T> on_day(Tx& tx, base::Region region, base::ServiceDate day,
                      std::vector<T> (*list)(Tx&, base::Region, base::Instant, base::Instant)) {
  return list(tx, region, beginning_of(day), beginning_of(base::add_days(day, 1)));
}

}  // namespace

std::vector<SignedLine> list_signed_lines(Tx& tx, base::Region region, base::ServiceDate day) {
  return on_day(tx, region, day, store::list_signed_lines);
}

std::vector<std::string> list_numbers_moved(Tx& tx, base::Region region, HandoverId handover, std::int64_t line,
                                            std::string_view product, Direction direction) {
  return store::list_numbers_moved(tx, region, handover, line, product, direction);
}

std::vector<std::string> list_numbers_sealed(Tx& tx, base::Region region, BagId bag, std::string_view product,
                                             Direction direction) {
  return store::list_numbers_sealed(tx, region, bag, product, direction);
}

std::vector<ServedItems> list_sealed_items(Tx& tx, base::Region region, base::ServiceDate day) {
  return on_day(tx, region, day, store::list_sealed_items);
}

std::vector<ServedItems> list_delivered_items(Tx& tx, base::Region region, base::ServiceDate day) {
  return on_day(tx, region, day, store::list_delivered_items);
}

std::optional<CollectedCash> find_collected_cash(Tx& tx, base::Region region, ItemId item) {
  return store::find_collected_cash(tx, region, item);
}

std::vector<CarrierTrip> list_carrier_trips(Tx& tx, base::Region region, base::ServiceDate day) {
  return store::list_carrier_trips(tx, region, day);
}

std::vector<DecidedIrregularity> list_decided_irregularities(Tx& tx, base::Region region,
                                                             base::ServiceDate day) {
  return on_day(tx, region, day, store::list_decided_irregularities);
}

std::vector<AnsweredIrregularity> list_answered_irregularities(Tx& tx, base::Region region,
                                                               base::ServiceDate day) {
  return on_day(tx, region, day, store::list_answered_irregularities);
}

std::vector<MovedItem> list_moved_items(Tx& tx, base::Region region, base::ServiceDate day) {
  return on_day(tx, region, day, store::list_moved_items);
}

}  // namespace mail

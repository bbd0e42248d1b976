// A tiny store in memory where the real one is SQL: rows with versions, serializable transactions, stored
// outcomes.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "modules/mail/rules/day.h"
#include "modules/mail/rules/handover.h"
#include "modules/mail/rules/waybill.h"
#include "testing/mail_simulation/bug.h"
#include "testing/mail_simulation/command.h"

namespace mail::simulation {

inline constexpr int kItems = 40, kBags = 12, kWaybills = 3, kHandovers = 12;
inline constexpr int kDays = 4;  ///< days of a node that are kept

/// A key names its slot and how often that was used.
template <typename Id>
int slot_of(Id id) {
  return static_cast<int>(id.value & 63);
}
template <typename Id>
Id key_of(int slot, std::int64_t use) {
  return Id{(use << 6) | slot};
}

/// The custody interval that is open, and where the one before ended.
struct Holding {
  OrganisationId organisation;
  PersonId person;
  NodeId node;
  BagId bag;
  base::Instant from, previous_until;
  base::Instant made_at;  ///< of the handover that began it
  int n_open{};           ///< intervals without an end
};
/// What somebody sees of a row who does not look at its version.
template <typename State>
std::int64_t look_of(State state, NodeId node) {
  return node.value << 8 | static_cast<int>(state);
}

struct ItemRow {
  Item item;
  Holding held;
  int stays{};     ///< bags whose list names it now, a bit each
  int recorded{};  ///< checks with a passed record, a bit each
  std::int64_t version() const { return item.version; }
  std::int64_t look() const { return look_of(item.state, item.node); }
};
struct BagRow {
  Bag bag;
  Holding held;
  std::array<rules::WaybillBag, kWaybills> listings;
  std::int64_t version() const { return bag.version; }
  std::int64_t look() const { return look_of(bag.state, bag.node); }
};
struct WaybillRow {
  rules::Waybill waybill;
  std::vector<rules::WaybillStop> stops;
  std::int64_t version() const { return waybill.version; }
  std::int64_t look() const { return look_of(waybill.state, {}); }
};
struct HandoverRow {
  rules::Handover handover;
  std::int64_t version() const { return handover.version; }
  std::int64_t look() const { return look_of(handover.state, handover.node); }
};
struct DayRow {
  rules::Day day;
  std::int64_t version() const { return day.version; }
  std::int64_t look() const { return look_of(day.state, day.node); }
};
/// What came and went on a day.
struct Sum {
  base::ServiceDate day;
  std::int64_t in_items{}, out_items{}, in_bags{}, out_bags{};
};
struct Movement {
  NodeId node;
  base::ServiceDate day;
  std::int64_t items{}, bags{};  ///< below 0: out
};

/// A table of slots; the stamp of a slot grows with every write.
template <typename Row, int n>
struct Table {
  std::array<Row, n> rows;
  std::array<std::uint32_t, n> stamps{};
};

inline int day_slot(NodeId node, base::ServiceDate day) {
  return static_cast<int>((node.value - 1) * kDays + base::to_days(day) % kDays);
}

enum class Status : std::uint8_t { unknown, done, refused };

/// Outcomes by command id.
class Outcomes {
 public:
  Outcomes() : places_(kPlaces) {}
  Status find(std::uint64_t id) const { return places_[place(id)].status; }
  void keep(std::uint64_t id, Status s) { places_[place(id)] = {id, s}; }
  void clear() { places_.assign(kPlaces, {}); }

 private:
  static constexpr std::size_t kPlaces = 1 << 17;
  struct Kept {
    std::uint64_t id{};
    Status status{};
  };
  std::size_t place(std::uint64_t id) const {
    auto at = id * 0x9E3779B97F4A7C15 >> 47;
    while (places_[at].id && places_[at].id != id) at = (at + 1) % kPlaces;
    return at;
  }
  std::vector<Kept> places_;
};

struct Store {
  Table<ItemRow, kItems> items;
  Table<BagRow, kBags> bags;
  Table<WaybillRow, kWaybills> waybills;
  Table<HandoverRow, kHandovers> handovers;
  Table<DayRow, kNodes * kDays> days;
  std::array<Sum, kNodes * kDays> sums;
  std::array<std::uint32_t, kNodes * kDays> sum_stamps{};
  Outcomes outcomes;
  Outcomes sheets;      ///< uuids of handovers
  std::int64_t uses{};  ///< keys given
};

/// Which rows a commit wrote.
struct Touched {
  std::vector<int> items, bags, waybills, handovers, days;
  std::vector<Movement> movements;
  void clear();
};

/// One transaction: copies of what it read, with the stamps that they had.
class Tx {
 public:
  Tx(Store& store, Bug bug) : store_{store}, bug_{bug} {}
  void begin(base::Instant now);

  /// The row of a key, to change in place; null when there is none.
  ItemRow* item(ItemId);
  BagRow* bag(BagId);
  WaybillRow* waybill(WaybillId);
  HandoverRow* handover(HandoverId);
  DayRow* day(NodeId, base::ServiceDate);
  /// The row of a slot, whatever is in it.
  ItemRow const& item_at(int slot);
  BagRow const& bag_at(int slot);
  WaybillRow const& waybill_at(int slot);
  HandoverRow const& handover_at(int slot);
  Sum const& sum_of(NodeId, base::ServiceDate);
  /// A row of its own in place of one whose life has ended.
  ItemRow& new_item(int slot);
  BagRow& new_bag(int slot);
  WaybillRow& new_waybill(int slot);
  HandoverRow& new_handover(int slot);
  DayRow& new_day(NodeId, base::ServiceDate);
  void move(Movement const& m) { movements_.push_back(m); }
  /// Was a handover of this uuid stored? A new one is stored with the commit, once.
  bool has_sheet(std::uint64_t uuid) { return store_.sheets.find(uuid) != Status::unknown; }
  void keep_sheet(std::uint64_t uuid) { sheet_ = uuid; }

  /// Stores what was changed, if everything that was read is still so and every changed row has the version
  /// before.
  /// @param part  true: a crash came between two rows (only the bug `torn_transaction` stores a part)
  /// @returns false when somebody else changed something meanwhile: nothing is stored
  bool commit(Touched& touched, bool part);

  bool has(Bug b) const { return bug_ == b; }
  base::Instant now;
  base::ServiceDate today;

 private:
  template <typename Row>
  struct Copy {
    Row row;
    int slot{};
    std::uint32_t stamp{};
    std::int64_t version{};  ///< as read; −1: a new row
    std::int64_t look{};
  };
  struct Seen {
    std::uint32_t const* stamp;
    std::uint32_t was;
  };
  template <typename Row>
  using Copies = std::vector<Copy<Row>>;
  template <typename Row, int n>
  Row* load(Copies<Row>&, Table<Row, n>&, int slot);
  template <typename Row, int n>
  Row& make(Copies<Row>&, Table<Row, n>&, int slot);
  template <typename Row, int n>
  bool fits(Copies<Row> const&, Table<Row, n> const&) const;
  template <typename Row, int n>
  void write(Copies<Row>&, Table<Row, n>&, std::vector<int>& touched);
  void write_movements(Touched&);

  Store& store_;
  Bug bug_;
  Copies<ItemRow> items_;
  Copies<BagRow> bags_;
  Copies<WaybillRow> waybills_;
  Copies<HandoverRow> handovers_;
  Copies<DayRow> days_;
  std::vector<Seen> seen_;
  std::vector<Movement> movements_;
  std::uint64_t sheet_{};
  int rows_left_{};
};

}  // namespace mail::simulation

// What must always hold (ARCHITECTURE.md), looked at after every commit, from a book of its own.
#pragma once
#include <array>
#include <string>

#include "testing/mail_simulation/store.h"

namespace mail::simulation {

/// A broken invariant; `rule` is "" while all hold.
struct Violation {
  std::string rule;
  std::uint64_t event{};
};

class Checker {
 public:
  explicit Checker(Store const& store) : store_{store} {}

  /// After a commit of a command that was not refused.
  void on_commit(Command const&, Touched const&, base::Instant now);
  /// After the outcome of a command was stored.
  void on_outcome(Command const&, Status);
  /// A phone was told the outcome of its command.
  void on_answer(std::uint64_t command, Status told);
  /// Everything once more from the rows themselves.
  void audit();
  /// Every command that was made has an outcome.
  void on_drained(std::uint64_t commands_made, std::uint64_t commands_answered);
  void fail(char const* rule) {
    if (violation_.rule.empty()) violation_ = {rule, event_};
  }

  void set_event(std::uint64_t n) { event_ = n; }
  Violation const& violation() const { return violation_; }

 private:
  struct SeenItem {
    ItemId id;
    ItemState state{};
    NodeId node;
    BagId bag;
    std::int64_t version{};
  };
  struct SeenBag {
    BagId id;
    BagState state{BagState::cancelled};
    NodeId node;
    OrganisationId custodian;
    PersonId person;
    base::Instant made_at;
    std::int64_t version{}, n_items{};
  };
  struct Stock {
    std::int64_t items{}, bags{};
    bool operator==(Stock const&) const = default;
  };

  void see_item(int slot);
  void see_bag(Command const&, Touched const&, int slot);
  void see_custody(SeenBag const& before, BagRow const&, Touched const&);
  void check_versions(std::int64_t before, std::int64_t after, bool same, bool may_replace);
  void check_item(ItemRow const&);
  void check_bag(BagRow const&);
  void check_sealed(BagRow const&);
  void check_listing(BagRow const&);
  void check_load(WaybillRow const&);
  void check_departure(WaybillRow const&);
  void check_signed(HandoverRow const&);
  void check_day(Command const&, int slot);
  void check_movements(Command const&, Touched const&);
  void check_stock();
  /// Adds what a bag or an item is to the stock of its node.
  void count(SeenItem const&, int sign);
  void count(SeenBag const&, int sign);

  Store const& store_;
  Violation violation_;
  std::uint64_t event_{};
  std::array<SeenItem, kItems> items_;
  std::array<SeenBag, kBags> bags_;
  std::array<std::int64_t, kWaybills> positions_{};
  std::array<WaybillId, kWaybills> waybills_{};
  std::array<std::int64_t, kHandovers> handover_versions_{};
  std::array<HandoverId, kHandovers> handovers_{};
  std::array<Stock, kNodes> stock_, books_;
  Outcomes effects_, outcomes_;
};

}  // namespace mail::simulation

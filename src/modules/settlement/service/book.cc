// Loads what an operation is about into a ledger, lets it decide, and writes what changed.
#include "modules/settlement/service/book.h"

#include <algorithm>
#include <set>

#include "engine/accounting/refusals.h"
#include "modules/settlement/store/ledger.h"
#include "platform/event/event.h"

namespace settlement::service {
namespace {

using namespace accounting;
using rules::BookAccount;
using rules::BookChange;
using rules::BookPosting;
using rules::EventId;

/// What the journal tells of a posting.
struct Posted {
  OperationId posting, operation;
  PostingState state{};
  base::Instant at;
  std::string cause;
  std::vector<BookChange> changes;
};
DESCRIBE(Posted, "What was posted.", FIELD(posting, "posting"), FIELD(operation, "what did it"),
         FIELD(state, "state after"), FIELD(at, "as of"), FIELD(cause, "why"), FIELD(changes, "of balances"))

EventId append(Act& act, Posted const& fact) {
  platform::event::Event e;
  e.id = act.make_id<EventId>();
  e.type = events::kPosted;
  e.subject = "settlement/posting/" + std::to_string(fact.posting.value);
  e.at = act.now;
  e.happened_at = act.made_at;
  e.person = act.hat.person;
  e.hat = act.hat.id;
  e.organisation = act.hat.organisation;
  e.command = act.command.text();
  e.data.text = platform::json::render(fact, platform::json::Personal::masked);
  platform::event::append(act.tx, act.region, e);
  return e.id;
}

/// One operation on the part of the books that it is about.
class Deed {
 public:
  explicit Deed(Act& act) : act_{act} {}

  base::Outcome carry_out(Operation const& operation, Cause const& cause) {
    cause_ = &cause;
    if (TRY(was_done(operation))) return base::Done{};
    TRY(std::visit([this](auto const& o) { return run(o); }, operation));
    return base::Done{};
  }
  /// Accounts of what is entered later, as of the first instant of all of it.
  void load(std::vector<Entering> const& all) {
    auto const first = std::ranges::min_element(all, {}, [](Entering const& e) { return e.posting.at; });
    for (auto const& e : all) load_accounts(e.posting.entries, first->posting.at);
  }
  void write_balances() {
    for (auto const& [account, by] : balances_) store::change_account(act_.tx, act_.region, account, by);
    balances_.clear();
  }

 private:
  /// Writes the operation down unless it was done before. @errors id_reused
  base::Result<bool> was_done(Operation const& operation) {
    auto const id = std::visit([](auto const& o) { return o.id; }, operation);
    auto const content = rules::content_of(operation);
    if (store::insert_operation(act_.tx, act_.region, id, content)) return false;
    if (store::find_operation(act_.tx, act_.region, id) == content) return true;
    return base::refuse(refusal::id_reused, std::to_string(id.value));
  }

  base::Outcome run(Open const& o) {
    auto const& a = o.account;
    for (auto const& other :
         {store::find_account(act_.tx, act_.region, a.id),
          store::find_account(act_.tx, act_.region, {a.party.value}, a.purpose, {a.counterparty.value})})
      if (other) slice_.take_over(rules::to_account(*other), {}, {});
    TRY(slice_.apply(o));
    store::insert_account(act_.tx, act_.region,
                          {a.id, {a.party.value}, a.purpose, {a.counterparty.value}, a.rule, {}, {}, {}});
    return base::Done{};
  }

  base::Outcome run(Enter const& o) {
    load_accounts(o.entries, o.at);
    TRY(slice_.apply(o));
    auto const state = o.pending ? PostingState::pending : PostingState::posted;
    store::insert_posting(act_.tx, act_.region,
                          stamped({.id = o.id, .at = o.at, .state = state},
                                  write({o.id, o.id, state, o.at, cause_->subject}, changes_of(o))));
    return base::Done{};
  }

  base::Outcome run(Settle const& o) {
    auto const entries = load_posting(o.posting, o.at);
    TRY(slice_.apply(o));
    posting_->state = o.posts ? PostingState::posted : PostingState::voided;
    store::save_posting(act_.tx, act_.region, *posting_);
    write({o.posting, o.id, posting_->state, o.at, cause_->subject}, changes_of(o, entries));
    return base::Done{};
  }

  base::Outcome run(Reverse const& o) {
    auto const entries = load_posting(o.posting, o.at);
    TRY(slice_.apply(o));
    posting_->reversed_by = o.id;
    store::save_posting(act_.tx, act_.region, *posting_);
    store::insert_posting(
        act_.tx, act_.region,
        stamped({.id = o.id, .at = o.at, .state = PostingState::posted, .reverses = o.posting},
                write({o.id, o.id, PostingState::posted, o.at, cause_->subject}, changes_of(o, entries))));
    return base::Done{};
  }

  base::Outcome run(Close const& o) {
    load_closing({o.party.value});
    TRY(slice_.apply(o));
    store::insert_closing(act_.tx, act_.region, {o.party.value}, o.until, act_.hat.person, act_.now);
    return base::Done{};
  }

  void load_closing(OrganisationId party) {
    if (!closings_.insert(party).second) return;
    if (auto const until = store::closed_until(act_.tx, act_.region, party))
      slice_.take_over_closing({party.value}, *until);
  }

  /// The balance at the instant is the present one without what came later, so that nothing older is read.
  void load_account(BookAccount const& a, base::Instant at) {
    auto const later = store::list_changes_after(act_.tx, act_.region, a.id, at);
    auto balance = rules::balance_of(a);
    for (auto const& c : later) {
      balance.posted -= c.posted_li;
      balance.pending_debit -= c.pending_debit_li;
      balance.pending_credit -= c.pending_credit_li;
    }
    slice_.take_over(rules::to_account(a), at, balance);
    for (auto const& c : later) slice_.take_over_change(a.id, c.at, rules::balance_of(c));
    load_closing(a.party);
  }

  void load_accounts(std::vector<Entry> const& entries, base::Instant at) {
    for (auto const& e : entries) {
      if (slice_.find_account(e.account)) continue;
      if (auto const a = store::find_account(act_.tx, act_.region, e.account)) load_account(*a, at);
    }
  }

  std::vector<Entry> load_posting(OperationId id, base::Instant at) {
    posting_ = store::find_posting(act_.tx, act_.region, id);
    if (!posting_) return {};
    auto entries = rules::entries_of(store::list_entered(act_.tx, act_.region, id));
    slice_.take_over({id, posting_->at, posting_->state, entries, posting_->reverses, posting_->reversed_by});
    load_accounts(entries, at);
    return entries;
  }

  EventId write(Posted fact, std::vector<Change> const& changes) {
    for (auto const& c : changes) {
      BookChange const row{act_.make_id<decltype(BookChange::id)>(),
                           c.account,
                           fact.at,
                           fact.posting,
                           fact.operation,
                           c.by.posted,
                           c.by.pending_debit,
                           c.by.pending_credit};
      store::insert_change(act_.tx, act_.region, row);
      auto& by = balances_[c.account];
      by = by + c.by;
      fact.changes.push_back(row);
    }
    return append(act_, fact);
  }

  BookPosting stamped(BookPosting p, EventId event) const {
    p.event = event;
    p.cause = cause_->subject;
    p.note = cause_->note;
    p.person = act_.hat.person;
    p.recorded_at = act_.now;
    return p;
  }

  Act& act_;
  Cause const* cause_{};
  Ledger slice_;
  std::set<OrganisationId> closings_;        ///< parties whose closing was looked up
  std::map<AccountId, Balance> balances_;  ///< by what accounts change
  std::optional<BookPosting> posting_;
};

}  // namespace

base::Outcome carry_out(Act& act, Operation const& operation, Cause const& cause) {
  Deed deed{act};
  TRY(deed.carry_out(operation, cause));
  deed.write_balances();
  return base::Done{};
}

base::Outcome enter_all(Act& act, std::vector<Entering> const& all) {
  if (all.empty()) return base::Done{};
  Deed deed{act};
  deed.load(all);
  for (auto const& e : all) TRY(deed.carry_out(e.posting, e.cause));
  deed.write_balances();
  return base::Done{};
}

base::Outcome reverse_all(Act& act, std::string const& cause, std::initializer_list<OrganisationId> parties) {
  for (auto const& p : store::list_postings(act.tx, act.region, cause)) {
    if (!rules::stands(p)) continue;
    Reverse const back{act.make_id<OperationId>(), open_from(act, std::max(p.at, act.now), parties), p.id};
    TRY(carry_out(act, back, {cause, p.note}));
  }
  return base::Done{};
}

base::Result<rules::AccountId> AccountFinder::of(OrganisationId party, rules::Purpose purpose,
                                                 OrganisationId counterparty) {
  auto& id = known_[{party, purpose, counterparty}];
  if (!id) id = TRY(account_for(act_, party, purpose, counterparty));
  return id;
}

base::Result<rules::AccountId> account_for(Act& act, OrganisationId party, rules::Purpose purpose,
                                           OrganisationId counterparty) {
  if (auto const a = store::find_account(act.tx, act.region, party, purpose, counterparty)) return a->id;
  Account account{act.make_id<AccountId>(), {party.value}, purpose, {counterparty.value}};
  TRY(carry_out(act, Open{act.make_id<OperationId>(), account}, {}));
  return account.id;
}

base::Instant open_from(Act& act, base::Instant at, std::initializer_list<OrganisationId> parties) {
  for (auto const party : parties)
    if (auto const closed = store::closed_until(act.tx, act.region, party)) at = std::max(at, *closed);
  return at;
}

}  // namespace settlement::service

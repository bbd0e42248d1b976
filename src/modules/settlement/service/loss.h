// Use cases of losses: raised from the custody record, assessed, approved, paid to the sender.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/settlement/service/terms.h"
#include "modules/settlement/store/loss.h"
#include "platform/approval/process.h"
#include "platform/http/route.h"
#include "platform/http/sheet_file.h"

namespace settlement::service {

struct RaiseLoss {
  std::string number;
  mail::BagId bag;
  rules::LossKind kind{};
  base::Money value_li, loss_li, postage_li;
  bool grave{};
  rules::Exemption exemption{};
  std::string note;
};
DESCRIBE(RaiseLoss, "Raises the loss of an item, or of each item in a bag.",
         FIELD(number, "of the item; \"\" with a bag").longest(40).or_default(),
         FIELD(bag, "lost with everything in it; 0 with an item").or_default(), FIELD(kind, "what happened"),
         FIELD(value_li, "worth of all of it, whole fen in 厘; 0: as insured").at_least(0).or_default(),
         FIELD(loss_li, "proved loss, whole fen in 厘; 0: not proved").at_least(0).or_default(),
         FIELD(postage_li, "postage, 厘; 0: as recorded").at_least(0).or_default(),
         FIELD(grave, "intent or gross negligence").or_default(),
         FIELD(exemption, "why nobody answers").or_default(), FIELD(note, "remark").longest(400).or_default())
struct AssessLoss {
  rules::LossId loss;
  rules::LossKind kind{};
  base::Money value_li, loss_li, postage_li;
  bool grave{};
  rules::Exemption exemption{};
  std::string note;
};
DESCRIBE(AssessLoss, "Assesses a loss whose facts were missing.", FIELD(loss, "which"),
         FIELD(kind, "what happened"),
         FIELD(value_li, "worth of all of it, whole fen in 厘; 0: as insured").at_least(0).or_default(),
         FIELD(loss_li, "proved loss, whole fen in 厘; 0: not proved").at_least(0).or_default(),
         FIELD(postage_li, "postage, 厘; 0: as recorded").at_least(0).or_default(),
         FIELD(grave, "intent or gross negligence").or_default(),
         FIELD(exemption, "why nobody answers").or_default(), FIELD(note, "remark").longest(400).or_default())
struct DecideLoss {
  rules::LossId loss;
  bool approves{};
  std::string note;
};
DESCRIBE(DecideLoss, "Approves or declines an assessed loss.", FIELD(loss, "which"),
         FIELD(approves, "or declines"), FIELD(note, "why; needed to decline").longest(400).or_default())
struct PayLoss {
  rules::LossId loss;
  base::ServiceDate paid_on;
  std::string reference;
};
DESCRIBE(PayLoss, "Records that the sender was paid.", FIELD(loss, "which"), FIELD(paid_on, "day"),
         FIELD(reference, "number of the bank").shortest(1).longest(60))

struct LossRow {
  rules::Loss loss;
  std::string contractor_name, liable_name, liable_person_name, held_node_name;
};
DESCRIBE(LossRow, "A loss with names.", FIELD(loss, "it"), FIELD(contractor_name, "took it in"),
         FIELD(liable_name, "held it"), FIELD(liable_person_name, "in whose hands"),
         FIELD(held_node_name, "where, \"\": on a vehicle"))
struct AskLosses {
  std::string state, kind;
  OrganisationId liable;
  std::string text;
  base::ServiceDate first, last;
  std::string cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskLosses, "Which losses.",
         FIELD(state, "open, assessed, approved or declined").longest(20).or_default(),
         FIELD(kind, "lost, damaged or part_missing").longest(20).or_default(),
         FIELD(liable, "who held it").or_default(),
         FIELD(text, "number begins with").longest(40).or_default(), FIELD(first, "raised from").or_default(),
         FIELD(last, "raised until").or_default(),
         FIELD(cursor, "from the page before").longest(30).or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct LossList {
  std::vector<LossRow> items;
  std::optional<std::string> next;
};
DESCRIBE(LossList, "Losses, newest first.", FIELD(items, "losses"), FIELD(next, "cursor of the next page"))
struct ExportLosses {
  std::string state, kind;
  OrganisationId liable;
  std::string text;
  base::ServiceDate first, last;
  platform::http::SheetFormat format{platform::http::SheetFormat::xlsx};
};
DESCRIBE(ExportLosses, "Which losses, as what.", FIELD(state, "life").longest(20).or_default(),
         FIELD(kind, "what happened").longest(20).or_default(), FIELD(liable, "who held it").or_default(),
         FIELD(text, "number begins with").longest(40).or_default(), FIELD(first, "raised from").or_default(),
         FIELD(last, "raised until").or_default(), FIELD(format, "form").or_default())

struct OneLoss {
  rules::LossId loss;
};
DESCRIBE(OneLoss, "One loss.", FIELD(loss, "which"))
struct HoldingView {
  mail::Holding holding;
  std::string organisation_name, person_name, node_name;
  bool liable{};
};
DESCRIBE(HoldingView, "Who held an item, with names.", FIELD(holding, "interval"),
         FIELD(organisation_name, "who"), FIELD(person_name, "in whose hands"), FIELD(node_name, "where"),
         FIELD(liable, "it happened here"))
struct SeatView {
  std::string name;
  platform::approval::SeatState state{};
};
DESCRIBE(SeatView, "Who is asked to approve.", FIELD(name, "who"), FIELD(state, "whether it is their turn"))
struct LossView {
  LossRow row;
  std::string made_by_name, decided_by_name, statement_number;
  std::vector<HoldingView> holdings;
  std::vector<mail::Finding> findings;
  std::vector<SeatView> seats;
  bool may_assess{}, may_decide{}, may_pay{};
  rules::MissingFact missing{};
};
DESCRIBE(LossView, "A loss with what proves it.", FIELD(row, "it"),
         FIELD(made_by_name, "who raised it, \"\": the clock"),
         FIELD(decided_by_name, "who decided, \"\": by rule"),
         FIELD(statement_number, "statement that recharges it"), FIELD(holdings, "who held it when"),
         FIELD(findings, "what was found wrong"), FIELD(seats, "who is asked to approve"),
         FIELD(may_assess, "the reader may assess it"),
         FIELD(may_decide, "it is the reader's turn to approve"),
         FIELD(may_pay, "the reader's side owes the sender"), FIELD(missing, "what an open one waits for"))

/// What losses are judged by.
struct LossPolicy {
  base::Money approved_by_rule{rules::kApprovedByRule};
};

/// An item alone, or each item that a bag held. What is certain and small is approved at once, what can be
/// reckoned goes to approval, the rest waits for facts.
/// @errors item_at_stake_unknown, loss_exists, not_a_side, out_of_reach, approver_missing, those of
/// rules::assessed
base::Result<LossList> raise_loss(Act&, TermsBook const&, LossPolicy const&, RaiseLoss const&);
/// @errors loss_unknown, out_of_reach, not_a_side, approver_missing, those of rules::assessed
base::Result<LossView> assess_loss(Act&, TermsBook const&, LossPolicy const&, AssessLoss const&);
/// @errors loss_unknown, out_of_reach, loss_settled, reason_missing, those of the approval
base::Result<LossView> decide_loss(Act&, DecideLoss const&);
/// Only the contractor; it stands in its books. @errors those of rules::paid, day_ahead, what the books
/// refuse
base::Result<LossView> pay_loss(Act&, PayLoss const&);
/// Losses of what irregularities of a day found and decided. @returns how many were raised
std::int64_t raise_decided(Act&, TermsBook const&, LossPolicy const&, base::ServiceDate);

/// @errors out_of_reach
base::Result<LossList> list_losses(Look&, AskLosses const&);
/// @errors loss_unknown, out_of_reach
base::Result<LossView> view_loss(Look&, OneLoss const&);
/// @errors out_of_reach
base::Result<platform::http::File> export_losses(Look&, ExportLosses const&);

/// A loss that the hat may see. @errors loss_unknown, out_of_reach
base::Result<rules::Loss> get_loss_within(Tx&, platform::auth::Hat const&, rules::LossId);
LossView view_of(Tx&, platform::auth::Hat const&, rules::Loss const&);
LossRow row_of(Tx&, base::Region, rules::Loss const&);

inline std::string subject_of(rules::LossId id) { return "settlement/loss/" + std::to_string(id.value); }

}  // namespace settlement::service

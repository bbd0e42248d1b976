// Everything of one prospect on one page, and the funnel of all.
#pragma once
#include <string>
#include <vector>

#include "modules/agreement/service/position.h"
#include "modules/agreement/service/prospect_record.h"

namespace agreement::service {

struct AskProspect {
  rules::ProspectId prospect;
  std::string purpose;
};
DESCRIBE(AskProspect, "Which prospect.", FIELD(prospect, "which"),
         FIELD(purpose, "why phones are needed in clear; logged").longest(100).or_default())
struct PointView {
  rules::Point point;
  bool fulfilled{};
  std::string ticked_by_name;
  base::Instant ticked_at;
};
DESCRIBE(PointView, "A point of the checklist.", FIELD(point, "it"), FIELD(fulfilled, "or still open"),
         FIELD(ticked_by_name, "who said so"), FIELD(ticked_at, "when"))
struct StageView {
  rules::Stage stage;
  std::vector<PointView> points;
};
DESCRIBE(StageView, "A stage as the prospect stands to it.", FIELD(stage, "stage"),
         FIELD(points, "its checklist"))
struct FollowUpView {
  rules::FollowUp follow_up;
  std::string contact_name, talked_by_name;
};
DESCRIBE(FollowUpView, "A talk with names.", FIELD(follow_up, "it"), FIELD(contact_name, "with whom"),
         FIELD(talked_by_name, "who talked"))
struct OwnerChangeView {
  rules::OwnerChange change;
  std::string from_name, to_name, changed_by_name;
};
DESCRIBE(OwnerChangeView, "A change of the owner with names.", FIELD(change, "it"),
         FIELD(from_name, "who did"), FIELD(to_name, "who does"), FIELD(changed_by_name, "who changed it"))
struct MoveView {
  rules::StageMove move;
  std::string from_name, to_name, moved_by_name;
};
DESCRIBE(MoveView, "A move with names.", FIELD(move, "it"), FIELD(from_name, "stage before"),
         FIELD(to_name, "stage"), FIELD(moved_by_name, "who moved it"))
struct LetterView {
  rules::LetterId letter;
  std::string number, digest, made_by_name;
  base::Instant made_at;
};
DESCRIBE(LetterView, "A letter of intent.", FIELD(letter, "key"), FIELD(number, "number"),
         FIELD(digest, "SHA-256 of what it says"), FIELD(made_by_name, "who made it"), FIELD(made_at, "when"))
struct ProspectView {
  rules::Prospect prospect;
  std::string owner_name, created_by_name;
  std::vector<StageView> stages;
  std::vector<rules::Contact> contacts;
  std::vector<FollowUpView> follow_ups;
  std::vector<OwnerChangeView> owner_changes;
  std::vector<MoveView> moves;
  Matrix matrix;
  std::vector<LetterView> letters;
};
DESCRIBE(ProspectView, "Everything of a prospect.", FIELD(prospect, "it"),
         FIELD(owner_name, "who sees to it"), FIELD(created_by_name, "who registered it"),
         FIELD(stages, "stages in order, with their checklists"), FIELD(contacts, "people on the other side"),
         FIELD(follow_ups, "talks, newest first"), FIELD(owner_changes, "who saw to it when"),
         FIELD(moves, "how it came here"), FIELD(matrix, "both sides' positions"),
         FIELD(letters, "letters of intent, newest first"))

struct AskFunnel {
  base::ServiceDate first_day, last_day;
};
DESCRIBE(AskFunnel, "Of which prospects.", FIELD(first_day, "registered from").or_default(),
         FIELD(last_day, "registered until").or_default())
struct FunnelLine {
  rules::FunnelStep step;
  std::string stage_name;
};
DESCRIBE(FunnelLine, "A stage of the funnel.", FIELD(step, "figures"), FIELD(stage_name, "name"))
struct Funnel {
  std::vector<FunnelLine> items;
  std::int64_t n_open{}, n_won{}, n_lost{};
};
DESCRIBE(Funnel, "How prospects become agreements.", FIELD(items, "stages in order"),
         FIELD(n_open, "talks go on"), FIELD(n_won, "became an agreement"), FIELD(n_lost, "ended without"))

/// @errors prospect_unknown, talks_out_of_reach
base::Result<ProspectView> view_prospect(Look&, AskProspect const&);
/// The newest 500 prospects of one's side that were registered on those days.
/// @errors talks_out_of_reach
base::Result<Funnel> view_funnel(Look&, AskFunnel const&);

}  // namespace agreement::service

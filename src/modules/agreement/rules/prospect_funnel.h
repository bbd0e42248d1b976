// The conversion funnel 转化漏斗: how many prospects reached each stage, went on, and how long that took.
#pragma once
#include <span>
#include <vector>

#include "modules/agreement/rules/prospect.h"

namespace agreement::rules {

/// A prospect came into a stage; the first row of each is its registration.
struct StageMove {
  ProspectId prospect;
  std::int64_t seq{};
  StageId from_stage, to_stage;  ///< from 0: registered
  PersonId moved_by;
  base::Instant at;
  std::string reason;
};
DESCRIBE(StageMove, "A prospect came into a stage.", FIELD(prospect, "which"),
         FIELD(seq, "place in the order"), FIELD(from_stage, "stage before; 0 when it was registered"),
         FIELD(to_stage, "stage"), FIELD(moved_by, "who moved it"), FIELD(at, "when"),
         FIELD(reason, "why, when it went back"))

struct FunnelStep {
  StageId stage;
  std::int64_t n_reached{};   ///< ever stood in it
  std::int64_t n_passed{};    ///< went on to a later stage, or were won in it
  std::int64_t n_standing{};  ///< stand in it now
  std::int64_t n_lost{};      ///< ended in it without an agreement
  std::int64_t mean_hours{};  ///< from the first arrival to the first departure forward, of those that passed
  std::int64_t passed_bp{};   ///< passed of reached, 1/10,000
};
DESCRIBE(FunnelStep, "How a stage of the pipeline converts.", FIELD(stage, "stage"),
         FIELD(n_reached, "ever stood in it"), FIELD(n_passed, "went on, or were won in it"),
         FIELD(n_standing, "stand in it now"), FIELD(n_lost, "ended in it without an agreement"),
         FIELD(mean_hours, "mean hours until they went on"), FIELD(passed_bp, "passed of reached, 1/10,000"))

/// @param stages  in order
/// @param moves   of these prospects, each one's in order of time; those of others count for nothing
std::vector<FunnelStep> funnel_of(std::span<StageList const> stages, std::span<Prospect const>,
                                  std::span<StageMove const> moves);

}  // namespace agreement::rules

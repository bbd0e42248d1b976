// Stages of the pipeline 洽谈阶段 and the checklist of each: what must be so before a prospect goes on.
#pragma once
#include <string>
#include <vector>

#include "base/describe.h"
#include "base/result.h"
#include "modules/agreement/agreement.h"

namespace agreement::rules {

using StageId = base::Id<struct StageTag>;
using PointId = base::Id<struct PointTag>;

/// How it is known that a point of a checklist is fulfilled: somebody says so, or the records show it.
enum class Proof {
  ticked,      ///< by a person, whose name is kept
  contact,     ///< a contact of the partner is known
  follow_up,   ///< a talk was recorded
  conditions,  ///< at least one condition is written down
  positions,   ///< both sides have stated their position on every condition
  letter,      ///< a letter of intent was generated
};
DESCRIBE_ENUM(Proof, "How a point of a checklist is known to be fulfilled.", "ticked", "contact", "follow_up",
              "conditions", "positions", "letter")

struct Stage {
  StageId id;
  std::int64_t seq{};
  std::string name;
  bool retired{};  ///< prospects that stand in it may still leave it
  std::int64_t version{1};
};
DESCRIBE(Stage, "A stage of the pipeline.", FIELD(id, "key").or_default(),
         FIELD(seq, "place in the order").at_least(0).at_most(99).or_default(),
         FIELD(name, "name").longest(30).or_default(), FIELD(retired, "no longer used").or_default(),
         FIELD(version, "version that was seen; grows with every change").or_default())

struct Point {
  PointId id;
  StageId stage;
  std::int64_t seq{};
  std::string name;
  Proof proof{};
};
DESCRIBE(Point, "A point of a stage's checklist.", FIELD(id, "key; absent in a new one").or_default(),
         FIELD(stage, "stage").or_default(), FIELD(seq, "place in the order").or_default(),
         FIELD(name, "what must be so").longest(80).or_default(),
         FIELD(proof, "how it is known").or_default())

/// A stage with its checklist in order.
struct StageList {
  Stage stage;
  std::vector<Point> points;
};
DESCRIBE(StageList, "A stage with its checklist.", FIELD(stage, "stage"),
         FIELD(points, "checklist in order").longest(30))

/// @errors stage_name_missing, checklist_empty, point_name_missing
base::Outcome check_stage(StageList const&);

/// The pipeline that a county begins with, from the first clue to the letter of intent.
std::vector<StageList> usual_stages();

}  // namespace agreement::rules

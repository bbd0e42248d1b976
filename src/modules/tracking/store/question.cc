// SQL over tracking_question.
#include "modules/tracking/store/question.h"

#include "modules/tracking/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace tracking::store {
namespace {

std::string const kSelect = "SELECT " + platform::db::columns_of<Question>() + " FROM tracking_question";

}  // namespace

void insert_question(Tx& tx, base::Region region, Question const& q) { tx.insert("tracking_question", region, q); }

base::Outcome save_question(Tx& tx, base::Region region, Question const& q) {
  if (!platform::db::update_object(tx, "tracking_question", region, q)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Question> get_question(Tx& tx, base::Region region, QuestionId id) {
  static std::string const sql = kSelect + " WHERE region = $1 AND id = $2";
  if (auto q = tx.find<Question>(sql, {region, id})) return *std::move(q);
  return refusal::question_unknown;
}

std::vector<Question> list_in_state(Tx& tx, base::Region region, QuestionState state) {
  static std::string const sql = kSelect + " WHERE region = $1 AND state = $2 ORDER BY id LIMIT 100";
  return tx.list<Question>(sql, {region, std::string{base::to_name(state)}});
}

std::vector<Question> list_questions(Tx& tx, base::Region region, QuestionFilter const& f) {
  platform::db::Filter q{kSelect, region};
  q.equal("state", f.state);
  if (f.after) q.add("id < ?", f.after);
  return platform::db::list<Question>(tx, q.order("id DESC", f.limit));
}

}  // namespace tracking::store

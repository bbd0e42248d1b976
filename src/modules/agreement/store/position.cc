// SQL over agreement_condition, agreement_position and agreement_letter.
#include "modules/agreement/store/position.h"

#include "modules/agreement/rules/refusals.h"
#include "platform/db/object.h"

namespace agreement::store {
namespace {

using rules::Condition;
using rules::Letter;
using rules::Position;

template <typename T>
std::string select_of(char const* table) {
  return "SELECT " + platform::db::columns_of<T>() + " FROM " + table +
         " WHERE region = $1 AND prospect = $2";
}
std::string const kConditions = select_of<Condition>("agreement_condition");
std::string const kPositions = select_of<Position>("agreement_position");
std::string const kLetters = select_of<Letter>("agreement_letter");

}  // namespace

void insert_condition(Tx& tx, base::Region region, Condition const& c) {
  tx.insert("agreement_condition", region, c);
}

base::Outcome save_condition(Tx& tx, base::Region region, Condition const& c) {
  if (!platform::db::update_object(tx, "agreement_condition", region, c)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Condition> get_condition(Tx& tx, base::Region region, rules::ProspectId prospect,
                                      rules::ConditionId id) {
  static std::string const sql = kConditions + " AND id = $3";
  if (auto c = tx.find<Condition>(sql, {region, prospect, id})) return *std::move(c);
  return refusal::condition_unknown;
}

std::vector<Condition> list_conditions(Tx& tx, base::Region region, rules::ProspectId prospect) {
  static std::string const sql = kConditions + " ORDER BY seq, id LIMIT 500";
  return tx.list<Condition>(sql, {region, prospect});
}

void insert_position(Tx& tx, base::Region region, Position const& p) {
  tx.insert("agreement_position", region, p);
}

std::vector<Position> list_positions(Tx& tx, base::Region region, rules::ProspectId prospect) {
  static std::string const sql = kPositions + " ORDER BY id LIMIT 5000";
  return tx.list<Position>(sql, {region, prospect});
}

void insert_letter(Tx& tx, base::Region region, Letter const& l) { tx.insert("agreement_letter", region, l); }

base::Result<Letter> get_letter(Tx& tx, base::Region region, rules::ProspectId prospect, rules::LetterId id) {
  static std::string const sql = kLetters + " AND id = $3";
  if (auto l = tx.find<Letter>(sql, {region, prospect, id})) return *std::move(l);
  return refusal::letter_unknown;
}

std::vector<Letter> list_letters(Tx& tx, base::Region region, rules::ProspectId prospect) {
  static std::string const sql = kLetters + " ORDER BY id DESC LIMIT 100";
  return tx.list<Letter>(sql, {region, prospect});
}

std::int64_t count_letters(Tx& tx, base::Region region, std::string const& beginning) {
  return tx
      .find_integer("SELECT count(*) FROM agreement_letter WHERE region = $1 AND number LIKE $2 || '%'",
                    {region, beginning})
      .value_or(0);
}

}  // namespace agreement::store

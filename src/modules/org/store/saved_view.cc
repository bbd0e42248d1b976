// SQL of saved views.
#include "modules/org/store/saved_view.h"

#include "platform/db/object.h"

namespace org::store {
namespace {

std::string const kSavedView =
    "SELECT " + platform::db::columns_of<SavedView>() + " FROM org_saved_view WHERE region = $1";

}  // namespace

void put_saved_view(Tx& tx, base::Region region, SavedView const& v) {
  tx.execute(
      "INSERT INTO org_saved_view (region, id, person, organisation, screen, name, query, is_shared, "
      "is_default, is_layout)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (region, id) DO UPDATE SET organisation = "
      "excluded.organisation, query = excluded.query, is_shared = excluded.is_shared, is_default = "
      "excluded.is_default",
      {region, v.id, v.person, v.organisation, v.screen, v.name, v.query, v.is_shared, v.is_default, v.is_layout});
}

std::optional<SavedView> find_saved_view(Tx& tx, base::Region region, SavedView const& like) {
  static std::string const sql = kSavedView + " AND person = $2 AND screen = $3 AND is_layout = $4 AND name = $5";
  return tx.find<SavedView>(sql, {region, like.person, like.screen, like.is_layout, like.name});
}

std::optional<SavedView> find_saved_view(Tx& tx, base::Region region, SavedViewId id) {
  static std::string const sql = kSavedView + " AND id = $2";
  return tx.find<SavedView>(sql, {region, id});
}

void end_default(Tx& tx, base::Region region, PersonId person, std::string const& screen) {
  tx.execute("UPDATE org_saved_view SET is_default = 0 WHERE region = $1 AND person = $2 AND screen = $3",
             {region, person, screen});
}

std::vector<SavedView> list_saved_views(Tx& tx, base::Region region, PersonId person,
                                        OrganisationId organisation, std::string const& screen) {
  static std::string const sql =
      kSavedView +
      " AND screen = $2 AND (person = $3 OR (organisation = $4 AND is_shared = 1)) ORDER BY id LIMIT 100";
  return tx.list<SavedView>(sql, {region, screen, person, organisation});
}

void drop_saved_view(Tx& tx, base::Region region, SavedViewId id) {
  tx.execute("DELETE FROM org_saved_view WHERE region = $1 AND id = $2", {region, id});
}

}  // namespace org::store

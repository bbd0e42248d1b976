// SQL over agreement_interface.
#include "modules/agreement/store/interface.h"

#include <algorithm>

#include "modules/agreement/rules/refusals.h"
#include "platform/db/object.h"

namespace agreement::store {
namespace {

using rules::Interface;

std::string const kSelect =
    "SELECT " + platform::db::columns_of<Interface>() + " FROM agreement_interface WHERE region = $1";

}  // namespace

void insert_interface(Tx& tx, base::Region region, Interface const& i) {
  tx.insert("agreement_interface", region, i);
}

base::Outcome save_interface(Tx& tx, base::Region region, Interface const& i) {
  if (!platform::db::update_object(tx, "agreement_interface", region, i)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Interface> get_interface(Tx& tx, base::Region region, rules::InterfaceId id) {
  static std::string const sql = kSelect + " AND id = $2";
  if (auto i = tx.find<Interface>(sql, {region, id})) return *std::move(i);
  return refusal::interface_unknown;
}

std::vector<Interface> list_interfaces(Tx& tx, base::Region region) {
  static std::string const sql = kSelect + " ORDER BY seq, code LIMIT 500";
  auto out = tx.list<Interface>(sql, {region});
  std::ranges::stable_sort(out, {}, &Interface::step);  // the order of the process is that of the enumeration
  return out;
}

}  // namespace agreement::store

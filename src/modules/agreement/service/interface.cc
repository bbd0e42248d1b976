// The catalogue is the county's: procedures of one side are duties of the other.
#include "modules/agreement/service/interface.h"

#include <algorithm>

#include "modules/agreement/rules/refusals.h"
#include "modules/agreement/store/interface.h"

namespace agreement::service {
namespace {

using rules::Interface;

std::string subject_of(Interface const& i) { return "agreement/interface/" + std::to_string(i.id.value); }

/// @errors interface_code_taken
base::Outcome check_code(Act& act, Interface const& i) {
  auto const all = store::list_interfaces(act.tx, act.region);
  auto const taken = [&](Interface const& other) { return other.code == i.code && other.id != i.id; };
  if (std::ranges::any_of(all, taken)) return base::refuse(refusal::interface_code_taken, i.code, "/code");
  return base::Done{};
}

}  // namespace

base::Result<InterfaceList> list_interfaces(Look& look, AskInterfaces const& ask) {
  InterfaceList out{store::list_interfaces(look.tx, look.region)};
  if (!ask.with_retired) std::erase_if(out.items, [](Interface const& i) { return i.retired; });
  return out;
}

base::Result<Interface> save_interface(Act& act, Interface const& request) {
  if (!act.hat.covers({})) return refusal::stages_out_of_reach;
  TRY(rules::check_interface(request));
  TRY(check_code(act, request));
  auto i = request;
  Interface before;
  if (i.id) {
    before = TRY(store::get_interface(act.tx, act.region, i.id));
    ++i.version;
    TRY(store::save_interface(act.tx, act.region, i));
  } else {
    i.id = act.make_id<rules::InterfaceId>();
    i.version = 1;
    store::insert_interface(act.tx, act.region, i);
  }
  act.audit("agreement.save_interface", subject_of(i), before.id ? &before : nullptr, &i);
  return i;
}

bool begin_with_usual_interfaces(Tx& tx, base::Region region, base::Instant now) {
  if (!store::list_interfaces(tx, region).empty()) return false;
  for (auto i : rules::usual_interfaces()) {
    i.id = {base::ids_of_thread().next(now.ms)};
    store::insert_interface(tx, region, i);
  }
  return true;
}

}  // namespace agreement::service

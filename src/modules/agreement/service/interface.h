// Use cases of the catalogue of interfaces 业务对接点.
#pragma once
#include <vector>

#include "modules/agreement/rules/interface.h"
#include "platform/command/act.h"

namespace agreement::service {

using platform::command::Act;
using platform::command::Look;

struct AskInterfaces {
  bool with_retired{};
};
DESCRIBE(AskInterfaces, "Which interfaces.", FIELD(with_retired, "also those no longer used").or_default())
struct InterfaceList {
  std::vector<rules::Interface> items;
};
DESCRIBE(InterfaceList, "The catalogue in the order of the process.", FIELD(items, "hand-over points"))

/// Both sides read the same catalogue.
base::Result<InterfaceList> list_interfaces(Look&, AskInterfaces const&);
/// A new one without `id`; else the one that is there, by the version that was seen.
/// @errors stages_out_of_reach, interface_unknown, changed_meanwhile, interface_code_taken, and those of
/// check_interface
base::Result<rules::Interface> save_interface(Act&, rules::Interface const&);
/// Gives a county without a catalogue the usual one. @returns false when it has one
bool begin_with_usual_interfaces(Tx&, base::Region, base::Instant now);

}  // namespace agreement::service

// Rows of the catalogue of interfaces.
#pragma once
#include <vector>

#include "modules/agreement/rules/interface.h"

namespace agreement::store {

void insert_interface(Tx&, base::Region, rules::Interface const&);
/// @errors changed_meanwhile
base::Outcome save_interface(Tx&, base::Region, rules::Interface const&);
/// @errors interface_unknown
base::Result<rules::Interface> get_interface(Tx&, base::Region, rules::InterfaceId);
/// By place in the process; at most 500.
std::vector<rules::Interface> list_interfaces(Tx&, base::Region);

}  // namespace agreement::store

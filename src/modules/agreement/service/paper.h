// The paper of a version: what is sealed.
#pragma once
#include <string>

#include "modules/agreement/service/changing.h"

namespace agreement::service {

/// The field of the paper that a party's seal fills.
std::string seal_field(Party);

/// A4, Chinese, every clause: tables as tables, free text as text; with an empty field for each party's seal.
/// @returns the bytes of a PDF
/// @cost some 50 ms
std::string render_paper(Tx&, base::Region, Held const&);

}  // namespace agreement::service

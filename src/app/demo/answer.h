// What the demo reads of answers: no more than it needs.
#pragma once
#include <string>

#include "base/describe.h"
#include "base/ids.h"
#include "platform/json/json.h"

namespace app::demo {

/// A key of anything.
using Key = base::Id<struct AnyTag>;

/// Something that a command made.
struct Made {
  Key id;
};
DESCRIBE(Made, "Something made.", FIELD(id, "key"))

/// An answer as a struct that names only what is wanted of it: what else it holds is no fault.
template <typename T>
T read_answer(std::string const& json) {
  T out;
  platform::json::decode(json, out);
  return out;
}

}  // namespace app::demo

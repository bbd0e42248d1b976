// What an approval came to, as the record that it is about takes it.
#pragma once
#include <string>

#include "base/time.h"
#include "modules/cost/cost.h"

namespace cost::rules {

/// Asked for (again), sent back to who asked, agreed to by all, taken back.
enum class Ruling { asked, returned, approved, withdrawn };

struct Ruled {
  Ruling ruling{};
  PersonId by;  ///< whose act it was
  base::Instant at;
  std::string note;
};

}  // namespace cost::rules

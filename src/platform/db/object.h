// Whole described structs in SQL: their column list, and the compare-and-set that changes one row.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/describe.h"
#include "platform/db/database.h"

namespace platform::db {

/// "id, number, state": the fields of a described struct as columns, in order, each with `prefix` before it.
std::string columns_of(base::Type const&, std::string_view prefix = {});
template <typename T>
std::string columns_of(std::string_view prefix = {}) {
  return columns_of(base::type_of<T>(), prefix);
}

/// The fields of an object as parameters, in order. Texts are not copied: the object outlives their use.
/// Lists and objects have rows of their own (assert).
std::vector<Param> params_of(base::Type const&, void const* object);

/// Writes every field of the object into the row (region, id) if its stored version is still `object.version - 1`.
/// @returns false when somebody else changed the row meanwhile
bool update_object(Tx&, std::string_view table, base::Region, base::Type const&, void const* object);
template <typename T>
bool update_object(Tx& tx, std::string_view table, base::Region region, T const& object) {
  return update_object(tx, table, region, base::type_of<T>(), &object);
}

}  // namespace platform::db

// Who acts: a person in one of the roles they hold, with what that role may do and see.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/describe.h"
#include "base/ids.h"

namespace platform::auth {

using PersonId = base::Id<struct PersonTag>;
using HatId = base::Id<struct HatTag>;
using OrganisationId = base::Id<struct OrganisationTag>;
using UnitId = base::Id<struct UnitTag>;
using NodeId = base::Id<struct NodeTag>;

/// How far a hat sees: the whole cooperation, its organisation, its unit and those below, listed nodes, or
/// own acts only.
enum class Reach { region, organisation, unit, node, own };
DESCRIBE_ENUM(Reach, "How far a hat sees.", "region", "organisation", "unit", "node", "own")

/// A person in one post of one organisation: 岗位 with its data scope. Every act is stamped with it.
struct Hat {
  HatId id;
  base::Region region;
  PersonId person;
  std::string person_name;
  OrganisationId organisation;
  UnitId unit;
  std::string post;  ///< code of the post, "station_clerk"
  Reach reach{Reach::own};
  std::vector<NodeId> nodes;  ///< where a hat with reach `node` works; its home nodes otherwise
  std::set<std::string, std::less<>> permissions;

  bool may(std::string_view permission) const { return permissions.contains(permission); }
  /// True when the hat's reach covers the node (unit and wider reach cover what their organisation serves).
  bool covers(NodeId) const;
};

/// A right that a route asks for. Declared by modules, granted through roles.
struct Permission {
  char const* code;  ///< "mail.seal_bag"
  char const* zh;
  char const* en;
};

}  // namespace platform::auth

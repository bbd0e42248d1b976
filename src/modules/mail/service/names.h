// Names behind keys, each looked up once: for lists and papers that people read.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "modules/mail/service/desk.h"

namespace mail::service {

struct PersonName {
  PersonId person;
  std::string name;
};
DESCRIBE(PersonName, "A name behind a key.", FIELD(person, "who"), FIELD(name, "name"))
/// Those that are known, in order of key. Staff only: whoever sees a custody sees who answers for it.
std::vector<PersonName> name_people(platform::db::Tx&, base::Region, std::set<PersonId> const&);

/// Lives as long as one read.
class Names {
 public:
  explicit Names(Look& look) : look_{look} {}
  /// "" of no node, and of one that is unknown.
  std::string const& of(NodeId);
  std::string const& of(PersonId);
  std::string const& of(OrganisationId);

 private:
  Look& look_;
  std::map<NodeId, std::string> nodes_;
  std::map<PersonId, std::string> people_;
  std::map<OrganisationId, std::string> organisations_;
};

}  // namespace mail::service

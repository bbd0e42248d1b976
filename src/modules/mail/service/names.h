// Names behind keys, each looked up once: for lists and papers that people read.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "modules/mail/service/desk.h"
#include "modules/network/face/names.h"
#include "modules/org/face/names.h"

namespace mail::service {

struct PersonName {
  PersonId person;
  std::string name;
};
DESCRIBE(PersonName, "A name behind a key.", FIELD(person, "who"), FIELD(name, "name"))
/// Those that are known, in order of key. Staff only: whoever sees a custody sees who answers for it.
std::vector<PersonName> name_people(platform::db::Tx&, base::Region, std::set<PersonId> const&);

/// Those of people, organisations and nodes. Lives as long as one read.
class Names : public org::Names, public network::NodeNames {
 public:
  Names(Tx& tx, base::Region region) : org::Names{tx, region}, network::NodeNames{tx, region} {}
  using network::NodeNames::of;
  using org::Names::of;
};

}  // namespace mail::service

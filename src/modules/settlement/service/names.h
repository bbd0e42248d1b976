// Names of organisations and people, each looked up once.
#pragma once
#include <map>
#include <string>

#include "modules/org/org.h"

namespace settlement::service {

class Names {
 public:
  Names(org::Tx& tx, base::Region region) : tx_{tx}, region_{region} {}
  /// The short name; "" of nobody.
  std::string const& of(org::OrganisationId);
  std::string const& of(org::PersonId);

 private:
  org::Tx& tx_;
  base::Region region_;
  std::map<org::OrganisationId, std::string> organisations_;
  std::map<org::PersonId, std::string> people_;
};

}  // namespace settlement::service

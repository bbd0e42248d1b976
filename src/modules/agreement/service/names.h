// Names behind keys, each looked up once.
#pragma once
#include <map>
#include <string>

#include "modules/agreement/agreement.h"

namespace agreement::service {

/// Lives as long as one read.
class Names {
 public:
  Names(Tx& tx, base::Region region) : tx_{tx}, region_{region} {}
  /// "" of none, and of one that is unknown.
  std::string const& of(PersonId);
  std::string const& of(OrganisationId);

 private:
  Tx& tx_;
  base::Region region_;
  std::map<PersonId, std::string> people_;
  std::map<OrganisationId, std::string> organisations_;
};

}  // namespace agreement::service

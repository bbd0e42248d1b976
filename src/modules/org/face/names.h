// Names behind keys of org, each looked up once: for lists and papers that people read.
#pragma once
#include <cstdint>
#include <map>
#include <string>

#include "modules/org/org.h"

namespace org {

/// How organisations are called: as in lists, or as on papers.
enum class NameForm : std::uint8_t { shortened, full };

/// Lives as long as one read.
class Names {
 public:
  Names(Tx& tx, base::Region region, NameForm form = NameForm::shortened)
      : tx_{tx}, region_{region}, form_{form} {}
  /// "" of none, and of one that is unknown.
  std::string const& of(PersonId);
  std::string const& of(OrganisationId);

 private:
  Tx& tx_;
  base::Region region_;
  NameForm form_;
  std::map<PersonId, std::string> people_;
  std::map<OrganisationId, std::string> organisations_;
};

}  // namespace org

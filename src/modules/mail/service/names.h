// Names behind keys, each looked up once: for lists and papers that people read.
#pragma once
#include <map>
#include <string>

#include "modules/mail/service/desk.h"

namespace mail::service {

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

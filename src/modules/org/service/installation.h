// The first organisations and people of an empty installation.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/org/service/organisation.h"
#include "modules/org/service/posts.h"

namespace org::service {

/// What an empty installation begins with.
struct FirstStart {
  std::string transport_name, post_name;
};
/// A first administrator; the password is for printing once.
struct FirstAdmin {
  std::string login, post_name, one_time_password;
};

/// The two organisations and the three administrators 三员: one who sets up, one who confirms powerful posts,
/// one who reads the audit book. @errors installation_begun, login_taken
base::Result<std::vector<FirstAdmin>> begin_installation(Act&, FirstStart const&);

/// `yidao begin TRANSPORT POST`: prints the administrators' one-time passwords. @returns the exit code
int begin_from_command_line(platform::db::Database&, base::Region, base::Instant now, FirstStart const&);

}  // namespace org::service

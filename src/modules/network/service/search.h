// Finding nodes and lines by name, code or pinyin initials.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/command/act.h"

namespace network::service {

struct Found {
  std::string kind, id, title, subtitle, path;
};
/// At most 8: names that begin with the text before those that hold it.
std::vector<Found> search(platform::command::Look&, std::string_view text);

}  // namespace network::service

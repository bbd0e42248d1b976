// One client for the process.
#include "modules/network/service/table_service.h"

#include <memory>
#include <stdexcept>

#include "platform/osrm/client.h"

namespace network::service {
namespace {

std::shared_ptr<platform::osrm::Client>& client() {
  static std::shared_ptr<platform::osrm::Client> client;
  return client;
}

}  // namespace

void use_table_service(std::string const& url) {
  if (url.empty()) return client().reset();
  try {
    client() = std::make_shared<platform::osrm::Client>(platform::net::parse_address(url));
  } catch (std::runtime_error const& e) {
    throw std::runtime_error{std::string{"network.osrm_url: "} + e.what()};
  }
}

bool has_table_service() { return client() != nullptr; }

std::string table_service_fault() { return client() ? client()->fault() : std::string{}; }

std::optional<platform::osrm::Table> ask_table_service(std::span<base::Position const> places) {
  return client() && places.size() > 1 ? client()->table(places) : std::nullopt;
}

}  // namespace network::service

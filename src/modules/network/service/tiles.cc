// One source for the process.
#include "modules/network/service/tiles.h"

#include <stdexcept>
#include <utility>

namespace network::service {
namespace {

Tiles& source() {
  static Tiles source;
  return source;
}

}  // namespace

void use_tiles(Tiles tiles) {
  for (char const* const place : {"{z}", "{x}", "{y}"})
    if (!tiles.url.empty() && tiles.url.find(place) == std::string::npos)
      throw std::runtime_error{std::string{"network.tiles_url: wants "} + place + " in \"" + tiles.url + '"'};
  source() = std::move(tiles);
}

Tiles const& tiles() { return source(); }

}  // namespace network::service

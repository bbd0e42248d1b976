// What is wrong with a source of tiles.
#include "modules/network/service/tiles.h"

#include <stdexcept>

namespace network::service {

Tiles checked(Tiles tiles) {
  for (char const* const place : {"{z}", "{x}", "{y}"})
    if (!tiles.url.empty() && tiles.url.find(place) == std::string::npos)
      throw std::runtime_error{std::string{"network.tiles_url: wants "} + place + " in \"" + tiles.url + '"'};
  return tiles;
}

}  // namespace network::service

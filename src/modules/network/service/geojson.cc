// Numbers and texts of GeoJSON.
#include "modules/network/service/geojson.h"

#include <cstdio>

#include "platform/json/json.h"

namespace network::service {

void append_position(std::string& out, std::int32_t lat_e7, std::int32_t lon_e7) {
  char text[48];
  std::snprintf(text, sizeof text, "[%.7f,%.7f]", lon_e7 / 1e7, lat_e7 / 1e7);
  out += text;
}

void append_place(std::string& out, std::int32_t lat_e7, std::int32_t lon_e7) {
  char text[40];
  std::snprintf(text, sizeof text, "[%.5f,%.5f]", lon_e7 / 1e7, lat_e7 / 1e7);
  out += text;
}

void append_text(std::string& out, char const* name, std::string_view value) {
  out += ",\"";
  out += name;
  out += "\":";
  platform::json::append_quoted(out, value);
}

}  // namespace network::service

// GeoJSON (RFC 7946), written piece by piece.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/describe.h"

namespace network::service {

/// "[102.1234567,25.1234567]": longitude first, as GeoJSON wants it.
void append_position(std::string& out, std::int32_t lat_e7, std::int32_t lon_e7);
/// "[102.12345,25.12345]": to a metre, for what is only drawn.
void append_place(std::string& out, std::int32_t lat_e7, std::int32_t lon_e7);
/// `,"name":"value"`.
void append_text(std::string& out, char const* name, std::string_view value);

/// A FeatureCollection.
class Collection {
 public:
  /// Where the next feature is to be written.
  std::string& next() {
    if (n_++) out_ += ',';
    return out_;
  }
  base::Json finish() && { return {std::move(out_) + "]}"}; }

 private:
  std::string out_{R"({"type":"FeatureCollection","features":[)"};
  std::size_t n_{};
};

}  // namespace network::service

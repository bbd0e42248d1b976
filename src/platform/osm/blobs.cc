// Frames and packing of a PBF file.
#include "platform/osm/blobs.h"

#include <osmpbf/fileformat.pb.h>
#include <zlib.h>

#include <cstdint>

namespace platform::osm {
namespace {

constexpr std::size_t kHeaderMax = 64 << 10, kBlobMax = 32 << 20;

class Frames {
 public:
  explicit Frames(std::string_view rest) : rest_{rest} {}

  bool at_end() const { return rest_.empty(); }

  /// False when the file ends within a frame.
  bool next(OSMPBF::BlobHeader& header, OSMPBF::Blob& blob) {
    if (rest_.size() < 4) return false;
    std::size_t size = 0;
    for (auto const byte : rest_.substr(0, 4)) size = size << 8 | static_cast<std::uint8_t>(byte);
    rest_.remove_prefix(4);
    return size <= kHeaderMax && read(header, size) && header.datasize() >= 0 &&
           read(blob, static_cast<std::size_t>(header.datasize()));
  }

 private:
  template <typename Message>
  bool read(Message& message, std::size_t size) {
    if (size > rest_.size() || size > kBlobMax + kHeaderMax) return false;
    auto const bytes = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
  }

  std::string_view rest_;
};

base::Result<std::string> unpack(OSMPBF::Blob const& blob) {
  if (blob.has_raw()) return blob.raw();
  if (!blob.has_zlib_data()) return refusal::map_packing_unknown;
  auto const size = static_cast<std::size_t>(blob.raw_size());
  if (blob.raw_size() < 0 || size > kBlobMax) return refusal::map_malformed;
  std::string out(size, '\0');
  uLongf written = size;
  auto const& packed = blob.zlib_data();
  auto const status = uncompress(reinterpret_cast<Bytef*>(out.data()), &written,
                                 reinterpret_cast<Bytef const*>(packed.data()), packed.size());
  if (status != Z_OK || written != size) return refusal::map_malformed;
  return out;
}

}  // namespace

base::Outcome each_blob(std::string_view pbf, std::function<bool(std::string_view)> const& take) {
  Frames frames{pbf};
  while (!frames.at_end()) {
    OSMPBF::BlobHeader header;
    OSMPBF::Blob blob;
    if (!frames.next(header, blob)) return refusal::map_malformed;
    if (header.type() != "OSMData") continue;
    if (!take(TRY(unpack(blob)))) return refusal::map_malformed;
  }
  return base::Done{};
}

}  // namespace platform::osm

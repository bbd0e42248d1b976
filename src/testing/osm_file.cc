// The block and its frames in the format's own messages.
#include "testing/osm_file.h"

#include <osmpbf/fileformat.pb.h>
#include <osmpbf/osmformat.pb.h>
#include <zlib.h>

#include <map>

namespace testing_support {

/// The block that a file's nodes and ways make.
class OsmBlock {
 public:
  explicit OsmBlock(OsmFile const& file) : group_{*block_.add_primitivegroup()} {
    text("");
    for (auto const& node : file.nodes_) add(node);
    for (auto const& way : file.ways_) add(way);
    for (auto const& relation : file.relations_) add(relation);
  }
  std::string bytes() const { return block_.SerializeAsString(); }

 private:
  void add(OsmFile::Node const& node) {
    auto const lat = node.lat_milli * std::int64_t{10'000}, lon = node.lon_milli * std::int64_t{10'000};
    auto* const dense = group_.mutable_dense();
    dense->add_id(node.number - last_[0]);
    dense->add_lat(lat - last_[1]);
    dense->add_lon(lon - last_[2]);
    last_[0] = node.number, last_[1] = lat, last_[2] = lon;
    for (auto const& [key, value] : node.tags) {
      dense->add_keys_vals(static_cast<std::int32_t>(text(key)));
      dense->add_keys_vals(static_cast<std::int32_t>(text(value)));
    }
    dense->add_keys_vals(0);
  }
  void add(OsmFile::Way const& way) {
    auto* const out = group_.add_ways();
    out->set_id(group_.ways_size());
    std::int64_t last = 0;
    for (auto const node : way.nodes) out->add_refs(node - last), last = node;
    for (auto const& [key, value] : way.tags) out->add_keys(text(key)), out->add_vals(text(value));
  }
  void add(OsmFile::Relation const& relation) {
    auto* const out = group_.add_relations();
    out->set_id(group_.relations_size());
    std::int64_t last = 0;
    for (auto const& member : relation.members) {
      out->add_memids(member.way - last), last = member.way;
      out->add_types(OSMPBF::Relation::WAY);
      out->add_roles_sid(static_cast<std::int32_t>(text(member.role)));
    }
    for (auto const& [key, value] : relation.tags) out->add_keys(text(key)), out->add_vals(text(value));
  }
  std::uint32_t text(std::string const& value) {
    auto& texts = *block_.mutable_stringtable();
    auto const [at, is_new] = text_at_.emplace(value, texts.s_size());
    if (is_new) texts.add_s(value);
    return at->second;
  }

  OSMPBF::PrimitiveBlock block_;
  OSMPBF::PrimitiveGroup& group_;
  std::map<std::string, std::uint32_t> text_at_;
  std::int64_t last_[3]{};
};

namespace {

std::string zlib_packed(std::string const& content) {
  auto size = compressBound(content.size());
  std::string packed(size, '\0');
  compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<Bytef const*>(content.data()),
           content.size());
  packed.resize(size);
  return packed;
}

std::string frame(char const* type, std::string const& content, OsmFile::Packing packing) {
  OSMPBF::Blob blob;
  switch (packing) {
    case OsmFile::Packing::raw:
      blob.set_raw(content);
      break;
    case OsmFile::Packing::lzma:
      blob.set_lzma_data(content);
      break;
    case OsmFile::Packing::zlib:
      blob.set_zlib_data(zlib_packed(content));
      blob.set_raw_size(static_cast<int>(content.size()));
  }
  OSMPBF::BlobHeader header;
  header.set_type(type);
  header.set_datasize(static_cast<int>(blob.ByteSizeLong()));
  auto const head = header.SerializeAsString();
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(head.size() >> shift & 0xff);
  return out + head + blob.SerializeAsString();
}

}  // namespace

std::string OsmFile::bytes(Packing packing) const {
  return frame("OSMHeader", "", Packing::raw) + frame("OSMData", OsmBlock{*this}.bytes(), packing);
}

}  // namespace testing_support

// Writes small OpenStreetMap PBF files for tests.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace testing_support {

/// Nodes at whole thousandths of a degree, ways over them and relations of ways, one block after a header.
class OsmFile {
 public:
  enum class Packing { raw, zlib, lzma };
  using Tags = std::vector<std::pair<std::string, std::string>>;

  void node(std::int64_t number, int lat_milli, int lon_milli, Tags tags = {}) {
    nodes_.push_back({number, lat_milli, lon_milli, std::move(tags)});
  }
  void way(std::vector<std::int64_t> nodes, Tags tags) {
    ways_.push_back({std::move(nodes), std::move(tags)});
  }
  struct Member {
    std::int64_t way;  ///< ways are numbered from 1 in the order in which they are added
    std::string role;
  };
  void relation(std::vector<Member> members, Tags tags) { relations_.push_back({std::move(members), std::move(tags)}); }
  /// @param packing  lzma: named as such, not really packed
  std::string bytes(Packing packing = Packing::zlib) const;

 private:
  friend class OsmBlock;
  struct Node {
    std::int64_t number;
    int lat_milli, lon_milli;
    Tags tags;
  };
  struct Way {
    std::vector<std::int64_t> nodes;
    Tags tags;
  };
  struct Relation {
    std::vector<Member> members;
    Tags tags;
  };
  std::vector<Node> nodes_;
  std::vector<Way> ways_;
  std::vector<Relation> relations_;
};

}  // namespace testing_support

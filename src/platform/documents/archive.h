// Reads and writes zip archives in memory.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace platform::documents {

/// File names with their bytes.
using Archive = std::map<std::string, std::string, std::less<>>;

struct ArchiveLimits {
  std::size_t files_max{200};
  std::size_t bytes_max{512u << 20};  ///< unpacked, of all files together: a zip bomb stops here
};

enum class ArchiveState { good, no_archive, too_large };

/// Unpacks the files of an archive. Folders are dropped from the names ("feed/stops.txt" → "stops.txt"), so that an
/// archive of a folder reads like the folder; encrypted entries make it `no_archive`.
ArchiveState read_archive(std::string_view bytes, Archive& out, ArchiveLimits const& = {});

/// Packs files; equal files give equal bytes (entries carry no time of day).
/// @throws std::runtime_error when memory ends
std::string write_archive(Archive const&);

}  // namespace platform::documents

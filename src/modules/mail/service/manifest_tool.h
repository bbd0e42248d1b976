// `yidao import manifest`: a manifest from the machine's own disk.
#pragma once
#include <functional>
#include <string>

#include "base/ids.h"
#include "base/time.h"
#include "platform/db/database.h"

namespace mail::service {

/// A file, and the node (place code, office code or GLN) where its items will come in.
struct ManifestFile {
  std::string path;
  std::string node_code;
};

/// Stores the good rows and prints counts and every fault, in Chinese and English. The file's name is the
/// number of the manifest; the same file again finds its items known.
/// @returns the exit code: 0 all rows stored, 1 refused or with faulty rows
int import_from_disk(platform::db::Database&, base::Region, std::function<base::Instant()> clock,
                     ManifestFile const&);

}  // namespace mail::service

// Copies of a SQLite database made at intervals, and which of them are kept.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/time.h"

namespace platform::app {

struct BackupPlan {
  std::string folder;         ///< "" = data_dir/backup; another disk is better
  std::int64_t every_s{60};   ///< so much work may be lost with the disk; 0 = never
  std::int64_t newest{5};     ///< copies kept, and besides
  std::int64_t days{7};       ///< the last copy of each of so many days
};

/// Makes copies on a thread of its own until it goes. None while nothing changes, none that would fill the disk, and
/// copying takes at most half of the time, so that copies of a large database are further apart than `every_s`.
class Backups {
 public:
  /// @param data_dir  where yidao.db lies
  Backups(std::string data_dir, BackupPlan, std::function<base::Instant()> clock);
  /// Breaks off a copy that is being made.
  ~Backups();

 private:
  class Loop;
  std::unique_ptr<Loop> loop_;
};

/// "yidao-20261125T131500Z.db"
std::string backup_name(base::Instant);
/// Which of these names are neither among the newest nor the last of their day. Other names are left alone.
std::vector<std::string> list_superfluous(std::vector<std::string> names, BackupPlan const&);

}  // namespace platform::app

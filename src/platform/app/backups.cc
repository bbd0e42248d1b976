// Waiting, looking whether it is worth it, copying, thinning out.
#include "platform/app/backups.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <set>
#include <thread>

#include "platform/db/sqlite.h"
#include "platform/log/log.h"

namespace platform::app {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::string_view kForm = "yidao-00000000T000000Z.db";

bool is_backup(std::string_view name) {
  auto const fits = [](char c, char form) { return form == '0' ? c >= '0' && c <= '9' : c == form; };
  return std::ranges::equal(name, kForm, fits);
}

std::string day_of(std::string const& name) { return name.substr(0, kForm.find('T')); }

std::vector<std::string> names_in(fs::path const& folder) {
  std::vector<std::string> out;
  for (auto const& entry : fs::directory_iterator{folder}) out.push_back(entry.path().filename().string());
  return out;
}

}  // namespace

std::string backup_name(base::Instant at) {
  auto text = base::to_rfc3339(base::Instant{at.ms / 1000 * 1000});
  text.erase(std::min(text.find('.'), text.size() - 1));
  std::erase_if(text, [](char c) { return c == '-' || c == ':' || c == 'Z'; });
  return "yidao-" + text + "Z.db";
}

std::vector<std::string> list_superfluous(std::vector<std::string> names, BackupPlan const& plan) {
  std::erase_if(names, [](auto const& name) { return !is_backup(name); });
  std::ranges::sort(names, std::greater{});
  std::set<std::string> days;
  std::vector<std::string> out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto const is_last_of_day = days.insert(day_of(names[i])).second;
    auto const is_recent_day = static_cast<std::int64_t>(days.size()) <= plan.days;
    if (static_cast<std::int64_t>(i) >= plan.newest && !(is_last_of_day && is_recent_day)) out.push_back(names[i]);
  }
  return out;
}

class Backups::Loop {
 public:
  Loop(std::string data_dir, BackupPlan plan, std::function<base::Instant()> clock)
      : data_dir_{std::move(data_dir)}, plan_{std::move(plan)}, clock_{std::move(clock)} {
    if (plan_.folder.empty()) plan_.folder = data_dir_ + "/backup";
    thread_ = std::thread{[this] { run(); }};
  }
  ~Loop() {
    {
      std::lock_guard const lock{mutex_};
      stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }

 private:
  void run() {
    auto pause = Clock::duration{std::chrono::seconds{plan_.every_s}};
    while (wait(pause)) {
      auto const begun = Clock::now();
      try {
        back_up();
      } catch (std::exception const& e) {
        if (!stopping_) log::write(log::Level::error, "backup failed", {{"what", e.what()}});
      }
      auto const took = Clock::now() - begun;
      pause = std::max(took, Clock::duration{std::chrono::seconds{plan_.every_s}} - took);
    }
  }

  /// @returns false when the process ends
  bool wait(Clock::duration pause) {
    std::unique_lock lock{mutex_};
    return !wake_.wait_for(lock, pause, [this] { return stopping_.load(); });
  }

  void back_up() {
    auto const changed = last_change();
    if (changed == copied_) return;
    if (fs::create_directories(plan_.folder)) fs::permissions(plan_.folder, fs::perms::owner_all);
    auto const size = fs::file_size(data_dir_ + "/yidao.db");
    if (fs::space(plan_.folder).available < 2 * size) {
      log::write(log::Level::error, "no backup: too little space", {{"folder", plan_.folder}});
      return;
    }
    db::copy_sqlite(data_dir_ + "/yidao.db", plan_.folder + "/" + backup_name(clock_()),
                    [this] { return stopping_.load(); });
    copied_ = changed;
    for (auto const& name : list_superfluous(names_in(plan_.folder), plan_)) fs::remove(plan_.folder + "/" + name);
  }

  fs::file_time_type last_change() const {
    auto const log = data_dir_ + "/yidao.db-wal";
    auto const file = fs::last_write_time(data_dir_ + "/yidao.db");
    return fs::exists(log) ? std::max(file, fs::last_write_time(log)) : file;
  }

  std::string data_dir_;
  BackupPlan plan_;
  std::function<base::Instant()> clock_;
  fs::file_time_type copied_{fs::file_time_type::min()};
  std::mutex mutex_;
  std::condition_variable wake_;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

Backups::Backups(std::string data_dir, BackupPlan plan, std::function<base::Instant()> clock)
    : loop_{std::make_unique<Loop>(std::move(data_dir), std::move(plan), std::move(clock))} {}
Backups::~Backups() = default;

}  // namespace platform::app

// Preloaded into a program, this stands between it and its disk: full disks, I/O errors, lost power.
//
// A disk that loses power keeps what was flushed and any part of the rest. So every write since the last flush of its
// file is remembered with what it covered, and when the power goes each 512-byte sector of it is kept or taken back by
// chance; then the process is killed. Names (create, rename, unlink) count as durable at once.
//
// Environment: FAULTS_FOLDER, the files meant, required · FAULTS_LOSE_AT, the n-th write or flush loses power ·
// FAULTS_SEED · FAULTS_SWALLOW, flushes of files whose path ends so ("*": all) only pretend · FAULTS_EIO_AT, the n-th
// write or flush fails with EIO · FAULTS_FULL, a file: while it exists the disk is full.
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr off_t kSector = 512;

template <typename Function>
Function* real(char const* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}
using Open = int(char const*, int, ...);
using Pwrite = ssize_t(int, void const*, size_t, off_t);
using Write = ssize_t(int, void const*, size_t);
using Truncate = int(int, off_t);
using Sync = int(int);
using Close = int(int);

char const* setting(char const* name) {
  auto const* const value = std::getenv(name);
  return value ? value : "";
}

/// A write, and what stood there before.
struct Record {
  std::string path;
  off_t at;
  std::string before;  ///< shorter than the write where the file ended
  off_t length;
  off_t size_before;
  bool forgotten{};  ///< a flush of it failed: the kernel calls it clean, and later flushes pass it over
};

class Disk {
 public:
  void opened(int fd, char const* path) {
    std::lock_guard const lock{mutex_};
    std::string_view const text{path};
    if (fd < 0 || folder_.empty() || !text.starts_with(folder_) || text.ends_with("-shm")) return;
    paths_[fd] = path;
  }
  void closed(int fd) {
    std::lock_guard const lock{mutex_};
    paths_.erase(fd);
  }
  /// @returns the error that the call shall fail with, 0 to go on
  int before_write(int fd, off_t at, off_t length) {
    std::lock_guard const lock{mutex_};
    auto const file = paths_.find(fd);
    if (file == paths_.end()) return 0;
    if (*full_ && access(full_, F_OK) == 0) return ENOSPC;
    if (auto const error = count()) return error;
    if (lose_at_ > 0) remember(fd, file->second, at, length);
    return 0;
  }
  /// @returns an error, 0 to flush, or −1 to pretend
  int before_flush(int fd) {
    std::lock_guard const lock{mutex_};
    auto const file = paths_.find(fd);
    if (file == paths_.end()) return 0;
    if (auto const error = count()) {
      for (auto& r : records_) r.forgotten = r.forgotten || r.path == file->second;
      return error;
    }
    if (swallow_ == "*" || (!swallow_.empty() && file->second.ends_with(swallow_))) return -1;
    settle(file->second);
    return 0;
  }

 private:
  int count() {
    ++calls_;
    if (calls_ == lose_at_) lose_power();
    return calls_ == eio_at_ ? EIO : 0;
  }

  /// What a flush brings to the disk stays, and covers what was forgotten below it.
  void settle(std::string const& path) {
    std::set<off_t> covered;
    for (auto const& r : records_)
      if (r.path == path && !r.forgotten)
        for (auto s = r.at / kSector; s * kSector < r.at + r.length; ++s) covered.insert(s);
    std::erase_if(records_, [&](auto const& r) {
      return r.path == path && (!r.forgotten || covered.contains(r.at / kSector));
    });
  }

  void remember(int fd, std::string const& path, off_t at, off_t length) {
    struct stat status {};
    fstat(fd, &status);
    Record r{path, at, std::string(static_cast<std::size_t>(length), '\0'), length, status.st_size};
    auto const own = real<Open>("open")(path.c_str(), O_RDONLY | O_CLOEXEC);
    auto const n = pread(own, r.before.data(), r.before.size(), at);
    real<Close>("close")(own);
    r.before.resize(n > 0 ? static_cast<std::size_t>(n) : 0);
    records_.push_back(std::move(r));
  }

  [[noreturn]] void lose_power() {
    std::minstd_rand chance{static_cast<unsigned>(std::atol(setting("FAULTS_SEED")))};
    for (int i = 0; i < 10; ++i) chance();
    auto const kept_percent = std::vector<unsigned>{0, 10, 50, 90, 100}[chance() % 5];
    std::set<std::pair<std::string, off_t>> settled;
    for (auto r = records_.rbegin(); r != records_.rend(); ++r)
      for (auto at = r->at; at < r->at + r->length;) {
        auto const end = std::min((at / kSector + 1) * kSector, r->at + r->length);
        auto const key = std::pair{r->path, at / kSector};
        if (chance() % 100 < kept_percent) settled.insert(key);
        if (!settled.contains(key)) take_back(*r, at, end);
        at = end;
      }
    kill(getpid(), SIGKILL);
    std::abort();
  }

  /// Old bytes where there were some; zeros where the file had not reached yet.
  static void take_back(Record const& r, off_t from, off_t until) {
    std::string bytes(static_cast<std::size_t>(until - from), '\0');
    auto const begin = static_cast<std::size_t>(from - r.at);
    if (begin < r.before.size()) r.before.copy(bytes.data(), bytes.size(), begin);
    auto const fd = real<Open>("open")(r.path.c_str(), O_WRONLY | O_CLOEXEC);
    struct stat status {};
    if (fstat(fd, &status) == 0 && until >= status.st_size && from >= r.size_before)
      real<Truncate>("ftruncate")(fd, from);
    else
      real<Pwrite>("pwrite")(fd, bytes.data(), bytes.size(), from);
    real<Close>("close")(fd);
  }

  std::string folder_{setting("FAULTS_FOLDER")}, swallow_{setting("FAULTS_SWALLOW")};
  char const* full_{setting("FAULTS_FULL")};
  long lose_at_{std::atol(setting("FAULTS_LOSE_AT"))}, eio_at_{std::atol(setting("FAULTS_EIO_AT"))};
  long calls_{};
  std::mutex mutex_;
  std::map<int, std::string> paths_;
  std::vector<Record> records_;
};

Disk& disk() {
  static auto* const one = new Disk;  // outlives everything that still writes at the end
  return *one;
}

int open_counted(char const* path, int flags, mode_t mode) {
  static auto* const call = real<Open>("open");
  auto const fd = call(path, flags, mode);
  disk().opened(fd, path);
  return fd;
}

ssize_t pwrite_counted(int fd, void const* bytes, size_t length, off_t at) {
  static auto* const call = real<Pwrite>("pwrite");
  auto const error = disk().before_write(fd, at, static_cast<off_t>(length));
  if (error == 0) return call(fd, bytes, length, at);
  errno = error;
  return -1;
}

int truncate_counted(int fd, off_t size) {
  static auto* const call = real<Truncate>("ftruncate");
  struct stat status {};
  fstat(fd, &status);
  auto const from = std::min(size, status.st_size);
  auto const error = disk().before_write(fd, from, std::max(size, status.st_size) - from);
  if (error == 0) return call(fd, size);
  errno = error;
  return -1;
}

int flush_counted(int fd, char const* name) {
  auto const answer = disk().before_flush(fd);
  if (answer == 0) return real<Sync>(name)(fd);
  if (answer < 0) return 0;
  errno = answer;
  return -1;
}

mode_t mode_of(int flags, va_list rest) { return flags & O_CREAT ? va_arg(rest, mode_t) : 0; }

}  // namespace

extern "C" {
int open(char const* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  auto const mode = mode_of(flags, rest);
  va_end(rest);
  return open_counted(path, flags, mode);
}
int open64(char const* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  auto const mode = mode_of(flags, rest);
  va_end(rest);
  return open_counted(path, flags | O_LARGEFILE, mode);
}
int close(int fd) {
  static auto* const call = real<Close>("close");
  disk().closed(fd);
  return call(fd);
}
ssize_t pwrite(int fd, void const* bytes, size_t n, off_t at) { return pwrite_counted(fd, bytes, n, at); }
ssize_t pwrite64(int fd, void const* bytes, size_t n, off64_t at) { return pwrite_counted(fd, bytes, n, at); }
ssize_t write(int fd, void const* bytes, size_t n) {
  static auto* const call = real<Write>("write");
  auto const at = lseek(fd, 0, SEEK_CUR);
  auto const error = at < 0 ? 0 : disk().before_write(fd, at, static_cast<off_t>(n));
  if (error == 0) return call(fd, bytes, n);
  errno = error;
  return -1;
}
int ftruncate(int fd, off_t size) noexcept { return truncate_counted(fd, size); }
int ftruncate64(int fd, off64_t size) noexcept { return truncate_counted(fd, size); }
int fsync(int fd) { return flush_counted(fd, "fsync"); }
int fdatasync(int fd) { return flush_counted(fd, "fdatasync"); }
}

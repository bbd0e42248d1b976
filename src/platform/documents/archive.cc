// Zip through libzip on buffers.
#include "platform/documents/archive.h"

#include <zip.h>

#include <memory>
#include <stdexcept>

namespace platform::documents {
namespace {

struct Close {
  void operator()(zip_t* z) const { zip_discard(z); }
  void operator()(zip_file_t* f) const { zip_fclose(f); }
};
using Zip = std::unique_ptr<zip_t, Close>;
using File = std::unique_ptr<zip_file_t, Close>;

Zip open(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  auto* zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
  if (!zip && source) zip_source_free(source);
  zip_error_fini(&error);
  return Zip{zip};
}

std::string_view without_folders(std::string_view name) { return name.substr(name.rfind('/') + 1); }

/// Reads at most `max` bytes, whatever size the directory of the archive claims.
ArchiveState read_file(zip_t* zip, zip_uint64_t index, std::size_t max, std::string& out) {
  File const file{zip_fopen_index(zip, index, 0)};
  if (!file) return ArchiveState::no_archive;
  char buffer[65536];
  for (;;) {
    auto const n = zip_fread(file.get(), buffer, sizeof buffer);
    if (n < 0) return ArchiveState::no_archive;
    if (n == 0) return ArchiveState::good;
    if (out.size() + static_cast<std::size_t>(n) > max) return ArchiveState::too_large;
    out.append(buffer, static_cast<std::size_t>(n));
  }
}

}  // namespace

ArchiveState read_archive(std::string_view bytes, Archive& out, ArchiveLimits const& limits) {
  if (bytes.empty()) return ArchiveState::no_archive;  // libzip takes nothing for an empty archive
  auto const zip = open(bytes);
  if (!zip) return ArchiveState::no_archive;
  auto const n = zip_get_num_entries(zip.get(), 0);
  if (n < 0) return ArchiveState::no_archive;
  if (static_cast<std::size_t>(n) > limits.files_max) return ArchiveState::too_large;
  auto left = limits.bytes_max;
  for (zip_int64_t i = 0; i < n; ++i) {
    auto const* path = zip_get_name(zip.get(), static_cast<zip_uint64_t>(i), 0);
    auto const name = without_folders(path ? path : "");
    // Entries of folders, and the shadow files that one desktop system adds.
    if (name.empty() || name.starts_with('.') || std::string_view{path}.starts_with("__MACOSX/")) continue;
    std::string file;
    auto const state = read_file(zip.get(), static_cast<zip_uint64_t>(i), left, file);
    if (state != ArchiveState::good) return state;
    left -= file.size();
    out.insert_or_assign(std::string{name}, std::move(file));
  }
  return ArchiveState::good;
}

std::string write_archive(Archive const& files) {
  zip_error_t error;
  zip_error_init(&error);
  auto* const target = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (!target) throw std::runtime_error("zip: no memory");
  zip_source_keep(target);
  std::unique_ptr<zip_source_t, decltype(&zip_source_free)> const kept{target, &zip_source_free};
  Zip zip{zip_open_from_source(target, ZIP_TRUNCATE, &error)};
  if (!zip) throw std::runtime_error("zip: cannot write");
  for (auto const& [name, bytes] : files) {
    auto* const source = zip_source_buffer(zip.get(), bytes.data(), bytes.size(), 0);
    auto const index = zip_file_add(zip.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) throw std::runtime_error("zip: cannot add " + name);
    zip_file_set_mtime(zip.get(), static_cast<zip_uint64_t>(index), 315'532'800, 0);  // 1980-01-01, zip's first day
  }
  if (zip_close(zip.get()) != 0) throw std::runtime_error("zip: cannot finish");
  static_cast<void>(zip.release());
  if (zip_source_open(target) != 0) throw std::runtime_error("zip: cannot read back");
  zip_source_seek(target, 0, SEEK_END);
  std::string out(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, out.data(), out.size());
  zip_source_close(target);
  return out;
}

}  // namespace platform::documents

// Archives: what is packed comes out, and hostile ones stop early.
#include <gtest/gtest.h>

#include "platform/documents/archive.h"

namespace platform::documents {
namespace {

TEST(Archive, what_is_packed_comes_out_and_equal_files_give_equal_bytes) {
  Archive const files{{"stops.txt", "stop_id\ns1\n"}, {"站点.txt", std::string(100'000, 'x')}, {"empty.txt", ""}};
  auto const bytes = write_archive(files);
  EXPECT_LT(bytes.size(), 2'000u);
  EXPECT_EQ(bytes, write_archive(files));
  Archive out;
  ASSERT_EQ(read_archive(bytes, out), ArchiveState::good);
  EXPECT_EQ(out, files);
}

TEST(Archive, folders_are_dropped_from_names) {
  Archive out;
  ASSERT_EQ(read_archive(write_archive({{"feed/stops.txt", "a"}, {"__MACOSX/feed/stops.txt", "b"}}), out),
            ArchiveState::good);
  EXPECT_EQ(out, (Archive{{"stops.txt", "a"}}));
}

TEST(Archive, what_unpacks_too_large_and_what_is_no_archive_is_refused) {
  Archive out;
  EXPECT_EQ(read_archive("not a zip", out), ArchiveState::no_archive);
  EXPECT_EQ(read_archive("", out), ArchiveState::no_archive);
  auto const bomb = write_archive({{"a", std::string(1 << 20, '0')}});
  EXPECT_EQ(read_archive(bomb, out, {.bytes_max = 1000}), ArchiveState::too_large);
  EXPECT_EQ(read_archive(bomb.substr(0, bomb.size() / 2), out), ArchiveState::no_archive);
}

}  // namespace
}  // namespace platform::documents

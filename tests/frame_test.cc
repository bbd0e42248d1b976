// `yidao frame decode` as the support desk meets it, and every public vector that lies beside the project.
#include "app/frame_tool.h"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <filesystem>
#include <stdexcept>

namespace app {
namespace {

std::vector<std::string> decode(std::vector<std::string> frames) {
  FrameRun run;
  run.frames = std::move(frames);
  return decode_frames(run);
}

TEST(FrameTool, clause_3_5_2_a_frame_is_shown_with_its_fields_by_name) {
  EXPECT_EQ(decode({"7E 00 02 00 00 01 23 45 67 89 01 7F FF 0A 7E"}),
            std::vector<std::string>{R"({"protocol":"JT/T 808","header":{"message_id":"0x0002","body_length":0,)"
                                     R"("encrypt":0,"subpackaged":false,"version_flag":false,"phone":"12345678901",)"
                                     R"("phone_bcd":"012345678901","serial":32767},"body":{}})"});
}

TEST(FrameTool, a_defect_is_named_and_several_frames_in_one_piece_are_told_apart) {
  EXPECT_EQ(decode({"7e000200000123456789017fff0b7e"}),
            std::vector<std::string>{R"({"protocol":"JT/T 808","error":"checksum"})"});
  std::string const heartbeat = "7e000200000123456789017fff0a7e";
  EXPECT_EQ(decode({heartbeat + heartbeat}).size(), 2u);
}

TEST(FrameTool, what_is_no_hexadecimal_text_is_refused_with_its_beginning) {
  EXPECT_THROW(decode({"7e00z"}), std::runtime_error);
  EXPECT_THROW(decode({""}), std::runtime_error);
}

TEST(FrameTool, public_vectors_read_as_their_publishers_say) {
  std::filesystem::path const folder{"../shared/data/jt808"};
  if (!exists(folder)) GTEST_SKIP() << folder << " is not here";
  auto const line = "python3 tests/frame_vectors.py " YIDAO_PROGRAM " " + folder.string() + " 2>&1";
  auto* const pipe = popen(line.c_str(), "r");
  std::string told;
  char chunk[4096];
  for (std::size_t n; (n = fread(chunk, 1, sizeof chunk, pipe)) > 0;) told.append(chunk, n);
  EXPECT_EQ(WEXITSTATUS(pclose(pipe)), 0) << told;
}

}  // namespace
}  // namespace app

// Lines of the log as machines read them.
#include "platform/log/log.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <regex>

#include "testing/temporary_folder.h"

namespace platform::log {
namespace {

TEST(Log, a_line_is_json_with_an_instant_in_utc_and_nobody_forges_another) {
  testing_support::TemporaryFolder const folder;
  open(folder.path());
  write(Level::warning, "tried", {{"what", "a\"}\r\n{\"at\":\"2026-01-01T00:00:00Z\",\"event\":\"forged\"}\x1b[2J"}});
  flush();
  std::ifstream in{folder.path() + "/yidao.log"};
  std::string const text{std::istreambuf_iterator<char>{in}, {}};
  std::string const instant = R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)";
  std::regex const line{R"(\{"at":")" + instant +
                        R"re(","level":"warning","event":"tried","what":"(\\.|[^"\\])*"\}\n)re"};
  EXPECT_TRUE(std::regex_match(text, line)) << text;
  EXPECT_EQ(text.find('\r') + 1, 0u);
  EXPECT_EQ(text.find('\x1b') + 1, 0u);
}

}  // namespace
}  // namespace platform::log

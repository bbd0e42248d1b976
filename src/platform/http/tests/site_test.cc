// The web client's files as a browser gets them.
#include "platform/http/site.h"

#include <gtest/gtest.h>

#include <fstream>

#include "testing/temporary_folder.h"

namespace {

using platform::http::Head;
using platform::http::Site;

class SiteFiles : public testing::Test {
 protected:
  SiteFiles() {
    std::filesystem::create_directories(folder.path() + "/assets");
    write("index.html", "<!doctype html>" + std::string(2000, ' '));
    write("assets/app-1a2b.js", std::string(5000, 'x'));
    write("assets/app-1a2b.js.br", "made by the build");
    write("assets/dot.png", "png");
  }
  void write(std::string const& name, std::string const& bytes) { std::ofstream{folder.path() + "/" + name} << bytes; }
  testing_support::TemporaryFolder folder;
};

TEST_F(SiteFiles, hashed_names_are_kept_for_ever_and_the_first_page_is_asked_for_again) {
  Site const site{folder.path()};
  EXPECT_NE(site.find("/assets/app-1a2b.js", {})->headers.find("immutable"), std::string::npos);
  EXPECT_NE(site.find("/index.html", {})->headers.find("no-cache"), std::string::npos);
}

TEST_F(SiteFiles, the_compressed_form_is_sent_to_those_who_take_it) {
  Site const site{folder.path()};
  Head head;
  EXPECT_EQ(site.find("/assets/app-1a2b.js", head)->content().size(), 5000);
  head.accept_encoding = "gzip, br";
  EXPECT_EQ(site.find("/assets/app-1a2b.js", head)->content(), "made by the build");
  head.accept_encoding = "gzip";
  auto const zipped = site.find("/assets/app-1a2b.js", head);
  EXPECT_LT(zipped->content().size(), 200);
  EXPECT_NE(zipped->headers.find("Content-Encoding: gzip"), std::string::npos);
  EXPECT_EQ(site.find("/assets/dot.png", head)->headers.find("Content-Encoding"), std::string::npos);
}

TEST_F(SiteFiles, an_unchanged_file_is_not_sent_again) {
  Site const site{folder.path()};
  auto const first = site.find("/index.html", {});
  auto const at = first->headers.find("ETag: ") + 6;
  auto const tag = first->headers.substr(at, first->headers.find("\r\n", at) - at);
  auto const again = site.find("/index.html", {.if_none_match = tag});
  EXPECT_EQ(again->status, 304);
  EXPECT_TRUE(again->content().empty());
}

TEST_F(SiteFiles, pages_may_ask_the_server_of_tiles_and_no_other) {
  auto const policy_of = [this](std::string const& tiles_origin) {
    Site const site{folder.path(), tiles_origin};
    std::string head;
    write_head(head, *site.find("/", {}), platform::http::After::keep, true, "now");
    auto const at = head.find("Content-Security-Policy: ");
    return head.substr(at, head.find("\r\n", at) - at);
  };
  auto const closed = policy_of(""), open = policy_of("https://tiles.example.cn:443");
  EXPECT_NE(closed.find("img-src 'self' data: blob:;"), std::string::npos) << closed;
  EXPECT_TRUE(closed.ends_with("connect-src 'self'")) << closed;
  EXPECT_EQ(closed.find("http"), std::string::npos) << closed;
  EXPECT_NE(open.find("img-src 'self' data: blob: https://tiles.example.cn:443;"), std::string::npos) << open;
  EXPECT_TRUE(open.ends_with("connect-src 'self' https://tiles.example.cn:443")) << open;
}

TEST_F(SiteFiles, a_screen_of_the_client_gets_the_first_page_and_a_missing_file_nothing) {
  Site const site{folder.path()};
  EXPECT_TRUE(site.find("/", {}));
  EXPECT_TRUE(site.find("/mail/bags/17", {}));
  EXPECT_FALSE(site.find("/assets/old-9f9f.js", {}));
  EXPECT_FALSE(Site{""}.find("/", {}));
}

}  // namespace

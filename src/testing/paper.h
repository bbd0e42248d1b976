// A PDF as somebody with the sheet in hand sees it: its texts, its pages, and what a scanner reads from it.
#pragma once
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include "testing/temporary_folder.h"

#define NEEDS_TOOL(name)                                       \
  if (std::system("command -v " name " >/dev/null 2>&1") != 0) \
  GTEST_SKIP() << name " is not installed (tools/packages.txt)"

namespace testing_support {

inline std::string output_of(std::string const& command) {
  std::string out;
  auto* const pipe = popen((command + " 2>/dev/null").c_str(), "r");
  char buffer[4096];
  while (auto const n = fread(buffer, 1, sizeof buffer, pipe)) out.append(buffer, n);
  pclose(pipe);
  return out;
}

/// Keeps the PDF in a folder that goes away with it.
class Paper {
 public:
  explicit Paper(std::string const& pdf) { std::ofstream{file_, std::ios::binary} << pdf; }

  /// Without spaces, because their number in a PDF means nothing.
  std::string text() const {
    std::string out;
    for (char const c : output_of("pdftotext -layout " + file_ + " -"))
      if (c != ' ' && c != '\n' && c != '\f') out += c;
    return out;
  }
  bool shows(std::string const& spaceless) const { return text().find(spaceless) != std::string::npos; }
  std::string info() const { return output_of("pdfinfo " + file_); }
  /// What a reader of PDF says of each signature.
  std::string signatures() const { return output_of("pdfsig -nocert " + file_); }
  /// Words with the places where they stand, in points.
  std::string boxes() const { return output_of("pdftotext -bbox " + file_ + " -"); }
  /// The codes that a scanner reads from a print of 203 dpi, "CODE-128:…" or "QR-Code:…" in lines.
  std::string codes() const {
    output_of("pdftoppm -r 203 -gray " + file_ + " " + file_ + ".print");
    return output_of("zbarimg -q " + file_ + ".print*");
  }

 private:
  TemporaryFolder folder_;
  std::string file_{folder_.path() + "/paper.pdf"};
};

}  // namespace testing_support

// A text as numbered lines of words, and numbers that are checked as they are read.
#pragma once
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace routing::benchmark {

/// One line that is not blank.
struct Line {
  int number{};  ///< from 1
  std::vector<std::string_view> words;
};

inline bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }

/// Lines with their words, blanks between; a colon that stands alone or ends a word is dropped, as in "NAME :
/// X".
inline std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> out;
  int number = 0;
  for (std::size_t at = 0; at < text.size();) {
    auto const end = std::min(text.find('\n', at), text.size());
    Line line{++number, {}};
    for (auto i = at; i < end;) {
      while (i < end && is_blank(text[i])) ++i;
      auto const start = i;
      while (i < end && !is_blank(text[i])) ++i;
      auto word = text.substr(start, i - start);
      if (!word.empty() && word.back() == ':') word.remove_suffix(1);
      if (!word.empty()) line.words.push_back(word);
    }
    if (!line.words.empty()) out.push_back(std::move(line));
    at = end + 1;
  }
  return out;
}

/// A number within ±`most`, in plain or scientific form.
inline std::optional<double> to_number(std::string_view word, double most) {
  if (word.size() > 40 || word.find_first_not_of("0123456789.+-eE") != std::string_view::npos) return {};
  std::string const text{word};
  char* end{};
  auto const value = std::strtod(text.c_str(), &end);
  if (end == text.c_str() || *end || !(value >= -most && value <= most)) return {};
  return value;
}

/// A whole number within 0 … most; "10.0" is one, too.
inline std::optional<int> to_count(std::string_view word, int most) {
  auto const value = to_number(word, most);
  if (!value || *value < 0 || *value != static_cast<int>(*value)) return {};
  return static_cast<int>(*value);
}

}  // namespace routing::benchmark

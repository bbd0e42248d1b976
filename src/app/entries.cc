// One pass over lines; nothing is looked at twice and nothing outlives its line.
#include "app/entries.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <stdexcept>

#include "platform/http/target.h"

namespace app {
namespace {

constexpr std::size_t kTextMax = 16 * 1024;

/// What is left of a line.
class Rest {
 public:
  explicit Rest(std::string_view line) : text_{line} {}

  void skip_blanks() { text_.remove_prefix(std::min(text_.find_first_not_of(" \t"), text_.size())); }
  bool take(char c) {
    skip_blanks();
    if (!text_.starts_with(c)) return false;
    text_.remove_prefix(1);
    return true;
  }
  std::string_view take_while(std::string_view allowed) {
    skip_blanks();
    auto const word = text_.substr(0, text_.find_first_not_of(allowed));
    text_.remove_prefix(word.size());
    return word;
  }
  /// Up to the closing quote, which is taken as well.
  std::string take_text(char quote) {
    std::string out;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      auto c = text_[i];
      if (c == quote) {
        text_.remove_prefix(i + 1);
        return out;
      }
      if (c == '\\' && quote == '"') c = unescaped(++i < text_.size() ? text_[i] : '\0');
      out += c;
    }
    throw std::runtime_error{"a text without its closing quote"};
  }
  bool is_over() {
    skip_blanks();
    return text_.empty() || text_.front() == '#';
  }

 private:
  static char unescaped(char c) {
    switch (c) {
      case '"':
      case '\\': return c;
      case 'n': return '\n';
      case 't': return '\t';
      default: throw std::runtime_error{"after \\ stands one of \" \\ n t"};
    }
  }
  std::string_view text_;
};

template <typename T>
std::optional<T> find_number(std::string_view word) {
  T value{};
  auto const* const end = word.data() + word.size();
  auto const [stop, error] = std::from_chars(word.data(), end, value);
  if (word.empty() || error != std::errc{} || stop != end) return {};
  return value;
}

constexpr std::string_view kName = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.";

double take_fraction(Rest& rest) {
  auto const value = find_number<double>(rest.take_while("-.0123456789"));
  if (!value) throw std::runtime_error{"a list holds numbers only"};
  return *value;
}

std::vector<double> take_list(Rest& rest) {
  std::vector<double> out;
  if (rest.take(']')) return out;
  do out.push_back(take_fraction(rest));
  while (rest.take(','));
  if (!rest.take(']')) throw std::runtime_error{"a list without its ]"};
  return out;
}

Value take_value(Rest& rest) {
  for (char const quote : {'"', '\''})
    if (rest.take(quote)) return rest.take_text(quote);
  if (rest.take('[')) return take_list(rest);
  auto const word = rest.take_while(kName);
  if (word == "true" || word == "false") return word == "true";
  if (auto const whole = find_number<std::int64_t>(word)) return *whole;
  throw std::runtime_error{"wants a value: \"text\", a whole number, true, false or [numbers]"};
}

std::string take_name(Rest& rest, char const* what) {
  std::string name{rest.take_while(kName)};
  auto const hollow = name.empty() || name.front() == '.' || name.back() == '.' || name.find("..") != name.npos;
  if (hollow) throw std::runtime_error{what};
  return name;
}

/// What a line adds to the entries, or to the section that the next lines are in.
void read_line(std::string_view line, int number, std::string& section, std::vector<Entry>& entries) {
  Rest rest{line};
  if (rest.is_over()) return;
  if (rest.take('[')) {
    section = take_name(rest, "wants [section]") + ".";
    if (!rest.take(']')) throw std::runtime_error{"a section without its ]"};
  } else {
    auto name = section + take_name(rest, "wants key = value");
    if (!rest.take('=')) throw std::runtime_error{name + " wants = and a value"};
    if (std::ranges::find(entries, name, &Entry::name) != entries.end())
      throw std::runtime_error{name + " stands there twice"};
    auto value = take_value(rest);
    entries.push_back({number, std::move(name), std::move(value)});
  }
  if (!rest.is_over()) throw std::runtime_error{"has something left at its end"};
}

void check_bytes(std::string_view line) {
  for (char const c : line)
    if (static_cast<unsigned char>(c) < 0x20 && c != '\t') throw std::runtime_error{"holds a control character"};
}

}  // namespace

std::vector<Entry> read_entries(std::string_view text) {
  if (text.size() > kTextMax) throw std::runtime_error{"line 1: more than 16 KiB are no configuration"};
  if (!platform::http::is_utf8(text)) throw std::runtime_error{"line 1: the file is not UTF-8"};
  std::vector<Entry> entries;
  std::string section;
  for (int number = 1; !text.empty(); ++number) {
    auto const end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    try {
      check_bytes(line);
      read_line(line, number, section, entries);
    } catch (std::runtime_error const& e) {
      throw std::runtime_error{"line " + std::to_string(number) + ": " + e.what()};
    }
  }
  return entries;
}

}  // namespace app

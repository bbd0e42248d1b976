// Cuts into words and finds the shortest way from one text to the other.
#include "engine/redline/redline.h"

#include <algorithm>

namespace redline {
namespace {

using Words = std::vector<std::string_view>;

/// Steps kept to walk back need (differences)² / 2 numbers: 18 MB at this many.
constexpr int kMostDifferences = 3'000;

bool is_letter(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::size_t end_of_word(std::string_view text, std::size_t from) {
  auto to = from + 1;
  if (!is_letter(text[from])) {
    if (static_cast<unsigned char>(text[from]) >= 0xC0)
      while (to < text.size() && continues(text[to])) ++to;
    return to;
  }
  for (; to < text.size(); ++to) {
    auto const inside_number = (text[to] == '.' || text[to] == ',') && is_digit(text[to - 1]) &&
                               to + 1 < text.size() && is_digit(text[to + 1]);
    if (!is_letter(text[to]) && !inside_number) break;
  }
  return to;
}

Words cut(std::string_view text) {
  Words out;
  for (std::size_t from = 0; from < text.size();) {
    auto const to = end_of_word(text, from);
    out.push_back(text.substr(from, to - from));
    from = to;
  }
  return out;
}

/// The furthest reach on each diagonal k = x − y, round by round.
class Search {
 public:
  Search(Words const& before, Words const& after) : a_{before}, b_{after} {}

  /// @returns the number of differences, −1 when there are too many
  int run() {
    auto const n = static_cast<int>(a_.size()), m = static_cast<int>(b_.size());
    for (int d = 0; d <= std::min(n + m, kMostDifferences); ++d) {
      rounds_.emplace_back(static_cast<std::size_t>(d) + 1);
      for (int k = -d; k <= d; k += 2) {
        auto const x = slide(start(d, k), k);
        reach(d, k) = x;
        if (x >= n && x - k >= m) return d;
      }
    }
    return -1;
  }

  /// The changes word by word, from the end.
  std::vector<Change> way_back(int differences) {
    std::vector<Change> out;
    auto x = static_cast<int>(a_.size()), y = static_cast<int>(b_.size());
    for (int d = differences; d > 0; --d) {
      auto const k = x - y;
      auto const added = comes_by_adding(d, k);
      auto const from_x = added ? reach(d - 1, k + 1) : reach(d - 1, k - 1);
      auto const first_kept = added ? from_x : from_x + 1;
      for (; x > first_kept; --x, --y) out.push_back(Change::kept);
      out.push_back(added ? Change::added : Change::removed);
      (added ? y : x) -= 1;
    }
    for (; x > 0; --x) out.push_back(Change::kept);
    return out;
  }

 private:
  int& reach(int d, int k) {
    return rounds_[static_cast<std::size_t>(d)][static_cast<std::size_t>((k + d) / 2)];
  }

  bool comes_by_adding(int d, int k) {
    return k == -d || (k != d && reach(d - 1, k - 1) < reach(d - 1, k + 1));
  }

  int start(int d, int k) {
    if (d == 0) return 0;
    return comes_by_adding(d, k) ? reach(d - 1, k + 1) : reach(d - 1, k - 1) + 1;
  }

  int slide(int x, int k) const {
    auto const n = static_cast<int>(a_.size()), m = static_cast<int>(b_.size());
    while (x < n && x - k < m && a_[static_cast<std::size_t>(x)] == b_[static_cast<std::size_t>(x - k)]) ++x;
    return x;
  }

  Words const& a_;
  Words const& b_;
  std::vector<std::vector<int>> rounds_;
};

/// Gathers words into runs; between two kept ones all that is removed stands before all that is added.
class Writer {
 public:
  void add(Change change, std::string_view word) {
    if (change == Change::kept) flush();
    (change == Change::kept ? kept_ : change == Change::removed ? removed_ : added_) += word;
  }
  std::vector<Piece> finish() {
    flush();
    put(Change::kept, kept_);
    return std::move(out_);
  }

 private:
  void put(Change change, std::string& text) {
    if (!text.empty()) out_.push_back({change, text});
    text.clear();
  }
  void flush() {
    if (removed_.empty() && added_.empty()) return;
    put(Change::kept, kept_);
    put(Change::removed, removed_);
    put(Change::added, added_);
  }
  std::string kept_, removed_, added_;
  std::vector<Piece> out_;
};

void write_middle(Words const& a, Words const& b, Writer& writer) {
  Search search{a, b};
  auto const differences = search.run();
  if (differences < 0) {
    for (auto const word : a) writer.add(Change::removed, word);
    for (auto const word : b) writer.add(Change::added, word);
    return;
  }
  auto const way = search.way_back(differences);
  std::size_t x = 0, y = 0;
  for (auto change = way.rbegin(); change != way.rend(); ++change) {
    writer.add(*change, *change == Change::added ? b[y] : a[x]);
    x += *change != Change::added;
    y += *change != Change::removed;
  }
}

}  // namespace

std::vector<Piece> compare(std::string_view before, std::string_view after) {
  auto a = cut(before), b = cut(after);
  Writer writer;
  auto const first = std::ranges::mismatch(a, b);
  auto const same = first.in1 - a.begin();
  for (auto i = a.begin(); i != first.in1; ++i) writer.add(Change::kept, *i);
  a.erase(a.begin(), a.begin() + same);
  b.erase(b.begin(), b.begin() + same);
  Words tail;
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    tail.push_back(a.back());
    a.pop_back();
    b.pop_back();
  }
  write_middle(a, b, writer);
  for (auto word = tail.rbegin(); word != tail.rend(); ++word) writer.add(Change::kept, *word);
  return writer.finish();
}

}  // namespace redline

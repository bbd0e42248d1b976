// What changed between two versions of a text, as a reader of a contract marks it.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace redline {

enum class Change : std::uint8_t { kept, removed, added };

/// A run of text with one fate. Of a place where something was replaced the removed run stands first.
struct Piece {
  Change change{};
  std::string text;
  bool operator==(Piece const&) const = default;
};

/// The fewest removed and added words that lead from one text to the other; a word is a run of ASCII letters
/// and digits (also "0.35" and "3,200"), or one other character, so that Chinese is compared by character.
/// The kept and removed runs in order are `before` to the byte, the kept and added ones `after`, whatever the
/// bytes are.
///
/// Texts that differ in more than some thousand words are taken as replaced between their common beginning
/// and end.
/// @cost  words × differences
/// @source E. Myers, "An O(ND) difference algorithm and its variations", 1986
std::vector<Piece> compare(std::string_view before, std::string_view after);

}  // namespace redline

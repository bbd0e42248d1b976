// 禁寄物品: what may not be sent, by the nineteen headings of the catalogue and in everyday words.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace engine::codes {

/// `prohibited`: never. `restricted`: on conditions (packing, proof, quantity). `not_on_coach`: by van only.
enum class GoodsRule { prohibited, restricted, not_on_coach };

/// A word found in a description of goods.
struct GoodsHit {
  int heading;            ///< 1…19 of the catalogue; 0 for rules of coach stations
  char const* heading_zh;
  char const* word;
  GoodsRule rule;
  char const* advice_zh;  ///< what to do
  char const* advice_en;
};

/// All words of the table found in the text, each once, prohibited ones first.
/// @source 《禁止寄递物品指导目录》; everyday words from practice
std::vector<GoodsHit> find_prohibited_goods(std::string_view utf8_description);

}  // namespace engine::codes

// Chinese words for what is printed and exported: states, kinds and products as people of the trade call
// them.
#pragma once
#include <string>
#include <string_view>

namespace mail::service {

/// Of an enumerator's name ("in_transit" → "在途"), a product or a carrier; the name itself when there is no
/// word for it.
std::string chinese_of(std::string_view name);
/// The way back, for what people enter: "包裹" → "parcel"; the word itself when no name has it.
std::string name_of(std::string_view chinese);
/// "1.250 kg".
std::string kilograms(std::int64_t weight_g);

}  // namespace mail::service

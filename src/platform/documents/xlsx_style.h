// Which numbers of an XLSX file are dates, and how such numbers read.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace platform::documents {

/// What a number format shows.
enum class NumberLook : std::uint8_t { number, date, date_time, time };

/// The look of a built-in format, also of those that Chinese editions add (27-36, 50-58).
/// @source ECMA-376 Part 1, 18.8.30
NumberLook look_of_format_id(int id);
/// The look of a format written out, "yyyy\"年\"m\"月\"d\"日\"" → date. Quoted, escaped and bracketed parts do not count.
NumberLook look_of_format(std::string_view code);

/// "46350.5" as the look says: "2026-11-24", "2026-11-24 12:00:00", "12:00:00"; or the shortest text of 15 digits.
/// @param raw       the number as it stands in the file; returned unchanged when it is none
/// @param from_1904 whether days count from 1904-01-01 (files of old Macs)
std::string number_text(std::string_view raw, NumberLook look, bool from_1904);

}  // namespace platform::documents

// Why a code is not what it should be.
#pragma once
#include "base/result.h"

#define REFUSAL_MODULE "codes"
#define CODES_REFUSALS(X)                                                                            \
  X(wrong_length, 422, "位数不对", "The number of characters is wrong.")                             \
  X(wrong_character, 422, "含有不允许的字符", "A character is not allowed there.")                   \
  X(wrong_check_digit, 422, "校验位不对，请核对或重新扫描", "The check digit is wrong; scan again.") \
  X(wrong_part, 422, "其中一段不在允许范围内", "A part is outside its range.") \
  X(plate_malformed, 422, "车牌号不对：省份简称、字母和五位（新能源六位）字母数字，例如云A12345",         \
    "No number plate: province, letter and five characters (six for new energy), as 云A12345.")      \
  X(layout_malformed, 422, "总包条码的各段没有正好占满三十位", "The parts of the bag barcode do not add up.")

namespace engine::codes {
DECLARE_REFUSALS(CODES_REFUSALS)
}  // namespace engine::codes
#undef REFUSAL_MODULE

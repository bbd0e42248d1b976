// What must never stand in the log is taken out of texts that come from elsewhere.
#include "platform/log/personal.h"

#include <gtest/gtest.h>

namespace platform::log {
namespace {

TEST(PersonalNumbers, of_phones_and_identity_cards_are_hidden_wherever_they_stand) {
  EXPECT_EQ(hide_personal("call 13800138000, or 8619912345678"), "call [hidden], or [hidden]");
  EXPECT_EQ(hide_personal("530190199001011233"), "[hidden]");
  EXPECT_EQ(hide_personal("(53019019900101002X)"), "([hidden])");
  EXPECT_EQ(hide_personal("x13800138000"), "x[hidden]");
}

TEST(PersonalNumbers, keys_instants_item_numbers_and_words_stay) {
  for (auto const* text : {"", "汉字", "a1b2", "1795500000000",
                           "9876543210123", "12345678901234567", "3141592653589793238",
                           "12800138000", "530190101203", "253019019900101129", "530190199013011234"})
    EXPECT_EQ(hide_personal(text), text);
}

}  // namespace
}  // namespace platform::log

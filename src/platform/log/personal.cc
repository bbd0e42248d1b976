// Runs of digits, judged by their length and beginning.
#include "platform/log/personal.h"

namespace platform::log {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_mobile(std::string_view run) {
  if (run.size() == 13 && run.starts_with("86")) run.remove_prefix(2);
  return run.size() == 11 && run[0] == '1' && run[1] >= '3';
}

/// A born day and the check character, so that a key of as many digits stays. @source GB 11643
bool is_identity(std::string_view run) {
  constexpr int kWeights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  if (run.size() != 18) return false;
  auto const number = [run](std::size_t at) { return (run[at] - '0') * 10 + run[at + 1] - '0'; };
  if ((number(6) != 19 && number(6) != 20) || number(10) < 1 || number(10) > 12 || number(12) < 1 || number(12) > 31)
    return false;
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) sum += (run[i] - '0') * kWeights[i];
  auto const last = run[17] == 'x' ? 'X' : run[17];
  return "10X98765432"[sum % 11] == last;
}

/// Length of the run of digits at the beginning, with an X that ends an identity number.
std::size_t run_of(std::string_view text) {
  std::size_t n = 0;
  while (n < text.size() && is_digit(text[n])) ++n;
  return n == 17 && n < text.size() && (text[n] == 'X' || text[n] == 'x') ? n + 1 : n;
}

}  // namespace

std::string hide_personal(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    auto const n = run_of(text);
    auto const run = text.substr(0, n ? n : 1);
    if (n && (is_mobile(run) || is_identity(run))) out += "[hidden]";
    else out += run;
    text.remove_prefix(run.size());
  }
  return out;
}

}  // namespace platform::log

// The two ways a call ends: with a value, or with a refusal from a closed list.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace base {

/// One refusal of a module: declared once, from which the HTTP answer, the texts and the reference page come.
struct RefusalKind {
  char const* code;  ///< stable name with its module, e.g. "mail.bag_not_open"
  int status;        ///< HTTP status, 4xx
  char const* zh;    ///< what happened and what to do, simplified Chinese
  char const* en;    ///< the same in English
};

/// A refusal that a caller is expected to meet. Bugs are asserts; broken surroundings are exceptions.
struct Refusal {
  RefusalKind const* kind;
  std::string detail;   ///< the fact behind it (a number, a code); never personal data
  std::string pointer;  ///< RFC 6901 pointer into the request body, empty when it is about the whole
};

/// A value or a refusal.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_{std::in_place_index<0>, std::move(value)} {}
  Result(Refusal refusal) : state_{std::in_place_index<1>, std::move(refusal)} {}
  Result(RefusalKind const& kind) : Result{Refusal{&kind, {}, {}}} {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T const& value() const& { return std::get<0>(state_); }
  T& value() & { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  Refusal const& refusal() const { return std::get<1>(state_); }

 private:
  std::variant<T, Refusal> state_;
};

/// The value of a call that only succeeds or is refused.
struct Done {};
using Outcome = Result<Done>;

/// A refusal with the fact behind it.
inline Refusal refuse(RefusalKind const& kind, std::string detail = {}, std::string pointer = {}) {
  return {&kind, std::move(detail), std::move(pointer)};
}

}  // namespace base

/// Evaluates a Result: its value, or returns its refusal from the enclosing function.
#define TRY(expression)                                             \
  ({                                                                \
    auto&& try_result = (expression);                               \
    if (!try_result.ok()) return ::base::Refusal{try_result.refusal()}; \
    std::move(try_result).value();                                  \
  })

#define BASE_REFUSAL_CONSTANT(name, status, zh, en) \
  inline constexpr ::base::RefusalKind name{REFUSAL_MODULE "." #name, status, zh, en};
#define BASE_REFUSAL_ADDRESS(name, status, zh, en) &name,

/// Declares a module's table of refusals in `namespace refusal`: one constant each and `all`, in order of precedence.
/// Define REFUSAL_MODULE ("mail") before use; LIST is an X-macro of (name, status, zh, en).
#define DECLARE_REFUSALS(LIST)                                              \
  namespace refusal {                                                       \
  LIST(BASE_REFUSAL_CONSTANT)                                               \
  inline constexpr ::base::RefusalKind const* all[] = {LIST(BASE_REFUSAL_ADDRESS)}; \
  }

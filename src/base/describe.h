// One runtime description per struct. Decoding, rendering, validation, OpenAPI, SQL rows, CSV and XLSX columns and
// audit differences are ordinary functions over it, so a file that declares a struct includes no JSON library.
//
//   struct SealBag { BagId bag; base::Grams gross_g; std::optional<std::string> note; };
//   DESCRIBE(SealBag, "Closes a bag with a seal.",
//            FIELD(bag, "the open bag"),
//            FIELD(gross_g, "weight on the scale, grams").at_least(1).at_most(60'000),
//            FIELD(note, "remark of the clerk").longest(200))
#pragma once
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "base/units.h"

namespace base {

/// How a value looks in JSON: boolean true · integer 1 · id "1" · real 1.5 · text "a" · instant RFC 3339 ·
/// date "2026-11-24" · time integer seconds · enumeration "name" · optional value or null · list [] · object {} ·
/// json any JSON text, kept as it is.
enum class Kind : std::uint8_t {
  boolean, integer, id, real, text, instant, date, time, enumeration, optional, list, object, json
};

/// Who may see a field: open; personal (masked unless the reader's task needs it); secret (never rendered in logs or
/// audit).
enum class Privacy : std::uint8_t { open, personal, secret };

struct Type;

/// One member of a described struct, with its limits. Built by FIELD.
struct Field {
  char const* name;
  char const* doc;
  std::size_t offset;
  Type const& (*type)();
  std::int64_t min{std::numeric_limits<std::int64_t>::min()};
  std::int64_t max{std::numeric_limits<std::int64_t>::max()};
  std::size_t length_min{0};         ///< characters of a text, elements of a list
  std::size_t length_max{4096};      ///< characters of a text, elements of a list
  Privacy privacy{Privacy::open};
  std::string (*mask)(std::string_view){};  ///< personal texts: what a reader without need sees
  bool required{true};               ///< false: absent in a request leaves the member's default

  constexpr Field at_least(std::int64_t n) const { auto f = *this; f.min = n; return f; }
  constexpr Field at_most(std::int64_t n) const { auto f = *this; f.max = n; return f; }
  constexpr Field shortest(std::size_t n) const { auto f = *this; f.length_min = n; return f; }
  constexpr Field longest(std::size_t n) const { auto f = *this; f.length_max = n; return f; }
  constexpr Field personal(std::string (*m)(std::string_view)) const {
    auto f = *this;
    f.privacy = Privacy::personal;
    f.mask = m;
    return f;
  }
  constexpr Field secret() const { auto f = *this; f.privacy = Privacy::secret; return f; }
  constexpr Field or_default() const { auto f = *this; f.required = false; return f; }
};

/// The description of a type. Values are reached through `void*` with the functions that the kind needs.
struct Type {
  Kind kind;
  char const* name;  ///< of objects and enumerations; else the JSON type
  char const* doc{""};
  std::span<Field const> fields{};             ///< object
  std::span<char const* const> names{};        ///< enumeration, by value 0…n-1
  Type const& (*inner)(){};                    ///< optional, list
  std::int64_t (*get)(void const*){};          ///< boolean, integer, id, instant, date, time, enumeration
  void (*set)(void*, std::int64_t){};
  void const* (*peek)(void const*){};          ///< optional: its value or null
  void* (*emplace)(void*){};                   ///< optional: makes a value
  void (*reset)(void*){};                      ///< optional, list
  std::size_t (*size)(void const*){};          ///< list
  void const* (*at)(void const*, std::size_t){};
  void* (*append)(void*){};                    ///< list: adds an empty element at the end
};

template <typename T>
struct As {};  ///< tag for argument-dependent look-up of `describe`

/// JSON text that passes through unread (event data, settings).
struct Json {
  std::string text{"null"};
};

namespace detail {

template <typename T>
struct Integral {
  static std::int64_t get(void const* p) { return static_cast<std::int64_t>(*static_cast<T const*>(p)); }
  static void set(void* p, std::int64_t v) { *static_cast<T*>(p) = static_cast<T>(v); }
};

template <typename T, auto Member>
struct Wrapped {
  static std::int64_t get(void const* p) { return static_cast<T const*>(p)->*Member; }
  static void set(void* p, std::int64_t v) {
    using M = std::remove_reference_t<decltype(static_cast<T*>(p)->*Member)>;
    static_cast<T*>(p)->*Member = static_cast<M>(v);
  }
};

template <typename T, auto Member>
Type wrapped(Kind kind, char const* name) {
  Type t{.kind = kind, .name = name};
  t.get = Wrapped<T, Member>::get;
  t.set = Wrapped<T, Member>::set;
  return t;
}

template <typename T>
struct Builtin {
  static constexpr bool known = false;
};
template <typename T>
  requires std::is_integral_v<T>
struct Builtin<T> {
  static constexpr bool known = true;
  static Type make() {
    auto const boolean = std::is_same_v<T, bool>;
    Type t{.kind = boolean ? Kind::boolean : Kind::integer, .name = boolean ? "boolean" : "integer"};
    t.get = Integral<T>::get;
    t.set = Integral<T>::set;
    return t;
  }
};
template <>
struct Builtin<double> {
  static constexpr bool known = true;
  static Type make() { return {.kind = Kind::real, .name = "number"}; }
};
template <>
struct Builtin<std::string> {
  static constexpr bool known = true;
  static Type make() { return {.kind = Kind::text, .name = "string"}; }
};
template <>
struct Builtin<Json> {
  static constexpr bool known = true;
  static Type make() { return {.kind = Kind::json, .name = "json"}; }
};
template <typename Tag>
struct Builtin<Id<Tag>> {
  static constexpr bool known = true;
  static Type make() { return wrapped<Id<Tag>, &Id<Tag>::value>(Kind::id, "id"); }
};
template <typename Unit>
struct Builtin<Measure<Unit>> {
  static constexpr bool known = true;
  static Type make() { return wrapped<Measure<Unit>, &Measure<Unit>::value>(Kind::integer, "integer"); }
};
template <>
struct Builtin<Instant> {
  static constexpr bool known = true;
  static Type make() { return wrapped<Instant, &Instant::ms>(Kind::instant, "instant"); }
};
template <>
struct Builtin<ServiceDate> {
  static constexpr bool known = true;
  static Type make() { return wrapped<ServiceDate, &ServiceDate::yyyymmdd>(Kind::date, "date"); }
};
template <>
struct Builtin<ServiceTime> {
  static constexpr bool known = true;
  static Type make() { return wrapped<ServiceTime, &ServiceTime::seconds>(Kind::time, "time"); }
};

}  // namespace detail

/// The description of T; every described type has exactly one, alive as long as the program.
template <typename T>
Type const& type_of();

namespace detail {

template <typename T>
struct Builtin<std::optional<T>> {
  static constexpr bool known = true;
  static Type make() {
    using O = std::optional<T>;
    Type t{.kind = Kind::optional, .name = "optional"};
    t.inner = &type_of<T>;
    t.peek = [](void const* p) -> void const* {
      auto const& o = *static_cast<O const*>(p);
      return o ? &*o : nullptr;
    };
    t.emplace = [](void* p) -> void* { return &static_cast<O*>(p)->emplace(); };
    t.reset = [](void* p) { static_cast<O*>(p)->reset(); };
    return t;
  }
};
template <typename T>
struct Builtin<std::vector<T>> {
  static constexpr bool known = true;
  static Type make() {
    using V = std::vector<T>;
    Type t{.kind = Kind::list, .name = "list"};
    t.inner = &type_of<T>;
    t.size = [](void const* p) { return static_cast<V const*>(p)->size(); };
    t.at = [](void const* p, std::size_t i) -> void const* { return &(*static_cast<V const*>(p))[i]; };
    t.append = [](void* p) -> void* { return &static_cast<V*>(p)->emplace_back(); };
    t.reset = [](void* p) { static_cast<V*>(p)->clear(); };
    return t;
  }
};

}  // namespace detail

template <typename T>
Type const& type_of() {
  if constexpr (detail::Builtin<T>::known) {
    static Type const type = detail::Builtin<T>::make();
    return type;
  } else {
    return describe(As<T>{});
  }
}

/// The name of an enumerator, exactly as in JSON and in the database.
template <typename E>
  requires std::is_enum_v<E>
char const* to_name(E value) {
  return type_of<E>().names[static_cast<std::size_t>(value)];
}

/// The enumerator of a name; empty when there is none.
template <typename E>
  requires std::is_enum_v<E>
std::optional<E> from_name(std::string_view name) {
  auto const names = type_of<E>().names;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (name == names[i]) return static_cast<E>(i);
  return {};
}

}  // namespace base

#define FIELD(member, DOC) \
  ::base::Field { #member, DOC, offsetof(Self, member), &::base::type_of<decltype(Self::member)> }

/// Describes struct T (place it in T's namespace, after T). Fields in the order in which they are rendered.
#define DESCRIBE(T, DOC, ...)                                                                     \
  [[maybe_unused]] inline ::base::Type const& describe(::base::As<T>) {                           \
    using Self = T;                                                                               \
    static ::base::Field const fields[] = {__VA_ARGS__};                                          \
    static ::base::Type const type{.kind = ::base::Kind::object, .name = #T, .doc = DOC, .fields = fields}; \
    return type;                                                                                  \
  }

/// Describes a struct without members (a request that needs none).
#define DESCRIBE_EMPTY(T, DOC)                                                                    \
  [[maybe_unused]] inline ::base::Type const& describe(::base::As<T>) {                           \
    static ::base::Type const type{.kind = ::base::Kind::object, .name = #T, .doc = DOC};         \
    return type;                                                                                  \
  }

/// Describes enum class E with values 0…n-1; give the enumerators' names as strings in order.
#define DESCRIBE_ENUM(E, DOC, ...)                                                                \
  [[maybe_unused]] inline ::base::Type const& describe(::base::As<E>) {                           \
    static char const* const names[] = {__VA_ARGS__};                                             \
    static ::base::Type const type = [] {                                                         \
      ::base::Type t{.kind = ::base::Kind::enumeration, .name = #E, .doc = DOC, .names = names};  \
      t.get = ::base::detail::Integral<E>::get;                                                   \
      t.set = ::base::detail::Integral<E>::set;                                                   \
      return t;                                                                                   \
    }();                                                                                          \
    return type;                                                                                  \
  }

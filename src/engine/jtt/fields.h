// The fields of a message, named one after the other to whoever shows or checks them.
#pragma once
#include <cstdint>
#include <string_view>

namespace jtt {

/// Receives fields in the order of the wire. Inside a list names are empty.
class Fields {
 public:
  virtual ~Fields() = default;
  virtual void number(std::string_view name, std::int64_t) = 0;
  virtual void flag(std::string_view name, bool) = 0;
  /// Printable ASCII made here: hexadecimal digits, times, ids.
  virtual void word(std::string_view name, std::string_view) = 0;
  /// Text of the sender as it came: GBK by the standard, in the field also other encodings.
  virtual void text(std::string_view name, std::string_view bytes) = 0;
  virtual void open_object(std::string_view name) = 0;
  virtual void open_list(std::string_view name) = 0;
  virtual void close() = 0;
};

}  // namespace jtt

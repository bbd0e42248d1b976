// Fields of a message as JSON text.
#pragma once
#include <string>
#include <string_view>

#include "engine/jtt/fields.h"

namespace app {

/// Writes what is inside one object, without its braces.
class JsonFields final : public jtt::Fields {
 public:
  explicit JsonFields(std::string& out) : out_{out} {}

  void number(std::string_view name, std::int64_t) override;
  void flag(std::string_view name, bool) override;
  void word(std::string_view name, std::string_view) override;
  void text(std::string_view name, std::string_view bytes) override;
  void open_object(std::string_view name) override;
  void open_list(std::string_view name) override;
  void close() override;

 private:
  void begin(std::string_view name);
  std::string& out_;
  std::string ends_;  ///< of what is open, the innermost last
  bool first_{true};
};

}  // namespace app

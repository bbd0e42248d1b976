// Streams one XML part of a zip package through handlers, within limits.
#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "platform/documents/sheet.h"

namespace platform::documents {

/// Attributes of an element, by local name.
class XmlAttributes {
 public:
  explicit XmlAttributes(char const** pairs) : pairs_{pairs} {}
  /// The value; empty when there is none. Prefixes are ignored ("r:id" is "id").
  std::string_view find(std::string_view name) const;

 private:
  char const** pairs_;
};

/// What a reader of a part does. Element names come without prefix.
struct XmlHandlers {
  std::function<void(std::string_view name, XmlAttributes const&)> start;
  std::function<void(std::string_view name)> end;
  std::function<void(std::string_view text)> text;
  std::function<bool()> wants_more{};  ///< false ends the reading without fault
};

/// A zip package over bytes that outlive it. The unpacked sizes of all parts together stay within limits.
class XmlPackage {
 public:
  XmlPackage(std::string_view bytes, SheetLimits const&);
  ~XmlPackage();
  XmlPackage(XmlPackage const&) = delete;

  bool opened() const;
  bool has(std::string const& path) const;
  /// @errors sheet_malformed (no such part, not well-formed, or with a document type), sheet_too_large
  base::Outcome read(std::string const& path, XmlHandlers const&);

 private:
  struct Zip;
  std::unique_ptr<Zip> zip_;
  SheetLimits limits_;
  std::size_t unpacked_{};
};

}  // namespace platform::documents

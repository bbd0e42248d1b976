// Objects of a finished PDF, and further ones written behind it, so that every earlier byte stays as it was.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace platform::documents {

/// The newest form of each object of a PDF that `Document` made, updates of this kind included.
/// @source ISO 32000-1 7.5: cross-reference tables, not streams
class PdfObjects {
 public:
  /// @param pdf  outlives this
  /// @throws std::runtime_error when it is not laid out so
  explicit PdfObjects(std::string_view pdf);

  /// What stands between "obj" and "endobj". @throws std::runtime_error when there is none
  std::string_view get(std::int64_t number) const;
  /// The newest object with both texts in it; 0: none.
  std::int64_t find(std::string_view a, std::string_view b) const;
  std::int64_t root() const { return root_; }
  std::int64_t size() const { return size_; }  ///< one more than the highest number
  std::string_view bytes() const { return pdf_; }
  std::size_t table() const { return table_; }  ///< where the newest cross-reference table begins

 private:
  void read_section(std::size_t at);
  std::size_t read_entries(std::size_t at);

  std::string_view pdf_;
  std::map<std::int64_t, std::size_t> offsets_;
  std::int64_t root_{}, size_{};
  std::size_t table_{};
};

/// The whole number behind a key of an object or trailer. @returns `otherwise` when the key is not there
std::int64_t pdf_number(std::string_view object, std::string_view key, std::int64_t otherwise = 0);

/// An incremental update in the making. @source ISO 32000-1 7.5.6
class PdfUpdate {
 public:
  explicit PdfUpdate(PdfObjects const& of) : of_{of}, next_{of.size()} {}

  std::int64_t fresh() { return next_++; }
  /// Writes an object, or a newer form of one.
  /// @returns where its content begins, counted from the beginning of the update
  std::size_t put(std::int64_t number, std::string_view content);
  /// The object with more entries in its outermost dictionary.
  void extend(std::int64_t number, std::string_view entries);
  /// The bytes of the update: to be written behind the document.
  std::string finish();

 private:
  PdfObjects const& of_;
  std::int64_t next_;
  std::string out_{"\n"};
  std::map<std::int64_t, std::size_t> offsets_;
};

}  // namespace platform::documents

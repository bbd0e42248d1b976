// A SELECT whose conditions depend on what was asked, so that each combination gets its own index-friendly
// text.
#pragma once
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"

namespace platform::db {

/// Collects conditions; unset ones leave no trace in the text. Values stay parameters.
///
///     Filter f{"SELECT id FROM mail_item", region};
///     f.equal("node", node);                  // nothing when node is 0
///     f.add("number >= ?", text);             // always
///     list<Item>(tx, f.order("id DESC", limit));
class Filter {
 public:
  /// @param select  up to and without WHERE; the first condition is always `region = $1`
  Filter(std::string_view select, base::Region region) : sql_{select} {
    sql_ += " WHERE region = $1";
    params_.emplace_back(region);
  }

  /// Adds a condition with one `?` for each value.
  Filter& add(std::string_view condition, std::initializer_list<Param> values) {
    sql_ += " AND ";
    for (auto const& value : values) {
      params_.push_back(value);
      auto const mark = condition.find('?');
      sql_ += condition.substr(0, mark);
      sql_ += '$' + std::to_string(params_.size());
      condition.remove_prefix(mark + 1);
    }
    sql_ += condition;
    return *this;
  }
  Filter& add(std::string_view condition, Param value) { return add(condition, {value}); }
  /// `column = value`, unless the value is empty or zero.
  template <typename T>
  Filter& equal(std::string_view column, T const& value) {
    if (value == T{}) return *this;
    return add(std::string{column} + " = ?", Param{value});
  }
  Filter& equal(std::string_view column, std::string const& text) {
    return text.empty() ? *this : add(std::string{column} + " = ?", Param{text});
  }
  /// One of the columns begins with a text, unless that is empty. Between two bounds, so that an index
  /// serves.
  Filter& begins_with(std::initializer_list<std::string_view> columns, std::string const& text) {
    if (text.empty()) return *this;
    params_.emplace_back(text);
    params_.emplace_back(owned_.emplace_back(text + "\xF4\x8F\xBF\xBF"));  // the last character there is
    auto const from = '$' + std::to_string(params_.size() - 1), until = '$' + std::to_string(params_.size());
    auto before = " AND (";
    for (auto const column : columns) {
      sql_ += before;
      ((((sql_ += '(') += column) += " >= " + from + " AND ") += column) += " < " + until + ')';
      before = " OR ";
    }
    sql_ += ')';
    return *this;
  }
  /// A condition without a value.
  Filter& also(std::string_view condition) {
    sql_ += " AND ";
    sql_ += condition;
    return *this;
  }
  /// @param limit  clamped to 1…500
  Filter& order(std::string_view by, std::int64_t limit) {
    sql_ += " ORDER BY ";
    sql_ += by;
    return add_limit(limit < 1 ? 1 : limit > 500 ? 500 : limit);
  }

  std::string const& sql() const { return sql_; }
  std::vector<Param> const& params() const { return params_; }

 private:
  Filter& add_limit(std::int64_t limit) {
    params_.emplace_back(limit);
    sql_ += " LIMIT $" + std::to_string(params_.size());
    return *this;
  }
  std::string sql_;
  std::deque<std::string> owned_;  // where its texts are, they stay
  std::vector<Param> params_;      // texts point into the caller's filter, which outlives the query
};

/// All rows of a filtered select as structs.
template <typename T>
std::vector<T> list(Tx& tx, Filter const& filter) {
  std::vector<T> out;
  Tx::Sink const sink = [&out](Row const& row) { read_row(row, base::type_of<T>(), &out.emplace_back()); };
  tx.run(filter.sql(), filter.params(), &sink);
  return out;
}

/// The first column of the first row as a number; 0 when there is none.
inline std::int64_t count(Tx& tx, Filter const& filter) {
  std::int64_t n = 0;
  Tx::Sink const sink = [&n](Row const& row) { n = row.integer(0); };
  tx.run(filter.sql(), filter.params(), &sink);
  return n;
}

}  // namespace platform::db

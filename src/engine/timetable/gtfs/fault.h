// What can be wrong in a feed: one closed list with both languages, and the faults that were found.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/describe.h"

namespace gtfs {

/// error: the row is left out and the import is refused unless the caller accepts that; warning: taken over, but look
/// at it; notice: something that is not kept.
enum class Severity { error, warning, notice };
DESCRIBE_ENUM(Severity, "Weight of a fault.", "error", "warning", "notice")

/// One kind of fault.
struct FaultKind {
  char const* code;
  Severity severity;
  char const* zh;
  char const* en;
};

#define GTFS_FAULTS(X)                                                                                          \
  X(file_missing, error, "缺少必需的文件", "A required file is missing.")                                       \
  X(file_empty, error, "文件为空或没有表头", "The file is empty or has no header.")                             \
  X(file_not_utf8, error, "文件不是 UTF-8 编码，请另存为 UTF-8", "The file is not UTF-8; save it as UTF-8.")    \
  X(file_too_wide, error, "列数过多，文件可能不是 CSV", "Too many columns; this may not be a CSV file.")        \
  X(quote_open, error, "引号没有闭合", "A quotation mark is never closed.")                                     \
  X(column_missing, error, "缺少必需的列", "A required column is missing.")                                     \
  X(column_twice, error, "列名重复", "A column stands twice.")                                                  \
  X(value_missing, error, "必填项为空", "A required value is empty.")                                           \
  X(value_malformed, error, "格式不对", "The value is malformed.")                                              \
  X(value_out_of_range, error, "数值超出范围", "The value is out of range.")                                    \
  X(key_twice, error, "编号重复", "The key stands twice.")                                                      \
  X(reference_unknown, error, "引用的记录不存在", "The record that it refers to does not exist.")               \
  X(flex_unsupported, error, "需求响应班次（GTFS-Flex）没有固定时刻，不能导入",                                 \
    "Demand-responsive (GTFS-Flex) service has no fixed times and cannot be imported.")                         \
  X(times_decrease, error, "到发时刻倒退", "Times go backwards.")                                               \
  X(end_time_missing, error, "首末站必须有时刻", "The first and the last stop need a time.")                    \
  X(dates_reversed, error, "结束早于开始", "The end is before the start.")                                      \
  X(trip_too_short, warning, "班次不足两个有效站点，未导入", "The trip has fewer than two valid stops; left out.") \
  X(service_never, warning, "该日历没有运营日", "This calendar has no day of operation.")                       \
  X(timezone_differs, warning, "时区不是 Asia/Shanghai，时刻按北京时间使用",                                    \
    "The time zone is not Asia/Shanghai; times are taken as China's.")                                          \
  X(cells_surplus, warning, "单元格比表头多，多余部分未导入", "More cells than the header; the rest is left out.") \
  X(node_unknown, warning, "x_handover 所指站点不在本县，未关联", "No node has the code in x_handover; not linked.") \
  X(file_ignored, notice, "本系统不使用该文件，未导入", "This file is not used and not imported.")              \
  X(column_ignored, notice, "本系统不使用该列，未导入", "This column is not used and not imported.")

namespace fault {
#define GTFS_FAULT_CONSTANT(name, severity, zh, en) inline constexpr FaultKind name{#name, Severity::severity, zh, en};
GTFS_FAULTS(GTFS_FAULT_CONSTANT)
#undef GTFS_FAULT_CONSTANT
}  // namespace fault

/// One fault with its place. `row` counts the header as 1; 0 when it is about the whole file.
struct Fault {
  std::string file;
  std::int64_t row{};
  std::string field, code;
  Severity severity{};
  std::string value;  ///< what stood there, at most 80 characters
  std::string zh, en;
};
DESCRIBE(Fault, "A fault of a feed.", FIELD(file, "file"), FIELD(row, "row; the header is 1, 0 = the file"),
         FIELD(field, "column"), FIELD(code, "what is wrong"), FIELD(severity, "weight"),
         FIELD(value, "what stood there"), FIELD(zh, "Chinese"), FIELD(en, "English"))

/// Where a fault is.
struct Place {
  std::string_view file;
  std::size_t row{};
  std::string_view field{};
};

/// Collects faults; all are counted, the first of each severity are kept.
class Faults {
 public:
  static constexpr std::size_t kKeptMax = 500;  ///< of each severity

  void add(FaultKind const&, Place const&, std::string_view value = {});

  std::vector<Fault> const& list() const { return list_; }
  std::size_t count(Severity s) const { return counts_[static_cast<std::size_t>(s)]; }

 private:
  std::vector<Fault> list_;
  std::array<std::size_t, 3> counts_{};
};

}  // namespace gtfs

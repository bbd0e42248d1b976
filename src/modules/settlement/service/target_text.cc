// Reads a code word by word; one from before targets stood in it has none to tell.
#include "modules/settlement/service/target_text.h"

#include <fmt/format.h>

#include <sstream>

#include "modules/agreement/agreement.h"

namespace settlement::service {
namespace {

/// In the order of the enumerators.
constexpr char const* kMeasures[] = {"准班率", "到达准点率", "扫描率", "时限达成率",
                                     "丢失率", "破损率",     "投诉率", "异常响应时长"};
constexpr char const* kRecords[] = {"客户服务记录", "验单", "赔偿单", "结算争议"};
static_assert(std::size(kMeasures) == static_cast<std::size_t>(agreement::Measure::answer_minutes) + 1);
static_assert(std::size(kRecords) == static_cast<std::size_t>(agreement::Record::disputes) + 1);

/// The word of an enumerator by its name, else the name.
template <typename E, std::size_t N>
std::string word_of(char const* const (&words)[N], std::string const& name) {
  for (std::size_t i = 0; i < N; ++i)
    if (base::to_name(static_cast<E>(i)) == name) return words[i];
  return name;
}

std::string rate_text(double part, double of) { return fmt::format("{:.2f}%", 100 * part / of); }

/// "complaints:losses" is 投诉率（取自赔偿单）.
std::string measure_text(std::string const& what) {
  auto const colon = what.find(':');
  auto const measure = word_of<agreement::Measure>(kMeasures, what.substr(0, colon));
  if (colon == std::string::npos) return measure;
  return measure + "（取自" + word_of<agreement::Record>(kRecords, what.substr(colon + 1)) + "）";
}

}  // namespace

std::string evidence_text(rules::EvidenceKind kind, std::string const& code) {
  if (kind != rules::EvidenceKind::target && kind != rules::EvidenceKind::service_level) return code;
  std::istringstream in{code};
  std::string what;
  double count{}, total{}, target{};
  char slash{};
  if (!(in >> what >> count >> slash >> total) || total <= 0) return code;
  auto const in_minutes = what.starts_with("answer_minutes");
  auto out = measure_text(what) + ' ' +
             (in_minutes ? fmt::format("平均 {:.1f} 分钟（{:.0f} 次答复）", count / total, total)
                         : fmt::format("{}（{:.0f}/{:.0f}）", rate_text(count, total), count, total));
  if (in >> target)
    out += in_minutes ? fmt::format("，目标 {:.0f} 分钟", target) : "，目标 " + rate_text(target, 10'000);
  return out;
}

}  // namespace settlement::service

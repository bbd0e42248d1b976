// The pipeline that a county begins with, and what a stage needs.
#include "modules/agreement/rules/prospect_stage.h"

#include "modules/agreement/rules/refusals.h"

namespace agreement::rules {
namespace {

StageList stage(char const* name, std::vector<std::pair<char const*, Proof>> const& points) {
  StageList out;
  out.stage.name = name;
  for (auto const& [text, proof] : points) {
    Point p;
    p.name = text;
    p.proof = proof;
    p.seq = std::ssize(out.points);
    out.points.push_back(std::move(p));
  }
  return out;
}

}  // namespace

base::Outcome check_stage(StageList const& s) {
  if (s.stage.name.empty()) return base::refuse(refusal::stage_name_missing, {}, "/stage/name");
  if (s.points.empty() && !s.stage.retired) return base::refuse(refusal::checklist_empty, {}, "/points");
  for (std::size_t i = 0; i < s.points.size(); ++i)
    if (s.points[i].name.empty())
      return base::refuse(refusal::point_name_missing, {}, "/points/" + std::to_string(i) + "/name");
  return base::Done{};
}

std::vector<StageList> usual_stages() {
  using enum Proof;
  std::vector<StageList> out{
      stage("线索",
            {{"登记对方联系人", contact}, {"核实对方主体资格（统一社会信用代码、经营范围）", ticked}}),
      stage("初步沟通",
            {{"至少一次沟通有记录", follow_up}, {"确认属于交邮合作范围，不涉及禁限寄业务", ticked}}),
      stage("意向确认",
            {{"写明合作条件（价格、时间窗、邮量等）", conditions}, {"核对线路运力与站点条件", ticked}}),
      stage("深入洽谈", {{"双方对每项条款都已表明立场", positions}, {"财务核过月度差额", ticked}}),
      stage("意向书", {{"生成合作意向书", letter}, {"双方确认意向书内容", ticked}}),
  };
  for (std::size_t i = 0; i < out.size(); ++i) out[i].stage.seq = static_cast<std::int64_t>(i);
  return out;
}

}  // namespace agreement::rules

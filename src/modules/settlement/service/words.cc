// One table for all enumerators; none of their names means two things here.
#include "modules/settlement/service/words.h"

#include <map>

namespace settlement::service {

namespace {

std::map<std::string_view, char const*> const& words() {
  static std::map<std::string_view, char const*> const all{
      {"bank", "银行存款"}, {"receivable", "应收账款"}, {"payable", "应付账款"}, {"income", "收入"},
      {"cost", "成本"}, {"input_tax", "进项税额"}, {"output_tax", "销项税额"}, {"cod_held", "代收款在手"},
      {"cod_owed", "应付代收款"}, {"rating", "计费中"}, {"draft", "待确认"}, {"closed", "已关账"}, {"charge", "计费"},
      {"top_up", "保底补足"}, {"cap_cut", "封顶扣减"}, {"penalty", "违约扣款"},
      {"penalty_cut", "扣款超限返还"}, {"bonus", "奖励"}, {"compensation", "赔偿"},
      {"difference", "差额调整"}, {"item", "按件"}, {"kg", "按重量"}, {"bag", "按袋"},
      {"trip", "按趟"}, {"line_month", "线路包月"}, {"km", "按里程"}, {"revenue", "收入分成"},
      {"sorting", "分拣"}, {"transport", "运输"}, {"handover", "交接"}, {"delivery", "末端"},
      {"late_trip", "晚点"}, {"missed_trip", "脱班"}, {"lost_item", "丢失"}, {"missing_scan", "漏扫"},
      {"broken_seal", "封志破损"}, {"target_met", "达标"}, {"target_missed", "未达标"},
      {"outside_window", "超出时限窗口"}, {"target", "考核指标"}, {"service_level", "服务标准"},
      {"dispute", "结算争议"}, {"open", "待确认"}, {"frozen", "争议冻结"},
      {"settled", "争议已结"}, {"true", "是"}, {"false", "否"}, {"carriage", "承运交出"},
      {"sealing", "封发"}, {"irregularity", "验单"}, {"loss", "赔偿单"}, {"collected", "已代收"},
      {"underway", "汇缴中"}, {"remitted", "已汇缴"}, {"paid_out", "已付寄件人"}, {"same", "一致"},
      {"only_ours", "仅我方有"}, {"only_theirs", "仅对方有"}, {"differs", "金额不符"},
      {"loss_lost", "丢失"}, {"loss_damaged", "损毁"}, {"loss_part_missing", "短少"},
      {"loss_open", "待核定"}, {"loss_assessed", "待审批"}, {"loss_approved", "已核定"},
      {"loss_declined", "不予赔偿"}, {"by_handover", "交接记录"}, {"by_opening", "拆袋时封志完好"},
      {"by_holder", "当前保管"}, {"by_decided", "双方认定"}, {"by_unknown", "无保管记录"}};
  return all;
}

}  // namespace

std::string chinese_of(std::string_view name) {
  auto const at = words().find(name);
  return at == words().end() ? std::string{name} : at->second;
}

}  // namespace settlement::service

// The one table of Chinese words of module mail.
#include "modules/mail/service/words.h"

#include <fmt/format.h>

#include <iterator>
#include <map>
#include <utility>

namespace mail::service {

namespace {

constexpr std::pair<std::string_view, char const*> kWords[] = {
    {"advised", "预告"},
    {"accepted", "在站"},
    {"bagged", "已封袋"},
    {"waiting", "待取"},
    {"delivered", "妥投"},
    {"isolated", "隔离"},
    {"surrendered", "已移交"},
    {"refused", "拒收"},
    {"left", "离县"},
    {"lost", "丢失"},
    {"dead", "无着"},
    {"inbound", "下行"},
    {"outbound", "上行"},
    {"returning", "退回"},
    {"open", "开口"},
    {"sealed", "已封"},
    {"in_transit", "在途"},
    {"received", "已接收"},
    {"opened", "已开拆"},
    {"reconciled", "已核销"},
    {"cancelled", "作废"},
    {"ordinary", "普通"},
    {"registered", "给据"},
    {"insured", "保价"},
    {"empties", "空容器"},
    {"planned", "计划"},
    {"loading", "装载中"},
    {"departed", "在途"},
    {"completed", "已完成"},
    {"loaded", "已装"},
    {"unloaded", "已卸"},
    {"left_behind", "漏装"},
    {"closed", "已结"},
    {"proposed", "待签"},
    {"differing", "有差异"},
    {"signed_by_both", "双方已签"},
    {"withdrawn", "已撤回"},
    {"raised", "待答复"},
    {"replied", "已答复"},
    {"disputed", "有争议"},
    {"missing", "短少"},
    {"extra", "多出"},
    {"broken", "破损"},
    {"misdirected", "错发"},
    {"wet", "水湿"},
    {"seal_differs", "封志异常"},
    {"weight_differs", "重量不符"},
    {"form", "规格不符"},
    {"parcel", "包裹"},
    {"letter", "信函"},
    {"ems", "特快"},
    {"farm_goods", "农产品"},
    {"china_post", "中国邮政"},
    {"sf", "顺丰"},
    {"jt", "极兔"},
    {"yto", "圆通"},
    {"zto", "中通"},
    {"sto", "申通"},
    {"yunda", "韵达"},
    {"jd", "京东"},
    {"other", "其他"},
    {"true", "是"},
    {"false", "否"},
};

std::map<std::string_view, char const*> const& words() {
  static std::map<std::string_view, char const*> const by_name(std::begin(kWords), std::end(kWords));
  return by_name;
}

}  // namespace

std::string chinese_of(std::string_view name) {
  auto const at = words().find(name);
  return at == words().end() ? std::string{name} : at->second;
}

std::string name_of(std::string_view chinese) {
  for (auto const& [name, word] : words())
    if (chinese == word) return std::string{name};
  return std::string{chinese};
}

std::string kilograms(std::int64_t weight_g) {
  return fmt::format("{}.{:03} kg", weight_g / 1000, weight_g % 1000);
}

}  // namespace mail::service

// What an interface needs, and the hand-over points of the trade.
#include "modules/agreement/rules/interface.h"

#include <fmt/format.h>

#include "modules/agreement/rules/refusals.h"

namespace agreement::rules {
namespace {

using org::OrganisationKind;

/// One side's part.
struct Part {
  OrganisationKind kind;
  char const* post;
  std::int64_t sla_min;
};

struct Usual {
  InterfaceStep step;
  char const* name;
  Part giver, receiver;
  char const *message, *procedure;
};

constexpr auto kPost = OrganisationKind::post, kCoach = OrganisationKind::transport;

constexpr Usual kUsual[] = {
    {InterfaceStep::advice,
     "邮件预告",
     {kPost, "postal_liaison", 60},
     {kCoach, "acceptance_clerk", 30},
     "mail.item_advised",
     "1 邮政在交邮前导入预告清单；2 客运方核对错误行并确认件数、重量；3 无预告的邮件先停、再问。"},
    {InterfaceStep::advice,
     "运输计划发布",
     {kCoach, "dispatcher", 60},
     {kPost, "postal_liaison", 30},
     "planning.plan_published",
     "1 调度员发布次日运输计划；2 邮政对接人查看班次与截止时刻，有异议即提出变更。"},
    {InterfaceStep::acceptance,
     "县中心接收进口邮件",
     {kPost, "postal_liaison", 20},
     {kCoach, "acceptance_clerk", 20},
     "mail.handover_signed",
     "1 邮政交出总包并说明封志；2 收寄员逐袋扫描、验封、称重；3 双方签字，差异当场验单。"},
    {InterfaceStep::sorting,
     "分拣封发完成通报",
     {kCoach, "sorter", 30},
     {kPost, "postal_liaison", 30},
     "mail.bag_sealed",
     "1 分拣员按封发关系装袋、加封、打印袋牌；2 邮政对接人核对袋数与预告是否相符。"},
    {InterfaceStep::dispatch,
     "装车交接",
     {kCoach, "sorter", 10},
     {kCoach, "driver", 10},
     "mail.handover_signed",
     "1 按路单逐袋扫描装车；2 驾驶员验封志、点袋数；3 双方签字后方可发车。"},
    {InterfaceStep::transport,
     "发车与晚点通报",
     {kCoach, "dispatcher", 5},
     {kPost, "postal_liaison", 15},
     "mail.departed",
     "1 发车即通报；2 晚点超过十五分钟通报原因与预计到达；3 邮政对接人转告受影响站点。"},
    {InterfaceStep::township,
     "乡镇站卸车交接",
     {kCoach, "driver", 10},
     {kCoach, "station_head", 15},
     "mail.handover_signed",
     "1 到站按路单卸袋；2 站长逐袋扫描、验封；3 双方签字，差异在发车前处理或冻结。"},
    {InterfaceStep::village,
     "村级站点接收",
     {kCoach, "driver", 10},
     {kPost, "village_keeper", 20},
     "mail.handover_signed",
     "1 交村袋并逐件清点；2 村站负责人扫描上架，系统通知收件人；3 双方签字。"},
    {InterfaceStep::village,
     "妥投回传",
     {kPost, "village_keeper", 10},
     {kCoach, "customer_service", 60},
     "mail.item_delivered",
     "1 凭取件码或证件交付并扫描；2 状态即时回传；3 超期未取按规定退回。"},
    {InterfaceStep::back,
     "出口与退回邮件上行",
     {kPost, "village_keeper", 20},
     {kCoach, "driver", 10},
     "mail.handover_signed",
     "1 实名、验视、安检后封袋；2 返程班次收运并签字；3 县中心交邮政出口。"},
    {InterfaceStep::difference,
     "差异验单与答复",
     {kCoach, "station_head", 30},
     {kPost, "postal_liaison", 1440},
     "mail.irregularity_raised",
     "1 发现短少、破损、封志异常即出验单并附照片；2 对方一日内答复；3 不服再议，责任按保管记录认定。"},
    {InterfaceStep::settlement,
     "当日平衡确认",
     {kCoach, "operations_manager", 60},
     {kPost, "postal_liaison", 720},
     "mail.day_closed",
     "1 各节点期初＋收入＝发出＋期末；2 营运日关闭后通报邮政；3 次日中午前确认或提出差异。"},
};

bool has_both(std::string const& a, std::string const& b) { return !a.empty() && !b.empty(); }

}  // namespace

base::Outcome check_interface(Interface const& i) {
  if (i.code.empty()) return base::refuse(refusal::interface_code_missing, {}, "/code");
  if (i.name.empty()) return base::refuse(refusal::interface_name_missing, {}, "/name");
  if (i.procedure.empty()) return base::refuse(refusal::procedure_missing, {}, "/procedure");
  if (i.message.empty()) return base::refuse(refusal::message_missing, {}, "/message");
  if (!has_both(i.giver_post, i.receiver_post))
    return base::refuse(refusal::interface_post_missing, {},
                        i.giver_post.empty() ? "/giver_post" : "/receiver_post");
  if (i.giver_sla_min <= 0 || i.receiver_sla_min <= 0)
    return base::refuse(refusal::interface_sla_missing, {},
                        i.giver_sla_min <= 0 ? "/giver_sla_min" : "/receiver_sla_min");
  return base::Done{};
}

std::vector<Interface> usual_interfaces() {
  std::vector<Interface> out;
  for (auto const& u : kUsual) {
    Interface i;
    i.code = fmt::format("JK-{:02}", out.size() + 1);
    i.step = u.step;
    i.seq = static_cast<std::int64_t>(out.size());
    i.name = u.name;
    i.giver = u.giver.kind;
    i.receiver = u.receiver.kind;
    i.procedure = u.procedure;
    i.message = u.message;
    i.giver_post = u.giver.post;
    i.receiver_post = u.receiver.post;
    i.giver_sla_min = u.giver.sla_min;
    i.receiver_sla_min = u.receiver.sla_min;
    out.push_back(std::move(i));
  }
  return out;
}

}  // namespace agreement::rules

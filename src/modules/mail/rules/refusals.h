// Every refusal of module mail, in order of precedence; tests walk the same order.
#pragma once
#include "base/result.h"

#define REFUSAL_MODULE "mail"
#define MAIL_REFUSALS(X)                                                                                     \
  X(item_unknown, 404, "没有这件邮件，请核对邮件号", "There is no such item; check the number.")             \
  X(bag_unknown, 404, "没有这个总包，请核对袋牌", "There is no such bag; check the tag.")                    \
  X(waybill_unknown, 404, "没有这张路单", "There is no such waybill.")                                       \
  X(handover_unknown, 404, "没有这次交接", "There is no such handover.")                                     \
  X(irregularity_unknown, 404, "没有这张验单", "There is no such irregularity.")                             \
  X(manifest_unknown, 404, "没有这次预告导入", "There is no such import of a manifest.")                      \
  X(manifest_running, 409, "预告还在导入，请等导入结束后再撤回",                                             \
    "The manifest is still being imported; wait until that has ended.")                                      \
  X(manifest_too_old, 409, "导入已超过24小时，请逐件处理",                                                   \
    "It was imported more than 24 hours ago; deal with its items one by one.")                               \
  X(number_twice, 422, "这个邮件号在清单中出现了两次", "The number stands twice in the manifest.")           \
  X(node_unknown, 404, "没有这个站点", "There is no such node.")                                             \
  X(out_of_reach, 403, "该站点不在您的数据范围内，请联系系统管理员",                                         \
    "This node is outside your reach; ask the administrator.")                                               \
  X(changed_meanwhile, 409, "记录已被他人更新，请刷新后重试",                                                \
    "The record has changed meanwhile; reload and try again.")                                               \
  X(number_malformed, 422, "邮件号格式不对，请重新扫描", "The item number is malformed; scan again.")        \
  X(number_in_use, 409, "这个邮件号已有在途邮件", "A living item has this number already.")                  \
  X(item_state_forbids, 409, "邮件当前状态不能做这个操作", "The item's state does not allow this.")          \
  X(check_out_of_order, 409, "请按实名、验视、安检的顺序完成检查",                                           \
    "Do the checks in order: real name, content, security.")                                                 \
  X(check_needs_document, 422, "实名检查需要证件类型和号码", "The real-name check needs a document.")        \
  X(document_malformed, 422, "证件号码校验不通过，请核对", "The document number does not verify; check it.") \
  X(check_needs_machine, 422, "安检需要登记安检机编号", "The security check needs the machine.")             \
  X(check_needs_category, 422, "验视需要登记内件品类", "The content check needs the category of goods.")     \
  X(check_not_attested, 409, "只有外地承运商已检的进口邮件可以认可其检查，其他邮件请逐项检查",               \
    "Only for mail that came into the county may the carrier's checks be taken over; do the check.")         \
  X(checks_missing, 409, "实名、验视、安检未齐，不能封袋",                                                   \
    "Real-name, content or security check is missing; it cannot be bagged.")                                 \
  X(goods_prohibited, 409, "属于禁寄物品，不得收寄，请隔离并报告",                                           \
    "Prohibited goods: do not accept; isolate and report.")                                                  \
  X(surrender_only, 409, "禁寄物品不得退还或自行处理，请移交主管部门",                                       \
    "Prohibited goods are not given back or disposed of: surrender them to the authority.")                  \
  X(release_same_person, 403, "禁寄物品的解除隔离须由隔离人以外的人办理",                                    \
    "Somebody else than who isolated prohibited goods must release them.")                                   \
  X(too_heavy, 422, "超过可收寄的重量", "Heavier than may be accepted.")                                     \
  X(too_large, 422, "超过可收寄的尺寸", "Larger than may be accepted.")                                      \
  X(destination_unknown, 422, "没有这个寄达站点", "There is no such node of destination.")                   \
  X(no_sort_rule, 409, "没有到该寄达站的封发关系，请先在封发计划中补充",                                     \
    "There is no sort rule to that destination; add one first.")                                             \
  X(bag_state_forbids, 409, "总包当前状态不能做这个操作", "The bag's state does not allow this.")            \
  X(bag_elsewhere, 409, "总包不在本站点", "The bag is not at this node.")                                    \
  X(item_elsewhere, 409, "邮件不在本站点", "The item is not at this node.")                                  \
  X(item_in_other_bag, 409, "邮件已在另一个总包中", "The item is in another bag.")                           \
  X(item_not_in_bag, 409, "邮件不在这个总包中", "The item is not in this bag.")                              \
  X(wrong_destination, 409, "邮件的封发关系不经过这个总包的寄达站",                                          \
    "The item does not travel by this bag's destination.")                                                   \
  X(insured_apart, 409, "保价邮件须单独封袋", "Insured items travel in a bag of their own.")                 \
  X(empties_apart, 409, "空袋、空容器单独封袋，不与邮件混装",                                                \
    "Empties travel in a bag of their own, without mail.")                                                   \
  X(bag_empty, 409, "空袋不能封", "An empty bag cannot be sealed.")                                          \
  X(seal_missing, 422, "请扫描封志号", "Scan the seal number.")                                              \
  X(seal_in_use, 409, "这个封志号今天已用过", "This seal number was used before.")                           \
  X(label_code_malformed, 422, "袋（箱）标签码应为SSCC（18位）或UPU S9（29位），请重新扫描",                  \
    "The label's code is neither an SSCC (18 digits) nor an S9 identifier (29 characters); scan again.")     \
  X(label_code_in_use, 409, "这个标签码的总包还未核销", "A bag with this label is still under way.")         \
  X(weight_differs, 409, "称重与内件重量之和相差过大，请复核或注明原因",                                     \
    "The scale and the sum of the items differ too much; check again or give a reason.")                     \
  X(ordinary_differs, 409, "平常邮件件数与清单不符，请逐件勾核后再核销",                                     \
    "The count of unregistered items is not that of the list; tick them one by one.")                        \
  X(bag_already_listed, 409, "总包已在另一张路单上", "The bag is on another waybill.")                       \
  X(waybill_state_forbids, 409, "路单当前状态不能做这个操作", "The waybill's state does not allow this.")    \
  X(stop_unknown, 422, "这个班次不停靠该站点", "The trip does not call at this node.")                       \
  X(hold_full, 409, "超过行李舱可用载重、容积或袋数", "Beyond the hold's free weight, volume or bags.")    \
  X(departure_held, 409, "发车检查未通过，不能发车；请联系调度员处理后再发",                                 \
    "The departure gate is closed: no departure until the dispatcher has settled this.")                     \
  X(departure_blocked, 409, "有未确认的交接差异或未交接的总包，不能发车",                                    \
    "Unsettled differences or bags not handed over: no departure.")                                          \
  X(bags_carried_on, 409, "车上有应在前面或本站卸交的总包，请先交接；确需带走的请填写原因",                  \
    "Bags to be unloaded at or before this stop are on board: hand them over, or give the reason.")          \
  X(stop_out_of_order, 409, "请按站序登记到达和发车",                                                        \
    "Record arrivals and departures in the order of stops.")                                                 \
  X(licence_expired, 409, "驾驶员或车辆证照已到期，不能发车",                                                \
    "A licence of driver or vehicle has expired: no departure.")                                             \
  X(licence_missing, 409, "驾驶员或车辆证照未登记齐全，不能发车",                                            \
    "A licence of driver or vehicle is not on record: no departure.")                                        \
  X(licence_malformed, 422, "驾驶证、从业资格证登记到人，行驶证、运输证、保险登记到车牌",                    \
    "Driving licence and qualification belong to a person, the others to a plate.")                          \
  X(handover_state_forbids, 409, "交接当前状态不能做这个操作", "The handover's state does not allow this.")  \
  X(handover_same_person, 409, "交方和接方不能是同一人", "Giver and receiver must be two people.")           \
  X(handover_not_custodian, 409, "交方不是当前保管人", "The giver does not hold this.")                      \
  X(handover_overtaken, 409, "这次交接之后总包已另行交接，请按现状重新交接",                                  \
    "The bag was handed over again after this; make a new handover.")                                        \
  X(handover_not_party, 403, "只有交接双方可以签字", "Only the two sides may sign.")                         \
  X(bag_not_listed, 409, "总包不在该班次的路单上，请先配发", "The bag is not on this waybill; list it first.") \
  X(seal_not_as_recorded, 409, "封志号与封袋登记不符，请按封志异常登记",                                     \
    "The seal is not the one recorded at sealing: report the seal as differing.")                            \
  X(leaves_with_post_only, 409, "离县总包、邮件只能交给邮政人员",                                            \
    "What leaves the county is handed to the post only.")                                                    \
  X(loose_on_vehicle, 409, "散件不得上车，请先封袋", "Nothing travels loose on a coach: bag it first.")       \
  X(nothing_to_freeze, 409, "没有需要冻结的差异", "There is no difference to freeze.")                         \
  X(handover_empty, 422, "交接内容为空", "The handover lists nothing.")                                      \
  X(handover_line_twice, 422, "同一总包或邮件在交接单上出现了两次", "A bag or item stands twice on the handover.") \
  X(signature_invalid, 422, "签名与交接内容不符", "The signature does not fit the content.")                 \
  X(key_unknown, 403, "签名密钥未登记或已注销，请在本机重新登记",                                            \
    "The signing key is not registered or was revoked; register this device.")                               \
  X(content_differs, 409, "双方签署的内容不一致", "The two sides signed different contents.")                \
  X(photo_unknown, 422, "没有这张照片，请先上传", "There is no such photo; upload it first.")                \
  X(reason_missing, 422, "请填写原因", "Give a reason.")                                                     \
  X(pickup_code_wrong, 403, "取件码不对", "The pick-up code is wrong.")                                      \
  X(not_its_point, 409, "本站点不是这件邮件的寄达站，请先改寄或继续转运",                                    \
    "The item is not for this node: redirect it or send it on.")                                             \
  X(cash_differs, 409, "代收货款与应收金额不符", "The cash taken is not what must be collected.")             \
  X(proof_missing, 422, "代收需要登记代收人并留存凭证", "A proxy needs a name and a proof.")                 \
  X(organisation_unknown, 422, "没有这个单位", "There is no such organisation.")                             \
  X(owner_elsewhere, 422, "经办人今天不在办理方单位任职，请另选",                                            \
    "That person does not work for the side whose word is next; choose another.")                            \
  X(irregularity_state_forbids, 409, "验单当前状态不能做这个操作",                                           \
    "The irregularity's state does not allow this.")                                                         \
  X(day_not_open, 409, "本站点今天还没有开班", "The day is not open at this node.")                          \
  X(day_closed, 409, "本站点该日已结束，请由第二人重开",                                                     \
    "The day is closed at this node; a second person may reopen it.")                                        \
  X(day_unbalanced, 409, "收发存不平衡，请核对后再结束",                                                     \
    "The balance does not close; check before closing.")                                                     \
  X(day_same_person, 403, "重开须由结束人以外的人办理", "Somebody else than the closer must reopen.")        \
  X(earlier_day_open, 409, "前一日还没有结束", "An earlier day is still open.")

namespace mail {
DECLARE_REFUSALS(MAIL_REFUSALS)
}  // namespace mail
#undef REFUSAL_MODULE

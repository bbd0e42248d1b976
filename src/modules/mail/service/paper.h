// Paper that travels with the mail: item labels 面单, bag tags 袋牌, bag lists 清单 and waybills 路单, as
// PDF.
#pragma once
#include <vector>

#include "base/result.h"
#include "modules/mail/service/desk.h"
#include "platform/http/route.h"

namespace mail::service {

/// Width and height of a label in millimetres.
enum class LabelSize { large, small };
DESCRIBE_ENUM(LabelSize, "Size of a label in mm.", "100x180", "76x130")

struct PrintLabel {
  ItemId item;
  LabelSize size{};
};
DESCRIBE(PrintLabel, "Which label.", FIELD(item, "item"), FIELD(size, "size in mm").or_default())

struct PrintLabels {
  std::vector<ItemId> items;
  LabelSize size{};
};
DESCRIBE(PrintLabels, "Which labels.", FIELD(items, "items in the order of the pages").shortest(1).longest(100),
         FIELD(size, "size in mm").or_default())

struct PrintTag {
  BagId bag;
  LabelSize size{};
};
DESCRIBE(PrintTag, "Which tag.", FIELD(bag, "bag"), FIELD(size, "size in mm").or_default())

struct PrintBag {
  BagId bag;
};
DESCRIBE(PrintBag, "Which bag.", FIELD(bag, "bag"))

struct PrintWaybill {
  WaybillId waybill;
};
DESCRIBE(PrintWaybill, "Which waybill.", FIELD(waybill, "waybill"))

/// 隐私面单: names and phones are masked, the sender's address too; the addressee's address is clear for
/// those who accept or deliver mail, and printing it is logged. Shows the sort mark, the destination bag and
/// the planned departure.
/// @errors item_unknown, out_of_reach
/// @source 快递暂行条例 art. 34 (personal data on the label); GB/T 41833-2022
base::Result<platform::http::File> print_label(Look&, PrintLabel const&);
/// The same for many items, a page each; the log names all of them in one entry.
/// @errors item_unknown, out_of_reach
base::Result<platform::http::File> print_labels(Look&, PrintLabels const&);
/// @errors bag_unknown, out_of_reach, bag_state_forbids (an open bag has no barcode yet)
base::Result<platform::http::File> print_tag(Look&, PrintTag const&);
/// 封发清单: what is in the bag, item by item; of an open bag, what is in it so far. @errors bag_unknown,
/// out_of_reach
base::Result<platform::http::File> print_bag_list(Look&, PrintBag const&);
/// 路单 with stops, bags and room for both signatures at every change of hands. @errors waybill_unknown
base::Result<platform::http::File> print_waybill(Look&, PrintWaybill const&);

}  // namespace mail::service

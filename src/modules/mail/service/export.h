// Lists as files for spreadsheets: the rows of the screens with names for keys and masks for people.
#pragma once
#include <string>

#include "base/result.h"
#include "modules/mail/service/view.h"
#include "platform/http/sheet_file.h"

namespace mail::service {

using platform::http::SheetFormat;
using platform::http::to_file;
using platform::http::to_xlsx_file;

struct ExportItems {
  SheetFormat format{SheetFormat::xlsx};
  NodeId node;
  std::string state, direction, manifest, number, tail;
  NodeId destination;
  base::ServiceDate accepted_on;
};
DESCRIBE(ExportItems, "Which items, as a file.", FIELD(format, "form of the file").or_default(),
         FIELD(node, "where it is, loose").or_default(), FIELD(state, "life").longest(20).or_default(),
         FIELD(direction, "which way").longest(20).or_default(),
         FIELD(manifest, "pre-advice").longest(64).or_default(),
         FIELD(number, "begins with").longest(40).or_default(),
         FIELD(tail, "last four digits").longest(4).or_default(),
         FIELD(destination, "for this node").or_default(), FIELD(accepted_on, "operating day").or_default())

struct ExportBags {
  SheetFormat format{SheetFormat::xlsx};
  NodeId node, origin, destination;
  std::string state;
  WaybillId waybill;
  base::ServiceDate sealed_on;
};
DESCRIBE(ExportBags, "Which bags, as a file.", FIELD(format, "form of the file").or_default(),
         FIELD(node, "where").or_default(), FIELD(origin, "sealed at").or_default(),
         FIELD(destination, "for").or_default(), FIELD(state, "life").longest(20).or_default(),
         FIELD(waybill, "on").or_default(), FIELD(sealed_on, "operating day").or_default())

struct ExportHandovers {
  SheetFormat format{SheetFormat::xlsx};
  NodeId node;
  WaybillId waybill;
  std::string state;
  bool mine{};
};
DESCRIBE(ExportHandovers, "Which handovers, as a file.", FIELD(format, "form of the file").or_default(),
         FIELD(node, "where").or_default(), FIELD(waybill, "of which trip").or_default(),
         FIELD(state, "life").longest(20).or_default(), FIELD(mine, "in which I am a side").or_default())

struct ExportIrregularities {
  SheetFormat format{SheetFormat::xlsx};
  std::string state, kind;
  bool open{}, to_me{}, overdue{};
  NodeId node;
};
DESCRIBE(ExportIrregularities, "Which irregularities, as a file.",
         FIELD(format, "form of the file").or_default(), FIELD(state, "life").longest(20).or_default(),
         FIELD(kind, "why").longest(20).or_default(), FIELD(open, "not closed").or_default(),
         FIELD(to_me, "that my organisation must answer").or_default(),
         FIELD(overdue, "whose answer was due before now").or_default(),
         FIELD(node, "raised at").or_default())

struct ExportDay {
  SheetFormat format{SheetFormat::xlsx};
  base::ServiceDate service_date;
};
DESCRIBE(ExportDay, "Which day, as a file.", FIELD(format, "form of the file").or_default(),
         FIELD(service_date, "operating day; today if absent").or_default())

/// A file holds at most so many rows; the newest come first.

/// Reach and filters are those of the list of the same name; names, phones and addresses are masked.
/// @errors out_of_reach
base::Result<platform::http::File> export_items(Look&, ExportItems const&);
base::Result<platform::http::File> export_bags(Look&, ExportBags const&);
base::Result<platform::http::File> export_handovers(Look&, ExportHandovers const&);
base::Result<platform::http::File> export_irregularities(Look&, ExportIrregularities const&);
/// The day board: one row a waybill, and those trips that have none.
base::Result<platform::http::File> export_board(Look&, ExportDay const&);
/// 平衡合拢表: 期初 + 收入 = 发出 + 期末 of every node.
base::Result<platform::http::File> export_days(Look&, ExportDay const&);

}  // namespace mail::service

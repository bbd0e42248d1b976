// Makes XLSX packages by hand, good and bad, for tests.
#pragma once
#include <string>

#include "platform/documents/archive.h"

namespace testing_support {

inline std::string package_of_sheet(std::string const& sheet, std::string const& strings = "<sst/>") {
  return platform::documents::write_archive(
      {{"xl/workbook.xml",
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"rId1\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
        "<Relationship Id=\"rId2\" Type=\"x/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>"},
       {"xl/sharedStrings.xml", strings},
       {"xl/worksheets/sheet1.xml", sheet}});
}

/// A package with these rows and shared texts.
inline std::string package_of(std::string const& rows, std::string const& strings) {
  return package_of_sheet("<worksheet><sheetData>" + rows + "</sheetData></worksheet>", "<sst>" + strings + "</sst>");
}

}  // namespace testing_support

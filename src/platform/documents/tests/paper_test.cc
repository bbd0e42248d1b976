// Labels and lists as they come out of a printer: codes decode at 203 dpi, texts are found in the PDF.
#include <gtest/gtest.h>

#include <thread>

#include "platform/documents/label_document.h"
#include "platform/documents/list_document.h"
#include "testing/paper.h"

namespace platform::documents {
namespace {

using testing_support::Paper;

/// The bytes of what must have been drawn.
std::string drawn(base::Result<std::string> const& pdf) {
  EXPECT_TRUE(pdf.ok()) << (pdf.ok() ? "" : pdf.refusal().detail);
  return pdf.ok() ? pdf.value() : "";
}

Label parcel_label() {
  return {HeadBlock{"交邮合作 · 客货邮", "2026-11-24 08:30  青石县交邮中心", "标准快件"},
          RouteBlock{"0736-石门 12", "集 壶瓶山镇服务站", "早班 07:40"},
          AddressBlock{"收", "张小凡", "13800138000", "湖南省常德市石门县壶瓶山镇南坪河村三组 27 号 老供销社对面二楼", true},
          AddressBlock{"寄", "𠮷田㛃", "0736-5321234", "湖南省常德市石门县楚江街道澧阳中路 88 号", false},
          BarcodeBlock{Symbology::code128, "9876543210123", ""},
          PairsBlock{{{"重量", "1.250 kg"}, {"件数", "1/1"}, {"内件", "茶叶、腊肉"}, {"保价", "¥500.00"}}, 2},
          SignBlock{"https://yidao.example/t/9876543210123", "签收前请验视外包装；签收即表示同意服务约定。投诉电话 12305。",
                    {"签收人", "日期时间"}},
          CutBlock{},
          BarcodeBlock{Symbology::code128, "9876543210123", ""},
          AddressBlock{"收", "张小凡", "13800138000", "湖南省常德市石门县壶瓶山镇南坪河村三组 27 号", false}};
}

TEST(Paper, a_label_of_100_by_180_mm_decodes_at_203_dpi) {
  NEEDS_TOOL("zbarimg");
  NEEDS_TOOL("pdftoppm");
  Paper const paper{drawn(render_labels(kLabel100x180, std::vector<Label>{parcel_label()}, LabelPrivacy::masked))};
  auto const codes = paper.codes();
  EXPECT_NE(codes.find("CODE-128:9876543210123"), std::string::npos) << codes;
  EXPECT_NE(codes.find("QR-Code:https://yidao.example/t/9876543210123"), std::string::npos) << codes;
}

TEST(Paper, a_label_of_76_by_130_mm_with_thirty_digits_decodes_at_203_dpi) {
  NEEDS_TOOL("zbarimg");
  NEEDS_TOOL("pdftoppm");
  std::string const code = "415300012415300456202611240017";
  Label const label{HeadBlock{"青石县交邮中心", "2026-11-24 08:30", "普件袋"},
                    RouteBlock{"壶瓶山镇", "K12 班 07:40", "第 3 袋"},
                    BarcodeBlock{Symbology::code128, code, ""},
                    PairsBlock{{{"件数", "42"}, {"毛重", "18.6 kg"}, {"封志", "F0028871"}, {"封发人", "李龘"}}, 2},
                    SignBlock{"B:" + code, "双方当面核对袋牌、封志与重量。", {"交方", "接方"}}};
  Paper const paper{drawn(render_labels(kLabel76x130, std::vector<Label>{label, label}, LabelPrivacy::clear))};
  auto const codes = paper.codes();
  EXPECT_NE(codes.find("CODE-128:" + code), std::string::npos) << codes;
  EXPECT_NE(codes.find("QR-Code:B:" + code), std::string::npos) << codes;
  EXPECT_NE(paper.info().find("Pages:           2"), std::string::npos) << "labels share one file";
}

TEST(Paper, privacy_hides_names_and_phones_and_the_address_of_the_sender) {
  NEEDS_TOOL("pdftotext");
  auto const labels = std::vector<Label>{parcel_label()};
  auto const masked = Paper{drawn(render_labels(kLabel100x180, labels, LabelPrivacy::masked))}.text();
  EXPECT_EQ(masked.find("张小凡"), std::string::npos);
  EXPECT_EQ(masked.find("13800138000"), std::string::npos);
  EXPECT_EQ(masked.find("88号"), std::string::npos);
  EXPECT_NE(masked.find("南坪河村三组"), std::string::npos) << "the carrier needs the destination";
}

TEST(Paper, rare_characters_of_names_are_in_the_text_of_the_page) {
  NEEDS_TOOL("pdftotext");
  Document document{"rare"};
  document.add_page(kA4);
  document.text({10, 10, 150, 10}, "㛃 𠮷 䶮 龘 堃");
  document.text({10, 30, 150, 10}, "𠮷㛃䶮", {.weight = Weight::bold});
  auto const text = Paper{document.finish()}.text();
  for (auto const* rare : {"㛃", "𠮷", "䶮", "龘", "堃", "𠮷㛃䶮"}) EXPECT_NE(text.find(rare), std::string::npos) << rare;
}

TEST(Paper, long_texts_shrink_wrap_or_end_with_an_ellipsis_inside_their_box) {
  NEEDS_TOOL("pdftotext");
  std::string const address = "湖南省常德市石门县壶瓶山镇南坪河村三组二十七号老供销社对面二楼";
  Document document{"fit"};
  document.add_page(kA4);
  document.text({10, 10, 60, 6}, address, {.size_pt = 20});
  document.text({10, 30, 40, 20}, address, {.size_pt = 20, .fit = Fit::wrap});
  document.text({10, 60, 20, 6}, address, {.fit = Fit::ellipsis});
  EXPECT_GT(document.height_of(address, 40, {.size_pt = 20}), 20);
  Paper const paper{document.finish()};
  EXPECT_TRUE(paper.shows(address)) << "shrunk to one line";
  auto const boxes = paper.boxes();
  for (auto at = boxes.find("xMax=\""); at != std::string::npos; at = boxes.find("xMax=\"", at + 1))
    EXPECT_LE(std::stod(boxes.substr(at + 6)), 70 * 72 / 25.4 + 0.5) << "right edge of the widest box";
}

ListDocument load_list(std::size_t n_rows) {
  ListDocument list{.issuer = "青石县交邮合作运营中心", .title = "总 包 清 单", .number = "No. QS20261124-0017",
                    .qr = "L:QS20261124-0017"};
  list.header = {{"发站", "青石县交邮中心"}, {"到站", "壶瓶山镇服务站"}, {"日期", "2026-11-24"},
                 {"班次", "K12 07:40"}, {"车牌", "湘J·12345"}, {"袋号", "4153 0001 2415 3004 5620 2611 2400 17"}};
  list.table.columns = {{"no", "邮件号", ColumnKind::text, 17}, {"to", "寄达地", ColumnKind::text, 34},
                        {"name", "收件人", ColumnKind::text, 10}, {"w", "重量 g", ColumnKind::integer, 9},
                        {"p", "资费 元", ColumnKind::money, 10}, {"r", "备注", ColumnKind::text, 14}};
  for (std::size_t i = 0; i < n_rows; ++i)
    list.table.rows.push_back({std::to_string(9876543210000 + i),
                               std::string{i % 7 == 3 ? "壶瓶山镇南坪河村三组 27 号老供销社对面二楼东侧第一间"
                                                      : "壶瓶山镇南坪河村"},
                               std::string{"张**"}, std::int64_t{850}, std::int64_t{12'500},
                               i % 5 == 0 ? Cell{std::string{"保价"}} : Cell{}});
  list.totals = {std::string{"合计"}, std::to_string(n_rows) + " 件", Cell{}, static_cast<std::int64_t>(850 * n_rows),
                 static_cast<std::int64_t>(12'500 * n_rows), Cell{}};
  list.notes = {"一式两份，交接双方各执一份；数量、封志不符时当场填写验单。"};
  list.signatures = {"封发人", "复核人", "交方（签名、时间）", "接方（签名、时间）"};
  list.footer = "打印：王站长  2026-11-24 07:12";
  return list;
}

TEST(Paper, pages_have_the_size_of_the_paper) {
  NEEDS_TOOL("pdfinfo");
  auto const labels = std::vector<Label>{parcel_label()};
  auto const large = Paper{drawn(render_labels(kLabel100x180, labels, LabelPrivacy::masked))}.info();
  EXPECT_NE(large.find("283.465 x 510.236 pts"), std::string::npos) << large;
  auto const small = Paper{drawn(render_labels(kLabel76x130, labels, LabelPrivacy::masked))}.info();
  EXPECT_NE(small.find("215.433 x 368.504 pts"), std::string::npos) << small;
  EXPECT_NE(Paper{drawn(render_list(load_list(1)))}.info().find("(A4)"), std::string::npos);
}

TEST(Paper, a_list_repeats_its_head_counts_its_pages_and_ends_with_signatures) {
  NEEDS_TOOL("pdftotext");
  NEEDS_TOOL("zbarimg");
  Paper const paper{drawn(render_list(load_list(90)))};
  auto const text = paper.text();
  for (auto const* part : {"第1页/共3页", "第3页/共3页", "9876543210089", "1125.00", "接方（签名、时间）"})
    EXPECT_NE(text.find(part), std::string::npos) << part;
  std::size_t heads = 0;
  for (auto at = text.find("邮件号"); at != std::string::npos; at = text.find("邮件号", at + 1)) ++heads;
  EXPECT_EQ(heads, 3u);
  EXPECT_NE(paper.codes().find("QR-Code:L:QS20261124-0017"), std::string::npos);
}

TEST(Paper, every_number_of_rows_is_listed_once_and_signed_once) {
  NEEDS_TOOL("pdftotext");
  for (std::size_t n = 0; n <= 75; n += n < 25 || n > 35 ? 25 : 1) {
    auto const text = Paper{drawn(render_list(load_list(n)))}.text();
    std::size_t rows = 0;
    for (auto at = text.find("张**"); at != std::string::npos; at = text.find("张**", at + 1)) ++rows;
    EXPECT_EQ(rows, n);
    EXPECT_EQ(text.find("复核人"), text.rfind("复核人"));
  }
}

TEST(Paper, several_lists_share_one_file_and_count_their_own_pages) {
  NEEDS_TOOL("pdftotext");
  auto const text = Paper{drawn(render_lists(std::vector<ListDocument>{load_list(3), load_list(60)}))}.text();
  EXPECT_NE(text.find("第1页/共1页"), std::string::npos);
  EXPECT_NE(text.find("第2页/共2页"), std::string::npos);
}

TEST(Paper, threads_draw_their_own_documents_at_the_same_time) {
  std::vector<std::thread> threads;
  std::vector<std::string> out(4);
  for (auto& pdf : out)
    threads.emplace_back([&pdf] {
      auto const made = render_labels(kLabel100x180, std::vector<Label>{parcel_label()}, LabelPrivacy::masked);
      if (made.ok()) pdf = made.value();
    });
  for (auto& thread : threads) thread.join();
  for (auto const& pdf : out) EXPECT_TRUE(pdf.starts_with("%PDF-"));
}

TEST(Barcode, every_symbology_has_bars_inside_its_size) {
  for (auto const& [symbology, text] :
       std::vector<std::pair<Symbology, std::string>>{{Symbology::code128, "AB-123"}, {Symbology::qr, "邮件 9876"},
                                                      {Symbology::gs1_128, "(00)123456789012345675"},
                                                      {Symbology::data_matrix, "http://x/1"}}) {
    auto const code = make_barcode(symbology, text);
    ASSERT_TRUE(code.ok()) << code.refusal().detail;
    EXPECT_FALSE(code.value().bars.empty());
    double right = 0;
    double bottom = 0;
    for (auto const& bar : code.value().bars) {
      right = std::max(right, bar.x + bar.width);
      bottom = std::max(bottom, bar.y + bar.height);
    }
    EXPECT_NEAR(right, code.value().width, 1e-6) << text;
    EXPECT_NEAR(bottom, code.value().height, 1e-6) << text;
  }
}

TEST(Barcode, what_a_code_cannot_hold_is_refused) {
  EXPECT_FALSE(make_barcode(Symbology::code128, "邮件").ok());
  EXPECT_FALSE(make_barcode(Symbology::gs1_128, "(00)12").ok());
  EXPECT_FALSE(make_barcode(Symbology::qr, "").ok());
  EXPECT_FALSE(make_barcode(Symbology::qr, std::string(5000, 'x')).ok());
}

TEST(Barcode, digits_are_grouped_for_reading_aloud) { EXPECT_EQ(grouped("9876543210123"), "9876 5432 1012 3"); }

}  // namespace
}  // namespace platform::documents

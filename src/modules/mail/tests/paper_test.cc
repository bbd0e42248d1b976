// Papers as somebody with the sheet in hand sees them.
#include <gtest/gtest.h>

#include "modules/mail/rules/refusals.h"
#include "modules/mail/service/paper.h"
#include "testing/mail_county.h"
#include "testing/paper.h"

namespace mail {
namespace {

using service::LabelSize;
using testing_support::Paper;

class Papers : public MailCounty {
 protected:
  /// The papers' own refusals and what was logged as seen stay with the look.
  template <typename Request>
  base::Result<platform::http::File> print(platform::auth::Hat const& hat, Request const& request,
                                           base::Result<platform::http::File> (*use)(service::Look&,
                                                                                     Request const&)) {
    std::optional<base::Result<platform::http::File>> out;
    database_->read([&](org::Tx& tx) {
      platform::command::Look look{tx, hat, now_, origin_};
      out.emplace(use(look, request));
      revealed_ = look.revealed_subject;
      purpose_ = look.revealed_purpose;
    });
    return *std::move(out);
  }
  Paper label(platform::auth::Hat const& hat, ItemId item, LabelSize size = LabelSize::large) {
    return Paper{print<service::PrintLabel>(hat, {item, size}, service::print_label).value().bytes};
  }

  std::string revealed_, purpose_;
};

TEST_P(Papers, clause_3_4_1_a_label_shows_bag_departure_and_sort_mark_and_hides_who_it_is_for) {
  NEEDS_TOOL("pdftotext");
  auto const item = accept("PA123456785CN");
  auto const paper = label(clerk_, item.id);
  auto const text = paper.text();
  for (auto const* part :
       {"0190-101-203", "袋→清水镇服务站", "10111-2407:00", "A03", "张**", "三组27号", "1.250kg"})
    EXPECT_NE(text.find(part), std::string::npos) << part << " in " << text;
  for (auto const* hidden : {"张小凡", "13800138000", "李大壮", "13900139000", "88号"})
    EXPECT_EQ(text.find(hidden), std::string::npos) << hidden;
  EXPECT_EQ(revealed_, "mail/item/" + std::to_string(item.id.value)) << "the clear address is a logged read";
}

TEST_P(Papers, a_label_printed_after_its_departure_names_the_next_one) {
  NEEDS_TOOL("pdftotext");
  auto const item = accept("PA123456785CN");
  set_clock(20261124, 20);
  auto const paper = label(clerk_, item.id);
  EXPECT_TRUE(paper.shows("10111-2507:00")) << paper.text();
}

TEST_P(Papers, both_sizes_of_a_label_decode) {
  NEEDS_TOOL("zbarimg");
  auto const item = accept("PA123456785CN");
  for (auto const size : {LabelSize::large, LabelSize::small}) {
    auto const codes = label(clerk_, item.id, size).codes();
    EXPECT_NE(codes.find("CODE-128:PA123456785CN"), std::string::npos) << codes;
    EXPECT_NE(codes.find("QR-Code:PA123456785CN"), std::string::npos) << codes;
  }
}

TEST_P(Papers, labels_of_several_items_are_one_file_with_a_page_each_and_one_entry_of_the_log) {
  NEEDS_TOOL("zbarimg");
  std::vector<std::string> const numbers{"PA123456785CN", "KX20000000017", "KX20000000025"};
  service::PrintLabels ask{.items = {}, .size = LabelSize::small};
  for (auto const& number : numbers) ask.items.push_back(accept(number).id);
  Paper const paper{print<service::PrintLabels>(clerk_, ask, service::print_labels).value().bytes};
  auto const codes = paper.codes();
  for (auto const& number : numbers) EXPECT_NE(codes.find("CODE-128:" + number), std::string::npos) << codes;
  EXPECT_TRUE(paper.shows("三组27号"));
  EXPECT_FALSE(paper.shows("张小凡"));
  EXPECT_EQ(revealed_, "mail/labels");
  for (auto const& number : numbers) EXPECT_NE(purpose_.find(number), std::string::npos) << purpose_;
  print<service::PrintLabels>(boss_, ask, service::print_labels);
  EXPECT_EQ(revealed_, "") << "who neither accepts nor delivers sees no address";
  ask.items.push_back({404});
  EXPECT_FALSE(print<service::PrintLabels>(clerk_, ask, service::print_labels).ok());
  EXPECT_EQ(revealed_, "") << "nothing was printed";
}

TEST_P(Papers, who_neither_accepts_nor_delivers_sees_no_address_on_a_label) {
  NEEDS_TOOL("pdftotext");
  auto const item = accept("PA123456785CN");
  EXPECT_FALSE(label(boss_, item.id).shows("27号"));
  EXPECT_EQ(revealed_, "");
}

TEST_P(Papers, a_label_of_another_node_is_out_of_reach) {
  auto const item = accept("PA123456785CN");
  auto stranger = clerk_;
  stranger.nodes = {NodeId{999}};
  auto const refused = print<service::PrintLabel>(stranger, {item.id}, service::print_label);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.refusal().kind, &refusal::out_of_reach);
}

TEST_P(Papers, clause_3_4_1_the_tag_of_a_sealed_bag_carries_its_thirty_digits) {
  NEEDS_TOOL("zbarimg");
  auto const bag = seal({"PA123456785CN", "PA123456799CN"});
  Paper const paper{print<service::PrintTag>(clerk_, {bag.id}, service::print_tag).value().bytes};
  EXPECT_EQ(bag.barcode.size(), 30u);
  EXPECT_NE(paper.codes().find("CODE-128:" + bag.barcode), std::string::npos);
  for (auto const* part : {"清水镇服务站", "F0028871", "王小站", "2.800kg", "10111-2407:00"})
    EXPECT_TRUE(paper.shows(part)) << part << " in " << paper.text();
}

TEST_P(Papers, an_open_bag_has_a_list_but_no_tag) {
  auto const bag = must<Bag>(clerk_, [&](auto& a) {
    return service::open_bag(a, {centre_, town_, BagKind::ordinary, {}});
  });
  auto const tag = print<service::PrintTag>(clerk_, {bag.id}, service::print_tag);
  ASSERT_FALSE(tag.ok());
  EXPECT_EQ(tag.refusal().kind, &refusal::bag_state_forbids);
  EXPECT_TRUE(print<service::PrintBag>(clerk_, {bag.id}, service::print_bag_list).ok());
}

TEST_P(Papers, a_bag_list_names_every_item_and_masks_every_addressee) {
  NEEDS_TOOL("pdftotext");
  auto const bag = seal({"PA123456785CN", "PA123456799CN"});
  Paper const paper{print<service::PrintBag>(clerk_, {bag.id}, service::print_bag_list).value().bytes};
  for (auto const* part : {"封发清单", "PA123456785CN", "PA123456799CN", "大坪村", "张**", "2件", "2500"})
    EXPECT_TRUE(paper.shows(part)) << part << " in " << paper.text();
  EXPECT_FALSE(paper.shows("张小凡"));
}

TEST_P(Papers, a_waybill_has_its_stops_its_bags_and_room_for_both_signatures) {
  NEEDS_TOOL("pdftotext");
  auto const bag = seal({"PA123456785CN"});
  auto const waybill = make_waybill({20261124}).waybill;
  must<service::WaybillView>(clerk_, [&](auto& a) {
    return service::list_bag(a, {waybill.id, bag.id, {}, {}});
  });
  Paper const paper{print<service::PrintWaybill>(boss_, {waybill.id}, service::print_waybill).value().bytes};
  for (auto const& part :
       {waybill.number, bag.barcode, std::string{"云A12345"}, std::string{"青石县交邮中心"},
        std::string{"清水镇服务站"}, std::string{"交方签字"}, std::string{"接方签字"}})
    EXPECT_TRUE(paper.shows(part)) << part << " in " << paper.text();
}

ON_EACH_ENGINE(Papers);

}  // namespace
}  // namespace mail

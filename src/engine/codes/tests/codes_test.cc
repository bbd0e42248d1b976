// Every public vector of the code formats.
#include <gtest/gtest.h>

#include "engine/codes/bag_barcode.h"
#include "engine/codes/gs1.h"
#include "engine/codes/id_card.h"
#include "engine/codes/item_number.h"
#include "engine/codes/phone.h"
#include "engine/codes/place_code.h"
#include "engine/codes/prohibited_goods.h"
#include "engine/codes/s10.h"
#include "engine/codes/s9.h"
#include "engine/codes/scanned.h"
#include "engine/codes/usci.h"

namespace engine::codes {
namespace {

TEST(S10, accepts_valid_numbers_and_refuses_a_wrong_check_digit) {
  for (auto const* good :
       {"RR473124829GB", "EB000717618HK", "LZ290346175CN", "LZ292346788CN", "EE471108151FR", "RB167995284IT",
        "RM999605013CH", "LL572405406US", "RX000000080CN", "RX000000155CN", "RX000000014CN", "EA123456785CN",
        "CP987654326CN"}) {
    auto const item = parse_s10(good);
    ASSERT_TRUE(item.ok()) << good;
    EXPECT_EQ(render(item.value()), good);
  }
  EXPECT_STREQ(parse_s10("EB900717618HK").refusal().kind->code, "codes.wrong_check_digit");
  for (auto const* good : {"RX000000080CN", "RX000000155CN"})
    EXPECT_EQ(s10_check_digit(std::string_view{good}.substr(2, 8)), good[10]) << "10 gives 0 and 11 gives 5";
  EXPECT_STREQ(parse_s10("EB90071761").refusal().kind->code, "codes.wrong_length");
  EXPECT_STREQ(parse_s10("E1000717618HK").refusal().kind->code, "codes.wrong_character");
}

TEST(Scanned, makes_one_text_of_what_people_type) {
  EXPECT_EQ(normalise_scanned(" rr 473-124 829gb\n"), "RR473124829GB");
  EXPECT_EQ(normalise_scanned("ＲＲ４７３１２４８２９ＧＢ"), "RR473124829GB");
  EXPECT_EQ(normalise_scanned("https://mini.ems.com.cn/youzheng/mini/1151238971060"), "1151238971060");
  EXPECT_EQ(normalise_scanned("https://x.cn/a/9858638312956/?from=qr"), "9858638312956");
  EXPECT_EQ(normalise_scanned(""), "");
}

TEST(ItemNumber, knows_ems_by_its_check_digit) {
  for (auto const* good : {"1151238971060", "1272448151316", "1240921381750", "1151240728560",
                           "1151242358360", "1100000001460", "1112345678560", "1120261005360"}) {
    auto const readings = read_item_number(good);
    ASSERT_FALSE(readings.empty()) << good;
    EXPECT_EQ(readings.front().carrier, "ems") << good;
    EXPECT_TRUE(readings.front().checked) << good;
  }
  auto const wrong = read_item_number("1234567890123");
  ASSERT_FALSE(wrong.empty());
  EXPECT_FALSE(wrong.front().checked);
}

TEST(ItemNumber, never_refuses_a_parcel_number_of_95_to_99) {
  for (auto const* parcel : {"9858638312956", "9620140653354", "9823189069696"}) {
    auto const readings = read_item_number(parcel);
    ASSERT_FALSE(readings.empty()) << parcel;
    EXPECT_EQ(readings.front().carrier, "china_post");
  }
}

TEST(ItemNumber, lists_the_likeliest_carrier_first) {
  EXPECT_EQ(read_item_number("SF1234567890123").front().carrier, "sf");
  EXPECT_EQ(read_item_number("JT1234567890123").front().carrier, "jt");
  EXPECT_EQ(read_item_number("YT1234567890123").front().carrier, "yto");
  EXPECT_EQ(read_item_number("RR473124829GB").front().carrier, "upu");
  EXPECT_TRUE(read_item_number("HELLO").empty());
  EXPECT_TRUE(is_plausible_item_number("KX20261124001"));
  EXPECT_FALSE(is_plausible_item_number("HELLOWORLD"));
}

TEST(ItemNumber, knows_every_pattern_that_carriers_publish) {
  struct Row {
    char const *number, *carrier;
  };
  for (auto const& row :
       {Row{"EA123456785CN", "ems"}, Row{"RX000000080CN", "china_post"}, Row{"1012345678901", "ems"},
        Row{"5012345678901", "ems"}, Row{"5112345678901", "ems"}, Row{"9512345678901", "china_post"},
        Row{"9712345678901", "china_post"}, Row{"9912345678901", "china_post"}, Row{"KA12345678941", "china_post"},
        Row{"PH12345678911", "china_post"}, Row{"123456789012", "sf"}, Row{"75123456789012", "zto"},
        Row{"773123456789012", "sto"}, Row{"4312345678901", "yunda"}, Row{"22345678901234", "zto"}}) {
    auto const readings = read_item_number(row.number);
    ASSERT_FALSE(readings.empty()) << row.number;
    EXPECT_EQ(readings.front().carrier, row.carrier) << row.number;
  }
  EXPECT_TRUE(read_item_number("KA12345678966").empty()) << "no province 66";
  EXPECT_TRUE(read_item_number("KZ12345678941").empty());
  EXPECT_TRUE(read_item_number("1234567890123456").empty());
}

TEST(ItemNumber, names_every_carrier_that_may_have_given_it) {
  auto const carriers_of = [](char const* number) {
    std::vector<std::string> out;
    for (auto const& r : read_item_number(number)) out.push_back(r.carrier);
    return out;
  };
  EXPECT_EQ(carriers_of("9712345678901"), (std::vector<std::string>{"china_post", "ems"}));
  EXPECT_EQ(carriers_of("123456789012"), (std::vector<std::string>{"sf", "zto", "sto", "yunda"}));
  EXPECT_EQ(carriers_of("1112345679560"), std::vector<std::string>{"ems"}) << "a misread digit stays one of EMS";
  EXPECT_LT(read_item_number("1112345679560").front().confidence, 50);
}

TEST(BagBarcode, reads_and_makes_thirty_digits) {
  auto const bag = parse_bag_barcode("430000005180000011311853003030").value();
  EXPECT_EQ(bag.origin, "43000000");
  EXPECT_EQ(bag.destination, "51800000");
  EXPECT_EQ(bag.mail_class, "1131");
  EXPECT_EQ(bag.serial, 1853);
  EXPECT_EQ(bag.weight_g.value, 3000);
  EXPECT_EQ(bag.tail, "30");
  EXPECT_EQ(make_bag_barcode(bag).value(), "430000005180000011311853003030");
  EXPECT_EQ(code128c_check("430000005180000011311853003030"), 9);
  auto const demo = parse_bag_barcode("467000004670010111310007012500").value();
  EXPECT_EQ(demo.serial, 7);
  EXPECT_EQ(demo.weight_g.value, 12'500);
  EXPECT_EQ(code128c_check("467000004670010111310007012500"), 61);
  EXPECT_FALSE(parse_bag_barcode("43000000518000001131185300303").ok());
  EXPECT_FALSE(parse_bag_barcode("43000000518000001131185300303X").ok());
}

TEST(BagBarcode, follows_a_configured_field_map) {
  BagFieldMap map;
  map.serial = {16, 4};
  map.mail_class = {20, 4};
  auto const bag = parse_bag_barcode("430000005180000011311853003030", map).value();
  EXPECT_EQ(bag.serial, 1131);
  EXPECT_EQ(bag.mail_class, "1853");
}

TEST(BagBarcode, a_layout_is_read_as_an_operator_writes_it) {
  auto const usual = "origin 1-8, destination 9-16, class 17-20, serial 21-24, weight 25-28, tail 29-30";
  EXPECT_EQ(parse_bag_field_map(usual).value(), BagFieldMap{});
  auto const map = parse_bag_field_map("origin 1-8,destination 9-16,serial 17-20,class 21-24,weight 25-28,tail 29-30");
  auto const bag = parse_bag_barcode("430000005180000011311853003030", map.value()).value();
  EXPECT_EQ(bag.serial, 1131);
  EXPECT_EQ(bag.mail_class, "1853");
  EXPECT_EQ(make_bag_barcode(bag, map.value()).value(), "430000005180000011311853003030");
  auto const* const widened = "class 1 - 4, origin 5-12, destination 13-20, serial 21-25, weight 26-30";
  auto const wide = parse_bag_field_map(widened).value();
  EXPECT_EQ(make_bag_barcode({"43000000", "51800000", "1131", 70'001, {10'000'000}}, wide).value(),
            "113143000000518000007000199999")
      << "nines are that weight or more";
  EXPECT_FALSE(make_bag_barcode({"43000000", "51800000", "1131", 100'000, {1'000}}, wide).ok());
  EXPECT_FALSE(make_bag_barcode({"43000000", "51800000", "1131", 1, {1'000}, "30"}, wide).ok()) << "no room for a tail";
  EXPECT_FALSE(make_bag_barcode({"4300000", "51800000", "1131", 1, {1'000}}).ok());
  EXPECT_FALSE(make_bag_barcode({"43000000", "51800000", "11", 1, {1'000}}).ok());
}

TEST(BagBarcode, a_layout_that_does_not_add_up_is_refused_with_what_is_wrong) {
  auto const fault_of = [](char const* layout) {
    auto const map = parse_bag_field_map(layout);
    return map.ok() ? "none" : map.refusal().detail;
  };
  std::string const offices = "origin 1-8, destination 9-16, ";
  EXPECT_EQ(fault_of((offices + "class 17-20, serial 20-24, weight 25-28, tail 29-30").c_str()),
            "digit 20 belongs to class and to serial");
  EXPECT_EQ(fault_of((offices + "class 17-20, serial 22-24, weight 25-28, tail 29-30").c_str()),
            "digit 21 belongs to nothing");
  EXPECT_EQ(fault_of((offices + "class 17-20, serial 21-24, weight 25-28").c_str()), "digit 29 belongs to nothing");
  EXPECT_EQ(fault_of("origin 1-6, destination 9-16, class 17-20, serial 21-24, weight 25-28, tail 29-30"),
            "origin has 6 digits and must have 8");
  EXPECT_EQ(fault_of((offices + "class 17-20, serial 21-22, weight 23-28, tail 29-30").c_str()),
            "serial has 2 digits and must have 3 to 7");
  EXPECT_EQ(fault_of("colour 1-8"),
            "\"colour\" is no part; there are origin, destination, class, serial, weight, tail");
  EXPECT_EQ(fault_of("origin 1-8, origin 9-16"), "origin stands there twice");
  for (auto const* wrong :
       {"origin", "origin 8-1", "origin 0-7", "origin 24-31", "origin 1-x", "origin 1", "origin 1-8-9"})
    EXPECT_EQ(fault_of(wrong), "origin wants its first and last digit, for example 17-20") << wrong;
  EXPECT_NE(fault_of(""), "none");
  EXPECT_NE(fault_of(",,,"), "none");
}

TEST(S9, reads_a_receptacle) {
  auto const r = parse_s9("CNSHAADEFRAAACN60123004100125").value();
  EXPECT_EQ(r.origin, "CNSHAA");
  EXPECT_EQ(r.destination, "DEFRAA");
  EXPECT_EQ(r.dispatch, 123);
  EXPECT_EQ(r.number, 4);
  EXPECT_TRUE(r.last);
  EXPECT_FALSE(r.registered);
  EXPECT_EQ(r.weight_g.value, 12'500);
}

TEST(Gs1, checks_sscc_and_gln) {
  for (auto const* good :
       {"095287654321012346", "376130321109103420", "157035381410375177", "080020080000012346",
        "069012340000000016", "069012340000000023", "169012340000000013", "369012345000001231"})
    EXPECT_TRUE(check_sscc(good).ok()) << good;
  for (auto const* good : {"6901234000016", "6901234000023", "6901234100013"})
    EXPECT_TRUE(check_gln(good).ok()) << good;
  EXPECT_FALSE(check_gln("6901234000017").ok());
  EXPECT_FALSE(check_sscc("").ok());
}

TEST(Gs1, finds_the_sscc_in_whatever_a_scanner_makes_of_the_label) {
  for (auto const* scanned : {"376130321109103420", "00376130321109103420", "(00)376130321109103420",
                              "]C100376130321109103420", "]C1(00)376130321109103420"})
    EXPECT_EQ(parse_sscc(scanned).value(), "376130321109103420") << scanned;
  EXPECT_EQ(parse_sscc("080020080000012346").value(), "080020080000012346") << "a zero that is no identifier";
  for (auto const* wrong : {"", "]C1", "(00)", "376130321109103421", "01376130321109103420", "0037613032110910342",
                            "00(00)376130321109103420"})
    EXPECT_FALSE(parse_sscc(wrong).ok()) << wrong;
}

TEST(Usci, checks_the_last_character) {
  for (auto const* good :
       {"91512081MA62K0260E", "91410400MA0000000A", "91530000MA0000001P", "91320000MA1ABCDE2D"})
    EXPECT_TRUE(check_usci(good).ok()) << good;
  EXPECT_FALSE(check_usci("91350100M000100Y4Z").ok());
  EXPECT_TRUE(check_usci("91350100M000100Y43").ok());
}

TEST(IdCard, checks_region_date_and_check_character) {
  base::ServiceDate const today{20261124};
  for (auto const* good : {"11010519491231002X", "410400199001010016", "53252519851231123X"})
    EXPECT_TRUE(check_id_card(good, today).ok()) << good;
  EXPECT_FALSE(check_id_card("110105194912310021", today).ok());
  EXPECT_FALSE(check_id_card("410400209001010016", today).ok()) << "born in the future";
  EXPECT_FALSE(check_id_card("010400199001010016", today).ok()) << "no such province";
  EXPECT_FALSE(check_id_card("410400199013010016", today).ok()) << "no such month";
}

TEST(PlaceCode, tells_towns_from_villages) {
  auto const village = parse_place_code("220581102202").value();
  EXPECT_EQ(village.county, "220581");
  EXPECT_EQ(village.town_kind, TownKind::town);
  EXPECT_EQ(village.village_kind, VillageKind::village);
  EXPECT_EQ(parse_place_code("220581001005").value().village_kind, VillageKind::residents);
  EXPECT_FALSE(parse_place_code("220581902202").ok());
}

TEST(Phone, is_read_with_and_without_country_code) {
  EXPECT_EQ(normalise_phone("+86 138-0013-8000").value(), "13800138000");
  EXPECT_EQ(normalise_phone("(0375) 6012345").value(), "03756012345");
  EXPECT_FALSE(normalise_phone("12345").ok());
  EXPECT_FALSE(normalise_phone("12800138000").ok());
  EXPECT_FALSE(normalise_phone("0086 0086 1234567").ok()) << "what is kept must read the same again";
}

TEST(Plate, has_a_province_and_five_or_six_more) {
  EXPECT_TRUE(check_plate("豫D12345").ok());
  EXPECT_TRUE(check_plate("豫DD12345").ok());
  EXPECT_EQ(normalise_plate(" 豫d·1234 5").value(), "豫D12345");
  EXPECT_EQ(normalise_plate("豫D-12345").value(), "豫D12345");
  EXPECT_FALSE(normalise_plate("").ok());
  EXPECT_FALSE(normalise_plate("我的车").ok());
  EXPECT_FALSE(check_plate("X12345").ok());
  EXPECT_FALSE(check_plate("豫DI2345").ok());
}

TEST(ProhibitedGoods, clause_3_4_1_finds_everyday_words_prohibited_first) {
  auto const hits = find_prohibited_goods("充电宝两个，打火机一盒");
  ASSERT_EQ(hits.size(), 2u);
  EXPECT_EQ(hits[0].rule, GoodsRule::prohibited);
  EXPECT_STREQ(hits[0].word, "打火机");
  EXPECT_EQ(hits[0].heading, 4);
  EXPECT_EQ(hits[1].rule, GoodsRule::restricted);
  EXPECT_TRUE(find_prohibited_goods("干香菇、核桃").empty());
  for (auto const* word : {"鞭炮", "摔炮", "汽油", "酒精", "油漆", "松香水", "蓄电池", "双氧水", "高锰酸钾",
                           "固体酒精", "剧毒农药", "象牙", "煤气罐", "煤油", "丁烷气"})
    EXPECT_EQ(find_prohibited_goods(word).front().rule, GoodsRule::prohibited) << word;
  for (auto const* word : {"香烟两条", "烟叶", "宠物狗", "白酒"})
    EXPECT_EQ(find_prohibited_goods(word).front().rule, GoodsRule::restricted) << word;
}

}  // namespace
}  // namespace engine::codes

// What goes in and out of JSON, and how wrong input is named.
#include "platform/json/json.h"

#include <gtest/gtest.h>

#include "base/mask.h"

namespace {

using platform::json::decode;
using platform::json::Personal;
using platform::json::render;

enum class Colour { red, green };
DESCRIBE_ENUM(Colour, "A colour.", "red", "green")

struct Part {
  std::int32_t weight{};
  std::string label;
};
DESCRIBE(Part, "A part.", FIELD(weight, "grams").at_least(1).at_most(60'000), FIELD(label, "text").longest(4))

struct Whole {
  base::Id<struct WholeTag> id;
  bool good{};
  double ratio{};
  Colour colour{};
  base::Instant at;
  base::ServiceDate date{20261124};
  base::ServiceTime time;
  std::optional<std::string> note;
  std::vector<Part> parts;
  base::Json extra;
  std::string name;
  std::string password;
};
DESCRIBE(Whole, "A whole.", FIELD(id, "key"), FIELD(good, "flag"), FIELD(ratio, "real"), FIELD(colour, "colour"),
         FIELD(at, "instant"), FIELD(date, "day"), FIELD(time, "time").or_default(), FIELD(note, "remark"),
         FIELD(parts, "parts").longest(2), FIELD(extra, "free").or_default(),
         FIELD(name, "person").personal(base::mask_name).or_default(),
         FIELD(password, "secret").secret().or_default())

struct Small {
  std::uint8_t n{};
  std::vector<std::string> tags;
};
DESCRIBE(Small, "Narrow.", FIELD(n, "byte"), FIELD(tags, "texts").or_default())

constexpr char kGood[] = R"({"id":"42","good":true,"ratio":0.5,"colour":"green","at":"2026-11-24T04:05:06.789Z",
  "date":"2026-11-24","time":90000,"note":"n","parts":[{"weight":5,"label":"四个汉字"}],"extra":{"a":[1, 2]},
  "name":"张三","password":"x"})";

std::string faults_of(std::string_view text) {
  Whole whole;
  std::string out;
  for (auto const& fault : decode(text, whole)) out += fault.pointer + ' ' + fault.code + '\n';
  return out;
}

std::string changed(std::string_view from, std::string_view to) {
  std::string text{kGood};
  text.replace(text.find(from), from.size(), to);
  return text;
}

TEST(Json, every_kind_survives_the_way_in_and_out) {
  Whole whole;
  ASSERT_TRUE(decode(kGood, whole).empty());
  EXPECT_EQ(whole.password, "x");
  EXPECT_EQ(render(whole, Personal::clear),
            R"({"id":"42","good":true,"ratio":0.5,"colour":"green","at":"2026-11-24T04:05:06.789Z",)"
            R"("date":"2026-11-24","time":90000,"note":"n","parts":[{"weight":5,"label":"四个汉字"}],)"
            R"("extra":{"a":[1,2]},"name":"张三"})");
}

TEST(Json, personal_fields_are_masked_unless_asked_for_and_secrets_never_leave) {
  Whole whole;
  whole.name = "张三";
  whole.password = "hunter2";
  EXPECT_NE(render(whole).find(R"("name":"张*")"), std::string::npos);
  EXPECT_EQ(render(whole, Personal::clear).find("hunter2"), std::string::npos);
}

TEST(Json, a_fault_names_its_place) {
  EXPECT_EQ(faults_of(changed("\"weight\":5", "\"weight\":\"5\"")), "/parts/0/weight type\n");
  EXPECT_EQ(faults_of(changed("\"weight\":5", "\"weight\":0")), "/parts/0/weight too_small\n");
  EXPECT_EQ(faults_of(changed("\"weight\":5", "\"weight\":60001")), "/parts/0/weight too_large\n");
  EXPECT_EQ(faults_of(changed("\"weight\":5,", "")), "/parts/0/weight required\n");
  EXPECT_EQ(faults_of(changed("四个汉字", "五个汉字长")), "/parts/0/label too_long\n");
  EXPECT_EQ(faults_of(changed("green", "blue")), "/colour not_listed\n");
  EXPECT_EQ(faults_of(changed("\"42\"", "42")), "/id type\n");
  EXPECT_EQ(faults_of(changed("\"42\"", "\"-1\"")), "/id type\n");
  EXPECT_EQ(faults_of(changed("2026-11-24T04", "2026-13-24T04")), "/at type\n");
  EXPECT_EQ(faults_of(changed("\"good\"", "\"a/b~c\":1,\"good\"")), "/a~1b~0c unknown_field\n");
  EXPECT_EQ(faults_of(changed("\"good\"", "\"id\":\"1\",\"good\"")), "/id malformed\n");
  EXPECT_EQ(faults_of("{"), " malformed\n");
  EXPECT_EQ(faults_of(""), " malformed\n");
  EXPECT_EQ(faults_of("[]"), " type\n");
}

TEST(Json, all_faults_are_told_at_once_and_at_most_a_hundred) {
  EXPECT_EQ(faults_of(R"({"id":1,"good":2})"),
            "/id type\n/good type\n/ratio required\n/colour required\n/at required\n/date required\n/parts required\n");
  std::string many = "{";
  for (int i = 0; i < 300; ++i) many += "\"x" + std::to_string(i) + "\":1,";
  many.back() = '}';
  Whole whole;
  EXPECT_EQ(decode(many, whole).size(), 100);
}

TEST(Json, a_number_that_does_not_fit_the_member_is_refused) {
  Small small;
  EXPECT_EQ(decode(R"({"n":256})", small).front().code, "too_large");
  EXPECT_EQ(decode(R"({"n":-1})", small).front().code, "too_small");
  EXPECT_EQ(decode(R"({"n":1.5})", small).front().code, "type");
  EXPECT_TRUE(decode(R"({"n":255})", small).empty());
}

TEST(Json, deep_nesting_and_broken_utf8_are_malformed) {
  EXPECT_EQ(faults_of(std::string(40, '[')), " malformed\n");
  EXPECT_EQ(faults_of(changed("\"n\"", "\"\xFF\"")), " malformed\n");
  EXPECT_EQ(faults_of(changed("\"n\"", "\"\\u0000\"")), "/note malformed\n");
}

TEST(Json, texts_are_escaped_wherever_the_special_byte_stands) {
  for (std::size_t at = 0; at < 40; ++at) {
    std::string text(40, 'a');
    text[at] = '\n';
    std::string expected(40, 'a');
    expected.replace(at, 1, "\\n");
    std::string out;
    platform::json::append_quoted(out, text);
    EXPECT_EQ(out, '"' + expected + '"');
  }
  std::string out;
  platform::json::append_quoted(out, "\"\\\x01\x7F\xE4\xB8\xAD");
  EXPECT_EQ(out, "\"\\\"\\\\\\u0001\x7F\xE4\xB8\xAD\"");
}

struct Season {
  base::ServiceDate from, until;
};
DESCRIBE(Season, "A season.", FIELD(from, "first day"), FIELD(until, "last day, absent while open").or_default())

TEST(Json, a_day_that_is_none_is_null_and_reads_back) {
  Season const open{{20260101}, {}};
  EXPECT_EQ(platform::json::render(open), R"({"from":"2026-01-01","until":null})");
  Season again;
  EXPECT_TRUE(decode(platform::json::render(open), again).empty());
  EXPECT_EQ(again.from.yyyymmdd, 20260101);
  EXPECT_EQ(again.until.yyyymmdd, 0);
  EXPECT_EQ(decode(R"({"from":null})", again).front().code, "type") << "a day that must be there";
  EXPECT_NE(platform::json::definition_of(base::type_of<Season>()).find(R"("type":["string","null"],"format":"date")"),
            std::string::npos);
}

TEST(Json, path_and_query_texts_fill_fields) {
  Small small;
  auto const& fields = base::type_of<Small>().fields;
  EXPECT_TRUE(platform::json::decode_text("7", fields[0], &small).empty());
  EXPECT_EQ(small.n, 7);
  EXPECT_EQ(platform::json::decode_text("7x", fields[0], &small).front().pointer, "/n");
  EXPECT_TRUE(platform::json::decode_text("a,b", fields[1], &small).empty());
  EXPECT_EQ(small.tags, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(platform::json::missing_fields(base::type_of<Small>(), {}).size(), 1);
  EXPECT_TRUE(platform::json::missing_fields(base::type_of<Small>(), {"n"}).empty());
}

TEST(Json, the_schema_carries_limits_and_privacy) {
  EXPECT_EQ(platform::json::schema_of(base::type_of<Part>()), R"({"$ref":"#/components/schemas/Part"})");
  EXPECT_EQ(platform::json::definition_of(base::type_of<Part>()),
            R"({"type":"object","description":"A part.","additionalProperties":false,"properties":{)"
            R"("weight":{"type":"integer","format":"int64","minimum":1,"maximum":60000,"description":"grams"},)"
            R"("label":{"type":"string","maxLength":4,"description":"text"}},"required":["weight","label"]})");
  auto const whole = platform::json::definition_of(base::type_of<Whole>());
  EXPECT_NE(whole.find(R"("description":"person","x-personal":true)"), std::string::npos);
  EXPECT_NE(whole.find(R"("description":"secret","writeOnly":true)"), std::string::npos);
}

}  // namespace

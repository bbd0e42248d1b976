// The table of words.
#include "engine/codes/prohibited_goods.h"

#include <algorithm>
#include <array>

namespace engine::codes {
namespace {

constexpr char kStopZh[] = "禁止收寄：停止收寄、隔离、拍照，并按规定报告公安、邮政管理部门";
constexpr char kStopEn[] =
    "Prohibited: stop, isolate, take a photo and report to police and postal administration.";
constexpr char kCareZh[] = "限制寄递：核对数量、包装和证明后方可收寄";
constexpr char kCareEn[] = "Restricted: check quantity, packing and papers before accepting.";
constexpr char kVanZh[] = "不得装入客车行李舱，请安排货运车辆";
constexpr char kVanEn[] = "Not in a coach's hold: plan a van.";

constexpr std::array<char const*, 20> kHeadings{"客运站限带物品",
                                                "枪支弹药",
                                                "管制器具",
                                                "爆炸物品",
                                                "压缩和液化气体及其容器",
                                                "易燃液体",
                                                "易燃固体、自燃物质、遇水易燃物质",
                                                "氧化剂和过氧化物",
                                                "毒性物质",
                                                "生化制品、传染性、感染性物质",
                                                "放射性物质",
                                                "腐蚀性物质",
                                                "毒品及吸毒工具、非正当用途麻醉药品和精神药品、易制毒化学品",
                                                "非法出版物、印刷品、音像制品等宣传品",
                                                "间谍专用器材",
                                                "非法伪造物品",
                                                "侵犯知识产权和假冒伪劣物品",
                                                "濒危野生动物及其制品",
                                                "禁止进出境物品",
                                                "其他物品"};

struct Word {
  int heading;
  char const* word;
  GoodsRule rule;
};

constexpr auto P = GoodsRule::prohibited;
constexpr auto R = GoodsRule::restricted;
constexpr auto V = GoodsRule::not_on_coach;

constexpr Word kWords[] = {
    {1, "枪", P},       {1, "子弹", P},      {1, "弹药", P},    {1, "仿真枪", P},   {1, "气枪", P},
    {2, "管制刀具", P}, {2, "匕首", P},      {2, "弹簧刀", P},  {2, "电击器", P},   {2, "弩", P},
    {3, "鞭炮", P},     {3, "烟花", P},      {3, "爆竹", P},    {3, "摔炮", P},     {3, "炸药", P},
    {3, "雷管", P},     {3, "火药", P},      {4, "气罐", P},    {4, "液化气", P},   {4, "打火机", P},
    {4, "压力罐", P},   {4, "灭火器", P},    {4, "氧气瓶", P},  {4, "喷雾剂", R},   {5, "汽油", P},
    {5, "柴油", P},     {5, "酒精", P},      {5, "油漆", P},    {5, "松香水", P},   {5, "天那水", P},
    {5, "稀料", P},     {5, "白酒", R},      {5, "香水", R},    {5, "指甲油", R},   {6, "固体酒精", P},
    {6, "火柴", P},     {6, "活性炭", P},    {6, "硫磺", P},    {6, "铝粉", P},     {7, "双氧水", P},
    {7, "高锰酸钾", P}, {7, "过氧化", P},    {7, "漂白粉", P},  {8, "剧毒农药", P}, {8, "农药", R},
    {8, "鼠药", P},     {8, "敌敌畏", P},    {8, "百草枯", P},  {8, "砒霜", P},     {8, "水银", P},
    {9, "疫苗", P},     {9, "病菌", P},      {9, "血液", P},    {10, "放射", P},    {10, "铀", P},
    {11, "硫酸", P},    {11, "盐酸", P},     {11, "硝酸", P},   {11, "烧碱", P},    {11, "蓄电池", P},
    {11, "电瓶", P},    {12, "毒品", P},     {12, "大麻", P},   {12, "冰毒", P},    {12, "罂粟", P},
    {12, "麻黄", P},    {13, "非法出版", P}, {13, "淫秽", P},   {14, "窃听", P},    {14, "偷拍", P},
    {15, "假币", P},    {15, "假证", P},     {16, "假烟", P},   {17, "象牙", P},    {17, "犀牛角", P},
    {17, "穿山甲", P},  {17, "野生动物", P}, {19, "锂电池", R}, {19, "充电宝", R},  {19, "电动车电池", P},
    {19, "活禽", R},    {19, "活鸡", R},     {19, "活体", R},   {19, "种子", R},    {19, "液体", R},
    {0, "腌臭", V},     {0, "榴莲", V},      {0, "活鱼", V},    {0, "化肥", V},     {5, "煤油", P},
    {5, "丙酮", P},     {4, "丁烷", P},      {19, "香烟", R},   {19, "卷烟", R},    {19, "烟叶", R},
    {19, "宠物", R},
};

GoodsHit hit_of(Word const& w) {
  auto const* zh = w.rule == P ? kStopZh : w.rule == R ? kCareZh : kVanZh;
  auto const* en = w.rule == P ? kStopEn : w.rule == R ? kCareEn : kVanEn;
  return {w.heading, kHeadings[static_cast<std::size_t>(w.heading)], w.word, w.rule, zh, en};
}

}  // namespace

std::vector<GoodsHit> find_prohibited_goods(std::string_view description) {
  std::vector<GoodsHit> out;
  for (auto const& w : kWords)
    if (description.find(w.word) != std::string_view::npos) out.push_back(hit_of(w));
  std::ranges::stable_sort(out, {}, &GoodsHit::rule);
  return out;
}

}  // namespace engine::codes

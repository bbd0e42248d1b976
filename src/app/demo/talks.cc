// What a market officer has done in the weeks before: through the same routes, no checklist left out.
#include "app/demo/talks.h"

#include <string>
#include <utility>
#include <vector>

#include "app/demo/body.h"

namespace app::demo {
namespace {

struct DemoPoint {
  Key id;
  std::string proof;
};
DESCRIBE(DemoPoint, "A point of a checklist.", FIELD(id, "key"), FIELD(proof, "how it is known"))
struct DemoStage {
  Key id;
};
DESCRIBE(DemoStage, "A stage.", FIELD(id, "key"))
struct DemoStages {
  DemoStage stage;
  std::vector<DemoPoint> points;
};
DESCRIBE(DemoStages, "A stage with its checklist.", FIELD(stage, "stage"), FIELD(points, "checklist"))
struct Pipeline {
  std::vector<DemoStages> items;
};
DESCRIBE(Pipeline, "The pipeline.", FIELD(items, "stages"))

/// One prospect, carried on stage by stage.
class Talk {
 public:
  Talk(Backstage& stage, Pipeline const& pipeline, Body const& registered)
      : stage_{stage}, pipeline_{pipeline}, today_{base::service_date_of(stage.now(), {})} {
    path_ = "/api/agreement/prospects/";
    path_ += std::to_string(
        read_answer<Made>(stage_.post("/api/agreement/prospects", registered.text())).id.value);
  }

  void meet(char const* name, char const* title, char const* phone) {
    add("contacts", Body{}.set("name", name).set("title", title).set("phone", phone));
  }
  void talk(char const* kind, char const* said, int next_in_days, char const* next_step) {
    add("follow_ups", Body{}
                          .set("kind", kind)
                          .set("at", stage_.now())
                          .set("note", said)
                          .set("next_contact_on", base::add_days(today_, next_in_days))
                          .set("next_step", next_step));
  }
  /// @param value  ours and theirs, in the unit of the kind
  void condition(Body condition, std::int64_t ours, std::int64_t theirs, std::int64_t until = 0) {
    auto const key = add("conditions", condition);
    for (auto const& [side, value] : {std::pair{"ours", ours}, std::pair{"theirs", theirs}})
      add("positions",
          Body{}.set("condition", key).set("side", side).set("value", value).set("until", until));
  }
  /// Ticks what people tick in the stage and goes on to the next.
  void go_on() {
    for (auto const& p : pipeline_.items.at(at_).points)
      if (p.proof == "ticked") stage_.post(path_ + "/points", Body{}.set("point", p.id).text());
    stage_.post(path_ + "/move", Body{}.set("stage", pipeline_.items.at(++at_).stage.id).text());
  }
  void make_letter() { stage_.post(path_ + "/letters", "{}"); }
  void end(char const* reason) { stage_.post(path_ + "/end", Body{}.set("reason", reason).text()); }

 private:
  Key add(char const* what, Body const& body) {
    return read_answer<Made>(stage_.post(path_ + "/" + what, body.text())).id;
  }
  Backstage& stage_;
  Pipeline const& pipeline_;
  base::ServiceDate today_;
  std::string path_;
  std::size_t at_{};
};

Body prospect(Backstage& stage, char const* name, std::string const& partner, int next_in_days,
              char const* next_step) {
  auto const today = base::service_date_of(stage.now(), {});
  return Body{}
      .set("name", name)
      .set("partner", partner)
      .set("next_contact_on", base::add_days(today, next_in_days))
      .set("next_step", next_step);
}

/// Price, window, service level, penalty, term: all but the price is agreed.
void state_conditions(Talk& t) {
  t.condition(Body{}
                  .set("kind", "tariff")
                  .set("name", "县到乡总包运输")
                  .set("link", "transport")
                  .set("basis", "bag")
                  .set("monthly", 1'800),
              3'500, 4'200);
  t.condition(Body{}
                  .set("kind", "tariff")
                  .set("name", "村级站点投递")
                  .set("link", "delivery")
                  .set("basis", "item")
                  .set("monthly", 12'000),
              450, 450);
  t.condition(Body{}
                  .set("kind", "window")
                  .set("name", "乡镇站到达")
                  .set("link", "transport")
                  .set("way", "down")
                  .set("place", "station"),
              8 * 3600, 8 * 3600, 10 * 3600);
  t.condition(Body{}.set("kind", "service_level").set("name", "班次准点").set("measure", "on_time_trips"),
              9'800, 9'800);
  t.condition(
      Body{}.set("kind", "penalty").set("name", "班次晚点").set("incident", "late_trip").set("monthly", 6),
      30'000, 50'000);
  t.condition(Body{}.set("kind", "term").set("name", "合作期限"), 12, 12);
}

void talk_with_post(Backstage& stage, Pipeline const& pipeline, org::Organisation const& post) {
  auto registered = prospect(stage, "全县客货邮融合运输", post.name, 0, "送意向书并约定签约日期");
  registered.set("partner_organisation", post.id)
      .set("source", "县交通局撮合")
      .set("summary", "双方利用城乡客运班车代运县、乡、村三级邮件，共用乡镇客运站和村级站点。");
  Talk t{stage, pipeline, registered};
  t.meet("赵立新", "运营部主任", "13908830021");
  t.go_on();
  t.talk("visit", "对方愿意把下行总包全部交客运班车。", 0, "交换价格条件");
  t.go_on();
  state_conditions(t);
  t.go_on();
  t.talk("meeting", "除运输单价和晚点扣款外均已谈妥。", 0, "送意向书并约定签约日期");
  t.go_on();
  t.make_letter();
}

void talk_with_others(Backstage& stage, Pipeline const& pipeline) {
  Talk express{stage, pipeline, prospect(stage, "快递进村代运", "云岫县通达快递服务部", 0, "回访报价")};
  express.meet("马文斌", "经理", "13908830022");
  express.go_on();
  express.talk("call", "每天约 400 件进村快件，想走早班车。", 0, "回访报价");
  express.go_on();
  express.condition(Body{}
                        .set("kind", "tariff")
                        .set("name", "快件代运")
                        .set("link", "transport")
                        .set("basis", "item")
                        .set("monthly", 12'000),
                    800, 600);
  Talk tea{stage, pipeline, prospect(stage, "春茶上行专线", "清水镇茶叶合作社", 5, "上门了解采摘时间和件数")};
  tea.meet("何秀兰", "理事长", "13908830023");
  tea.go_on();
  Talk lost{stage, pipeline, prospect(stage, "冷链生鲜代运", "滇鲜冷链公司", 1, "电话约见")};
  lost.end("客车货舱没有温控，不能满足对方要求");
}

}  // namespace

void hold_talks(Backstage& stage, org::Organisation const& post) {
  // The first one brings a new county its usual stages.
  stage.post("/api/agreement/prospects",
             prospect(stage, "农资下乡捎带", "云岫县供销社", 2, "电话约见").text());
  auto const pipeline = read_answer<Pipeline>(stage.get("/api/agreement/stages"));
  talk_with_post(stage, pipeline, post);
  talk_with_others(stage, pipeline);
}

}  // namespace app::demo

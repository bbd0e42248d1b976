// What a keeper does with four parcels, with every answer written down.
#include "workload.h"

#include <chrono>
#include <thread>

#include "app/demo/answer.h"
#include "app/demo/body.h"
#include "app/demo/people.h"
#include "platform/http/batch.h"

namespace faults {
namespace {

using app::demo::Body;
using testing_support::HttpClient;
using testing_support::Reply;

struct Taken {
  struct Item {
    app::demo::Key id;
    std::string number;
  } item;
};
using TakenItem = Taken::Item;
DESCRIBE(TakenItem, "An item.", FIELD(id, "key"), FIELD(number, "number"))
DESCRIBE(Taken, "An accepted item.", FIELD(item, "the item"))
struct Bag {
  app::demo::Key id;
};
DESCRIBE(Bag, "A bag.", FIELD(id, "key"))

/// The server is gone, or says that it is about to go.
bool is_last(Reply const& reply) {
  auto const connection = reply.headers.find("connection");
  return reply.status == 0 || (connection != reply.headers.end() && connection->second == "close");
}

constexpr int kItemsOfBag = 4;
constexpr std::int64_t kItem_g = 800, kBag_g = 600;

}  // namespace

std::string sign_in(std::uint16_t port, std::string const& login) {
  auto const body = Body{}.set("login", login).set("password", app::demo::kPassword).set("scanner", true).text();
  auto const cookie = HttpClient{port}.post("/api/auth/login", body).headers.at("set-cookie");
  auto const begin = cookie.find('=') + 1;
  return cookie.substr(begin, cookie.find(';') - begin);
}

Reply repeat(HttpClient& client, Sent const& s) {
  return client.post(s.path, s.body, {{"Authorization", "Bearer " + s.token}, {"Idempotency-Key", s.id}});
}

void Hands::work(std::uint16_t port, std::atomic<bool> const& stop) {
  gone_ = false;
  try {
    client_.emplace(port);
    while (!is_over(stop)) fill_a_bag(stop);
  } catch (std::runtime_error const&) {  // it cannot be reached any more
  }
}

/// @returns the index in `sent_`
int Hands::begin(std::string path, std::string body) {
  sent_.push_back({post_.token, testing_support::make_key(), std::move(path), std::move(body)});
  auto& s = sent_.back();
  auto const reply = repeat(*client_, s);
  s.status = reply.status;
  s.answer = reply.body;
  gone_ = is_last(reply);
  if (s.status >= 500) std::this_thread::sleep_for(std::chrono::milliseconds{20});
  return static_cast<int>(sent_.size()) - 1;
}

void Hands::fill_a_bag(std::atomic<bool> const& stop) {
  std::vector<Item> items;
  while (items.size() < kItemsOfBag && !is_over(stop)) {
    auto item = take_in();
    if (!item || is_over(stop)) return;
    check(*item);
    items.push_back(std::move(*item));
  }
  // Two bags are filled at once and every item is offered to both: one must refuse it.
  std::vector<std::string> bags;
  for (int i = 0; i < 2 && !is_over(stop); ++i) {
    auto const body =
        Body{}.set("node", post_.village).set("destination", post_.centre).set("kind", "registered").text();
    auto const& s = sent_[static_cast<std::size_t>(begin("/api/mail/bags", body))];
    if (s.status == 200) bags.push_back(std::to_string(app::demo::read_answer<Bag>(s.answer).id.value));
  }
  for (auto const& item : items)
    for (auto const& bag : bags)
      if (!is_over(stop)) begin("/api/mail/bags/" + bag + "/put", Body{}.set("number", item.number).text());
  for (auto const& bag : bags)
    if (!is_over(stop))
      begin("/api/mail/bags/" + bag + "/seal", Body{}
                                                   .set("gross_g", kBag_g + kItemsOfBag * kItem_g)
                                                   .set("seal_no", "F" + std::to_string(below(1'000'000)))
                                                   .set("reason", "雨天")
                                                   .text());
}

std::optional<Hands::Item> Hands::take_in() {
  auto const body = Body{}
                        .set("node", post_.village)
                        .set("sender_name", "李大壮")
                        .set("sender_phone", "13900139000")
                        .set("receiver_name", "张小凡")
                        .set("receiver_phone", "13800138000")
                        .set("receiver_address", "省城")
                        .set("weight_g", kItem_g)
                        .set("product", "farm_goods")
                        .set("contents", "核桃")
                        .text();
  auto const& s = sent_[static_cast<std::size_t>(begin("/api/mail/items", body))];
  if (s.status != 200) return {};
  auto const taken = app::demo::read_answer<Taken>(s.answer).item;
  return Item{std::to_string(taken.id.value), taken.number};
}

/// One by one, or as a phone sends them that was without network.
void Hands::check(Item const& item) {
  auto const path = "/api/mail/items/" + item.id + "/checks";
  auto const kind = [](char const* k) { return Body{}.set("kind", k).set("result", "passed"); };
  std::vector<Sent> checks;
  for (auto const& body : {kind("real_name").set("document_kind", "passport").set("document_number", "E12345678"),
                           kind("content").set("category", "农产品"), kind("security").set("machine", "XJ-5030")})
    checks.push_back({post_.token, testing_support::make_key(), path, body.text()});
  checks.push_back({post_.token, testing_support::make_key(), "/api/mail/arrivals",
                    Body{}.set("node", post_.village).set("number", item.number).text()});
  if (below(2) == 0) return send_list(std::move(checks));
  for (auto& c : checks)
    if (!gone_) begin(c.path, c.body);
}

void Hands::send_list(std::vector<Sent> list) {
  std::vector<std::string> commands;
  for (auto const& s : list)
    commands.push_back(Body{}.set("id", s.id).set("method", "POST").set("path", s.path).raw("body", s.body).text());
  auto const reply = client_->post("/api/commands", Body{}.raw("commands", app::demo::json_list(commands)).text(),
                                   {{"Authorization", "Bearer " + post_.token}});
  gone_ = is_last(reply);
  auto const results = reply.status == 200 ? app::demo::read_answer<platform::http::BatchAnswer>(reply.body).results
                                           : std::vector<platform::http::KeptOutcome>{};
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i < results.size()) {
      list[i].status = static_cast<int>(results[i].status);
      list[i].answer = results[i].body.text;
    }
    sent_.push_back(std::move(list[i]));
  }
}

}  // namespace faults

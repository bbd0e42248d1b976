// The order of modules: each after those it needs.
#include "platform/app/order.h"

#include "platform/app/own_routes.h"

#include <map>
#include <stdexcept>
#include <string>

namespace schema {
std::span<platform::db::Migration const> platform();
}

namespace platform::app {
namespace {

/// Depth-first; a module that is met again before it was finished needs itself.
class Order {
 public:
  explicit Order(std::vector<Module const*> const& modules) {
    for (auto const* module : modules) by_name_[module->name] = module;
  }
  std::vector<Module const*> sort() {
    for (auto const& [name, module] : by_name_) visit(name);
    return std::move(out_);
  }

 private:
  enum class Mark { none, open, done };
  void visit(std::string const& name) {
    auto const found = by_name_.find(name);
    if (found == by_name_.end()) throw std::logic_error{"no module is named " + name};
    auto& mark = marks_[name];
    if (mark == Mark::done) return;
    if (mark == Mark::open) throw std::logic_error{"module " + name + " needs itself"};
    mark = Mark::open;
    for (auto const* need : found->second->needs) visit(need);
    marks_[name] = Mark::done;
    out_.push_back(found->second);
  }
  std::map<std::string, Module const*> by_name_;
  std::map<std::string, Mark> marks_;
  std::vector<Module const*> out_;
};

}  // namespace

std::vector<Module const*> sort_by_needs(std::vector<Module const*> modules) { return Order{modules}.sort(); }

void install(Host& host, std::span<Module const* const> modules) {
  for (auto const* module : modules) module->install(host);
  install_own_routes(host);
}

std::vector<db::Migration> migrations_of(std::span<Module const* const> modules) {
  auto const own = schema::platform();
  std::vector<db::Migration> out{own.begin(), own.end()};
  for (auto const* module : modules) {
    auto const more = module->migrations();
    out.insert(out.end(), more.begin(), more.end());
  }
  return out;
}

}  // namespace platform::app

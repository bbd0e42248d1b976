// The people of the demo county: who works where in which post, with fictional names. Pure and seeded.
#pragma once
#include <string>
#include <vector>

#include "app/demo/network.h"

namespace app::demo {

inline constexpr char kPassword[] = "yidao-demo-2026";

/// On which side a post is; `authority` for those who only watch.
enum class SideOf { transport, post, authority };

struct PostPlan {
  std::string post;
  SideOf side{SideOf::transport};
  int node{-1};  ///< index into County::nodes; −1 without a place of work
};

struct PersonPlan {
  std::string login, name, phone;
  std::vector<PostPlan> posts;
};

/// One person for every post, `drivers` drivers, a head for each township, a keeper for each village.
///
/// @always  logins are unique: driver01…, station01…, keeper001… in the order of the nodes
std::vector<PersonPlan> plan_people(County const&, int drivers);

/// Surname and given name of small lists.
std::string make_person_name(class Dice&);
/// A mobile number of a block that belongs to nobody here.
std::string make_phone(class Dice&);
/// "driver07".
std::string numbered(std::string const& word, int number, int width);

}  // namespace app::demo

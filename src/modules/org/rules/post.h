// The catalogue of posts 岗位: what each may do, how far it sees, and on which side it stands.
#pragma once
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "modules/org/org.h"

namespace org::rules {

struct Post {
  char const* code;
  char const* zh;
  char const* en;
  char const* sides;        ///< "transport post": kinds of organisation that have it
  Reach reach;              ///< proposed when somebody takes the post
  char const* permissions;  ///< codes, separated by spaces
};

/// Every post, in the order of lists. @source domain.md 8; GB/T 22239-2019 (three administrators apart)
std::span<Post const> posts();
Post const* find_post(std::string_view code);
std::set<std::string, std::less<>> permissions_of(Post const&);

/// Rights with which somebody could grant themselves others, change the installation, read the audit book, or
/// take personal data out: whoever gives such a post needs a second person's confirmation.
bool is_power(std::string_view permission);
bool is_powerful(Post const&);
/// One of the three administrators 三员.
bool is_administrator(std::string_view post);
/// Does this membership need a second person: a powerful post, or a wider reach than the post has by itself?
bool needs_second_person(Membership const&, Post const&);

/// May the person take this post besides those that they have?
/// @errors post_unknown, post_of_other_side, dates_reversed, nodes_missing, admins_apart
/// @source GB/T 22239-2019 8.1.4.2: system, security and audit administration are three people
base::Outcome may_take(Membership const&, Organisation const&, std::span<Membership const> others);

/// In force on a day.
bool is_in_force(Membership const&, base::ServiceDate);
/// Is there a day on which both are in force?
bool overlap(Membership const&, Membership const&);

}  // namespace org::rules

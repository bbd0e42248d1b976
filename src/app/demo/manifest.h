// The mail of a day in the demo county: what comes in, and what villages send. Pure and seeded.
#pragma once
#include <string>
#include <vector>

#include "app/demo/network.h"

namespace app::demo {

/// An item before it is in the system.
struct Parcel {
  std::string number;  ///< valid, with its check digit where its carrier has one
  int node{};          ///< inbound: destination, outbound: where it is sent from; index into County::nodes
  bool outbound{};
  std::string sender_name, sender_phone, receiver_name, receiver_phone;
  int weight_g{}, length_mm{}, width_mm{}, height_mm{};
  int insured_li{}, cod_li{};  ///< 厘
  int arrival{};               ///< inbound: by which lorry of the day, 0 or 1
};

/// @param items  inbound; a twentieth of them is sent from villages besides
/// @param round  0…24: another list for the same day
/// @always  equal arguments give equal manifests; numbers of one day are unique
std::vector<Parcel> make_manifest(County const&, base::ServiceDate, int items, int round);

/// JSON of a row of POST /api/mail/advices.
std::string advice_row(County const&, Parcel const&);

}  // namespace app::demo

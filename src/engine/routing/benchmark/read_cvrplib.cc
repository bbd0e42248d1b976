// Reads CVRPLIB files (TSPLIB 95, capacitated): coordinates or a matrix of distances, one depot.
#include <algorithm>
#include <map>

#include "engine/routing/benchmark/instance.h"
#include "engine/routing/benchmark/text.h"

namespace routing::benchmark {
namespace {

constexpr int kPlacesMost = 10'001, kLoadMost = 100'000'000;
constexpr double kCoordinateMost = 1e6, kTimeMost = 1e7;

/// The file's lines and how far they are read.
class Reader {
 public:
  explicit Reader(std::vector<Line> const& lines) : lines_{lines} {}

  std::variant<Instance, Fault> read() {
    while (!fault_ && at_ < lines_.size() && lines_[at_].words[0] != "EOF") read_entry();
    if (!fault_) finish();
    if (fault_) return *fault_;
    return std::move(out_);
  }

 private:
  void fail(std::string text) {
    fault_ = Fault{at_ < lines_.size() ? lines_[at_].number : 0, std::move(text)};
  }

  void read_entry() {
    auto const& words = lines_[at_].words;
    auto const key = words[0].substr(0, words[0].find(':'));
    if (key == "NODE_COORD_SECTION") return read_section([this](auto const& line) { read_place(line); });
    if (key == "DEMAND_SECTION") return read_section([this](auto const& line) { read_demand(line); });
    if (key == "DEPOT_SECTION") return read_depot();
    if (key == "EDGE_WEIGHT_SECTION") return read_weights();
    if (words.size() < 2 && key != "COMMENT" && key != "NAME")
      return fail("a keyword or a section is expected");
    read_keyword(key, words.size() < 2 ? std::string_view{} : words[1]);
    ++at_;
  }

  void read_keyword(std::string_view key, std::string_view value) {
    if (key == "NAME")
      out_.name = value;
    else if (key == "DIMENSION")
      take_dimension(value);
    else if (key == "CAPACITY")
      take_count(value, kLoadMost, out_.capacity);
    else if (key == "TYPE" && value != "CVRP")
      fail("TYPE is CVRP, not " + std::string{value});
    else if (key == "EDGE_WEIGHT_TYPE")
      weight_type_ = value;
    else if (key == "EDGE_WEIGHT_FORMAT")
      weight_format_ = value;
    else if (key == "DISTANCE")
      take_time(value, longest_);
    else if (key == "SERVICE_TIME")
      take_time(value, service_);
  }

  void take_dimension(std::string_view value) {
    if (dimension_) return fail("DIMENSION is there twice");
    take_count(value, kPlacesMost, dimension_);
    out_.customers.resize(dimension_);
  }
  void take_count(std::string_view value, int most, int& into) {
    auto const count = to_count(value, most);
    if (!count) return fail("\"" + std::string{value.substr(0, 40)} + "\" is no number in range");
    into = *count;
  }
  void take_time(std::string_view value, double& into) {
    auto const time = to_number(value, kTimeMost);
    if (!time || *time < 0) return fail("\"" + std::string{value.substr(0, 40)} + "\" is no number in range");
    into = *time;
  }

  template <typename Take>
  void read_section(Take const& take) {
    for (++at_; !fault_ && at_ < lines_.size() && to_number(lines_[at_].words[0], 1e12); ++at_)
      take(lines_[at_]);
    if (fault_) --at_;
  }

  /// The customer a line is about; null, with a fault, when there is none.
  Customer* customer_of(Line const& line, std::size_t n_words) {
    auto const number = to_count(line.words[0], dimension_);
    if (line.words.size() == n_words && number && *number > 0) return &out_.customers[*number - 1];
    fault_ = Fault{line.number, "a number from 1 to DIMENSION and " + std::to_string(n_words - 1) +
                                    " values are expected"};
    return nullptr;
  }
  void read_place(Line const& line) {
    auto* const customer = customer_of(line, 3);
    if (!customer) return;
    auto const x = to_number(line.words[1], kCoordinateMost), y = to_number(line.words[2], kCoordinateMost);
    if (!x || !y) return void(fault_ = Fault{line.number, "coordinates are no numbers in range"});
    customer->x = *x, customer->y = *y;
    ++n_placed_;
  }
  void read_demand(Line const& line) {
    auto* const customer = customer_of(line, 2);
    if (!customer) return;
    auto const demand = to_count(line.words[1], kLoadMost);
    if (!demand) return void(fault_ = Fault{line.number, "the demand is no whole number in range"});
    customer->demand = *demand;
    ++n_demands_;
  }

  void read_depot() {
    std::vector<int> depots;
    for (++at_; at_ < lines_.size() && to_number(lines_[at_].words[0], 1e12); ++at_) {
      auto const number = to_number(lines_[at_].words[0], 1e9);
      if (number && *number < 0) {
        ++at_;
        break;
      }
      depots.push_back(static_cast<int>(number.value_or(0)));
    }
    if (depots != std::vector<int>{1}) fail("the depot is node 1, and there is one");
  }

  void read_weights() {
    std::vector<double> values;
    for (++at_; at_ < lines_.size() && to_number(lines_[at_].words[0], kCoordinateMost); ++at_)
      for (auto const word : lines_[at_].words) {
        auto const value = to_number(word, kCoordinateMost);
        if (!value || *value < 0) return fail("a weight is no number in range");
        values.push_back(*value);
      }
    fill_matrix(values);
  }

  void fill_matrix(std::vector<double> const& values) {
    auto const n = static_cast<std::size_t>(dimension_);
    auto const full = weight_format_ == "FULL_MATRIX", lower = weight_format_ == "LOWER_ROW",
               lower_diagonal = weight_format_ == "LOWER_DIAG_ROW", upper = weight_format_ == "UPPER_ROW";
    auto const expected = full ? n * n : lower_diagonal ? n * (n + 1) / 2 : n * (n - 1) / 2;
    if (!full && !lower && !lower_diagonal && !upper) return fail("this EDGE_WEIGHT_FORMAT is not read");
    if (n == 0 || values.size() != expected) return fail("as many weights as DIMENSION demands are expected");
    out_.distances.assign(n * n, 0);
    auto value = values.begin();
    for (std::size_t i = 0; i < n; ++i) {
      auto const first = upper ? i + 1 : 0, end = full || upper ? n : lower ? i : i + 1;
      for (auto j = first; j < end; ++j, ++value) {
        out_.distances[i * n + j] = *value;
        if (!full) out_.distances[j * n + i] = *value;
      }
    }
  }

  void finish() {
    auto const explicit_weights = weight_type_ == "EXPLICIT";
    if (dimension_ < 2) return fail("DIMENSION is missing or less than 2");
    if (out_.capacity < 1) return fail("CAPACITY is missing");
    if (!explicit_weights && weight_type_ != "EUC_2D") return fail("EDGE_WEIGHT_TYPE is EUC_2D or EXPLICIT");
    if (explicit_weights ? out_.distances.empty() : n_placed_ != dimension_)
      return fail("DIMENSION and the places do not agree");
    if (!explicit_weights) out_.distances.clear();
    if (n_demands_ != dimension_) return fail("DIMENSION and the demands do not agree");
    out_.customers[0].demand = 0;
    out_.customers[0].due = longest_;
    for (auto& customer : out_.customers) customer.service = service_;
    out_.customers[0].service = 0;
  }

  std::vector<Line> const& lines_;
  std::size_t at_{};
  std::optional<Fault> fault_;
  Instance out_{.family = Family::cvrp};
  int dimension_{}, n_placed_{}, n_demands_{};
  double longest_{kUnbounded}, service_{};
  std::string weight_type_{"EUC_2D"}, weight_format_;
};

}  // namespace

std::variant<Instance, Fault> read_cvrplib(std::vector<Line> const& lines) { return Reader{lines}.read(); }

}  // namespace routing::benchmark

// Names, forms and limits of the columns. @source GTFS Schedule Reference, revision of 2024
#include "engine/timetable/gtfs/columns.h"

#include <charconv>
#include <cmath>

namespace gtfs {
namespace {

template <typename Number>
bool parse_number(std::string_view text, Number& out) {
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc{} && end == text.data() + text.size();
}

/// Accepts plain decimals only: no exponent trickery, no nan, no inf.
bool parse_real(std::string_view text, double& out) { return parse_number(text, out) && std::isfinite(out); }

/// The shortest text that reads back as the same number.
std::string real_text(double value) {
  char buffer[32];
  auto const end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  return {buffer, end};
}

/// A whole number of 10⁻ⁿ units as a decimal without trailing zeros: 385500 → "385.5" for n = 3.
std::string decimal_text(std::int64_t value, int digits) {
  auto out = std::to_string(std::abs(value));
  if (static_cast<int>(out.size()) <= digits) out.insert(0, static_cast<std::size_t>(digits) + 1 - out.size(), '0');
  out.insert(out.size() - static_cast<std::size_t>(digits), ".");
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return value < 0 ? "-" + out : out;
}

template <typename T>
Column<T> text(std::string_view name, std::string T::*member) {
  return {name, Need::optional,
          [member](T& t, std::string_view v) -> FaultKind const* {
            t.*member = v;
            return nullptr;
          },
          [member](T const& t) { return t.*member; }};
}

struct Limits {
  std::int64_t min, max;
  std::int64_t fallback{0};  ///< value of an empty cell
};

/// A whole number; its fallback is written as an empty cell.
template <typename T>
Column<T> integer(std::string_view name, std::int64_t T::*member, Limits limits) {
  return {name, Need::optional,
          [member, limits](T& t, std::string_view v) -> FaultKind const* {
            std::int64_t n;
            if (!parse_number(v, n)) return &fault::value_malformed;
            if (n < limits.min || n > limits.max) return &fault::value_out_of_range;
            t.*member = n;
            return nullptr;
          },
          [member, limits](T const& t) { return t.*member == limits.fallback ? "" : std::to_string(t.*member); }};
}

template <typename T>
Column<T> degrees(std::string_view name, std::int32_t T::*member, double max) {
  return {name, Need::optional,
          [member, max](T& t, std::string_view v) -> FaultKind const* {
            double d;
            if (!parse_real(v, d)) return &fault::value_malformed;
            if (d < -max || d > max) return &fault::value_out_of_range;
            t.*member = static_cast<std::int32_t>(std::llround(d * 1e7));
            return nullptr;
          },
          [member](T const& t) { return decimal_text(t.*member, 7); }};
}

/// An amount in thousandths or millionths of the column's unit; kAbsent is an empty cell.
template <typename T>
Column<T> amount(std::string_view name, std::int64_t T::*member, int digits) {
  return {name, Need::optional,
          [member, digits](T& t, std::string_view v) -> FaultKind const* {
            double d;
            if (!parse_real(v, d)) return &fault::value_malformed;
            if (d < 0 || d > 100'000) return &fault::value_out_of_range;
            t.*member = std::llround(d * std::pow(10.0, digits));
            return nullptr;
          },
          [member, digits](T const& t) { return t.*member == kAbsent ? "" : decimal_text(t.*member, digits); }};
}

template <typename T>
Column<T> distance(std::string_view name, std::optional<double> T::*member) {
  return {name, Need::optional,
          [member](T& t, std::string_view v) -> FaultKind const* {
            double d;
            if (!parse_real(v, d)) return &fault::value_malformed;
            if (d < 0) return &fault::value_out_of_range;
            t.*member = d;
            return nullptr;
          },
          [member](T const& t) { return t.*member ? real_text(*(t.*member)) : std::string{}; }};
}

template <typename T>
Column<T> date(std::string_view name, base::ServiceDate T::*member) {
  return {name, Need::optional,
          [member](T& t, std::string_view v) -> FaultKind const* {
            auto const d = v.size() == 8 ? base::parse_service_date(v) : std::nullopt;
            if (!d) return &fault::value_malformed;
            t.*member = *d;
            return nullptr;
          },
          [member](T const& t) { return (t.*member).yyyymmdd ? std::to_string((t.*member).yyyymmdd) : std::string{}; }};
}

template <typename T>
Column<T> time(std::string_view name, base::ServiceTime T::*member) {
  return {name, Need::optional,
          [member](T& t, std::string_view v) -> FaultKind const* {
            auto const s = base::parse_service_time(v);
            if (!s) return &fault::value_malformed;
            t.*member = *s;
            return nullptr;
          },
          [member](T const& t) { return (t.*member).seconds < 0 ? std::string{} : base::to_text(t.*member); }};
}

Column<Calendar> weekday(std::string_view name, int day) {
  return Column<Calendar>{name, Need::optional,
          [day](Calendar& c, std::string_view v) -> FaultKind const* {
            if (v != "0" && v != "1") return &fault::value_malformed;
            if (v == "1") c.weekdays |= std::int64_t{1} << day;
            return nullptr;
          },
          [day](Calendar const& c) { return std::string{(c.weekdays >> day) & 1 ? "1" : "0"}; }}
      .required();
}

}  // namespace

std::span<Column<Agency> const> columns_of(Agency const*) {
  using A = Agency;
  static Column<A> const all[] = {text("agency_id", &A::id), text("agency_name", &A::name).required(),
                                  text("agency_url", &A::url).required(),
                                  text("agency_timezone", &A::timezone).required(), text("agency_lang", &A::lang),
                                  text("agency_phone", &A::phone), text("agency_email", &A::email)};
  return all;
}

std::span<Column<Stop> const> columns_of(Stop const*) {
  using S = Stop;
  static Column<S> const all[] = {
      text("stop_id", &S::id).required(), text("stop_code", &S::code), text("stop_name", &S::name),
      text("stop_desc", &S::desc), degrees("stop_lat", &S::lat_e7, 90).required(),
      degrees("stop_lon", &S::lon_e7, 180).required(), integer("location_type", &S::location_type, {0, 4}),
      text("parent_station", &S::parent), text("platform_code", &S::platform), text("x_handover", &S::handover)};
  return all;
}

std::span<Column<Route> const> columns_of(Route const*) {
  using R = Route;
  static Column<R> const all[] = {
      text("route_id", &R::id).required(), text("agency_id", &R::agency), text("route_short_name", &R::short_name),
      text("route_long_name", &R::long_name), text("route_desc", &R::desc),
      integer("route_type", &R::type, {0, 1'799, kAbsent}).required(), text("route_color", &R::color),
      text("route_text_color", &R::text_color)};
  return all;
}

std::span<Column<Calendar> const> columns_of(Calendar const*) {
  using C = Calendar;
  static Column<C> const all[] = {
      text("service_id", &C::id).required(), weekday("monday", 0), weekday("tuesday", 1), weekday("wednesday", 2),
      weekday("thursday", 3), weekday("friday", 4), weekday("saturday", 5), weekday("sunday", 6),
      date("start_date", &C::start).required(), date("end_date", &C::end).required()};
  return all;
}

std::span<Column<CalendarDate> const> columns_of(CalendarDate const*) {
  using D = CalendarDate;
  static Column<D> const all[] = {text("service_id", &D::service).required(), date("date", &D::date).required(),
                                  integer("exception_type", &D::type, {1, 2}).required()};
  return all;
}

std::span<Column<Trip> const> columns_of(Trip const*) {
  using T = Trip;
  static Column<T> const all[] = {
      text("route_id", &T::route).required(), text("service_id", &T::service).required(),
      text("trip_id", &T::id).required(), text("trip_headsign", &T::headsign), text("trip_short_name", &T::short_name),
      integer("direction_id", &T::direction, {0, 1, kAbsent}), text("block_id", &T::block), text("shape_id", &T::shape),
      amount("x_cargo_kg", &T::cargo_g, 3), amount("x_cargo_m3", &T::cargo_cm3, 6)};
  return all;
}

std::span<Column<StopTime> const> columns_of(StopTime const*) {
  using S = StopTime;
  static Column<S> const all[] = {
      text("trip_id", &S::trip).required(), time("arrival_time", &S::arrival), time("departure_time", &S::departure),
      text("stop_id", &S::stop).required(), integer("stop_sequence", &S::sequence, {0, 100'000, kAbsent}).required(),
      text("stop_headsign", &S::headsign), integer("pickup_type", &S::pickup, {0, 3}),
      integer("drop_off_type", &S::drop_off, {0, 3}), distance("shape_dist_traveled", &S::distance),
      integer("timepoint", &S::timepoint, {0, 1, kAbsent})};
  return all;
}

std::span<Column<Frequency> const> columns_of(Frequency const*) {
  using F = Frequency;
  static Column<F> const all[] = {text("trip_id", &F::trip).required(), time("start_time", &F::start).required(),
                                  time("end_time", &F::end).required(),
                                  integer("headway_secs", &F::headway_s, {1, 86'400}).required(),
                                  integer("exact_times", &F::exact, {0, 1})};
  return all;
}

std::span<Column<ShapePoint> const> columns_of(ShapePoint const*) {
  using P = ShapePoint;
  static Column<P> const all[] = {text("shape_id", &P::shape).required(),
                                  degrees("shape_pt_lat", &P::lat_e7, 90).required(),
                                  degrees("shape_pt_lon", &P::lon_e7, 180).required(),
                                  integer("shape_pt_sequence", &P::sequence, {0, 10'000'000, kAbsent}).required(),
                                  distance("shape_dist_traveled", &P::distance)};
  return all;
}

std::span<Column<FeedInfo> const> columns_of(FeedInfo const*) {
  using I = FeedInfo;
  static Column<I> const all[] = {
      text("feed_publisher_name", &I::publisher).required(), text("feed_publisher_url", &I::url).required(),
      text("feed_lang", &I::lang).required(), date("feed_start_date", &I::start), date("feed_end_date", &I::end),
      text("feed_version", &I::version)};
  return all;
}

}  // namespace gtfs

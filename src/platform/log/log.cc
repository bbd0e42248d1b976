// The program's own log: JSON lines for machines, on the standard error stream and in a rotating file.
#include "platform/log/log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <memory>
#include <mutex>

#include "base/time.h"
#include "platform/json/json.h"
#include "platform/log/personal.h"

namespace platform::log {
namespace {

constexpr std::size_t kFileBytes = 20 * 1024 * 1024;
constexpr std::size_t kFiles = 10;

struct Loggers {
  std::shared_ptr<spdlog::logger> own;
  std::shared_ptr<spdlog::logger> access;
};

std::shared_ptr<spdlog::logger> make_logger(char const* name, std::initializer_list<spdlog::sink_ptr> sinks) {
  auto logger = std::make_shared<spdlog::logger>(name, sinks);
  logger->set_pattern("%v");
  logger->flush_on(spdlog::level::err);
  return logger;
}

spdlog::sink_ptr standard_error() {
  static auto const sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  return sink;
}

std::mutex mutex;

Loggers& loggers() {
  static Loggers all{make_logger("own", {standard_error()}), nullptr};
  return all;
}

Loggers current() {
  std::lock_guard const lock{mutex};
  return loggers();
}

base::Instant now() {
  using namespace std::chrono;
  return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

}  // namespace

void open(std::string const& dir) {
  using Sink = spdlog::sinks::rotating_file_sink_mt;
  auto const own = std::make_shared<Sink>(dir + "/yidao.log", kFileBytes, kFiles);
  auto const access = std::make_shared<Sink>(dir + "/access.log", kFileBytes, kFiles);
  std::lock_guard const lock{mutex};
  loggers() = {make_logger("own", {standard_error(), own}), make_logger("access", {access})};
}

void write(Level level, std::string_view event, std::initializer_list<Pair> pairs) {
  static constexpr char const* kNames[] = {"info", "warning", "error"};
  static constexpr spdlog::level::level_enum kLevels[] = {spdlog::level::info, spdlog::level::warn,
                                                          spdlog::level::err};
  auto const index = static_cast<std::size_t>(level);
  auto line = R"({"at":")" + base::to_rfc3339(now()) + R"(","level":")" + kNames[index] + R"(","event":)";
  json::append_quoted(line, event);
  for (auto const& [name, value] : pairs) {
    line += ',';
    json::append_quoted(line, name);
    line += ':';
    json::append_quoted(line, hide_personal(value));
  }
  current().own->log(kLevels[index], line + "}");
}

void access(std::string_view json) {
  thread_local std::shared_ptr<spdlog::logger> logger;
  if (!logger) logger = current().access;
  if (logger) logger->info(spdlog::string_view_t{json.data(), json.size()});
}

void flush() {
  auto const all = current();
  all.own->flush();
  if (all.access) all.access->flush();
}

}  // namespace platform::log

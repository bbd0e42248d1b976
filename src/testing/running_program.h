// The whole program on a free port with a folder of its own, for tests that talk HTTP to it.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "platform/app/program.h"
#include "testing/http_client.h"
#include "testing/temporary_folder.h"

namespace testing_support {

/// Give it `app::all_modules()` (app/generated/all_modules.h), or a few modules.
class RunningProgram {
 public:
  explicit RunningProgram(std::vector<platform::app::Module const*> modules) {
    options_.data_dir = folder_.path();
    options_.http.port = 0;
    options_.http.grace_ms = 50;
    options_.http.limited = false;
    options_.tls = false;
    options_.log_files = false;
    modules_ = std::move(modules);
    start();
  }

  platform::app::Program& operator*() { return *program_; }
  platform::app::Program* operator->() { return program_.get(); }

  /// A connection; with a session token, its requests are signed in.
  HttpClient client(std::string const& token = {}) {
    HttpClient out{program_->port()};
    if (!token.empty()) out.always("Authorization", "Bearer " + token);
    return out;
  }
  /// Stops and starts again on the same data.
  void restart() {
    program_.reset();
    start();
  }

 private:
  void start() {
    program_ = std::make_unique<platform::app::Program>(options_, modules_);
    program_->start();
  }
  TemporaryFolder folder_;
  platform::app::ProgramOptions options_;
  std::vector<platform::app::Module const*> modules_;
  std::unique_ptr<platform::app::Program> program_;
};

}  // namespace testing_support

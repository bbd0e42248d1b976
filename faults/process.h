// A program of the build, run as a process of its own and ended in any way.
#pragma once
#include <sys/types.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace faults {

using Environment = std::map<std::string, std::string>;

/// Path of a program of this build: "yidao".
std::string built(std::string const& name);
/// What makes a program meet the faults of disk_faults.cc on the files of a folder.
Environment faulty_disk(std::string const& folder, Environment settings);

/// Killed with the object unless it has ended.
class Process {
 public:
  Process(std::vector<std::string> const& arguments, Environment const& = {});
  ~Process();
  Process(Process const&) = delete;
  Process& operator=(Process const&) = delete;

  pid_t pid() const { return pid_; }
  /// Bytes that it wrote to its standard output, as they are; "" at the end. At most `ms`.
  std::string read_some(int ms);
  /// Its output until `text` has come. @throws std::runtime_error when it ends or is silent before
  std::string read_until(std::string const& text, int ms = 120'000);
  void signal(int which) const;
  /// @returns its exit code, or 128 + the signal that ended it
  int wait();

 private:
  pid_t pid_{};
  int output_{-1};
  std::string seen_;
};

/// `yidao serve` on plain HTTP without rate limits.
class Server {
 public:
  struct Place {
    std::string folder, database_url;
    Environment environment;
  };
  /// Returns when it listens. @throws std::runtime_error when it does not
  explicit Server(Place const&);
  std::uint16_t port() const { return port_; }
  Process& process() { return process_; }

 private:
  Process process_;
  std::uint16_t port_{};
};

/// Writes the configuration that `Server` starts with. @returns the options that name it
std::vector<std::string> options_of(Server::Place const&);

}  // namespace faults

// fork, exec and a pipe.
#include "process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "app/demo/demo.h"

namespace faults {

std::string built(std::string const& name) { return std::string{YIDAO_BUILD} + "/" + name; }

Environment faulty_disk(std::string const& folder, Environment settings) {
  settings["LD_PRELOAD"] = built("libdisk_faults.so");
  settings["ASAN_OPTIONS"] = "verify_asan_link_order=0";
  settings["FAULTS_FOLDER"] = folder;
  return settings;
}

Process::Process(std::vector<std::string> const& arguments, Environment const& environment) {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error{"no pipe"};
  pid_ = fork();
  if (pid_ == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (auto const& [name, value] : environment) setenv(name.c_str(), value.c_str(), 1);
    dup2(ends[1], STDOUT_FILENO);
    dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);  // the program's log is in its folder
    close(ends[0]);
    close(ends[1]);
    std::vector<char*> words;
    for (auto const& a : arguments) words.push_back(const_cast<char*>(a.c_str()));
    words.push_back(nullptr);
    execv(words.front(), words.data());
    _exit(127);
  }
  close(ends[1]);
  output_ = ends[0];
}

Process::~Process() {
  if (pid_ > 0) {
    signal(SIGKILL);
    wait();
  }
  close(output_);
}

std::string Process::read_some(int ms) {
  pollfd waiting{output_, POLLIN, 0};
  if (poll(&waiting, 1, ms) <= 0) return {};
  char chunk[4096];
  auto const n = read(output_, chunk, sizeof chunk);
  return {chunk, n > 0 ? static_cast<std::size_t>(n) : 0};
}

std::string Process::read_until(std::string const& text, int ms) {
  while (seen_.find(text) == std::string::npos) {
    auto const more = read_some(ms);
    if (more.empty()) throw std::runtime_error{"the process ended or was silent; it said: " + seen_};
    seen_ += more;
  }
  return seen_;
}

void Process::signal(int which) const { kill(pid_, which); }

int Process::wait() {
  int status = 0;
  if (pid_ > 0) waitpid(pid_, &status, 0);
  pid_ = 0;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

std::vector<std::string> options_of(Server::Place const& place) {
  auto const file = place.folder + "/faults.toml";
  std::ofstream{file} << "data = \"" << place.folder << "\"\nlisten = \"127.0.0.1:0\"\ndatabase_url = \""
                      << place.database_url << "\"\nregion = " << app::demo::kDemoRegion
                      << "\n[tls]\nenabled = false\n[rate]\nenabled = false\n[backup]\nevery_s = 0\n";
  return {"--config", file};
}

Server::Server(Place const& place)
    : process_{[&place] {
                 std::vector<std::string> words{built("yidao"), "serve"};
                 for (auto& o : options_of(place)) words.push_back(std::move(o));
                 return words;
               }(),
               place.environment} {
  auto const said = process_.read_until("/\n");
  port_ = static_cast<std::uint16_t>(std::stoi(said.substr(said.find("127.0.0.1:") + 10)));
}

}  // namespace faults

// Later children inherit the pipes of earlier ones, so the end of a bench is told by a signal and not by
// their end.
#include "child.h"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>

namespace bench {

void Channel::write_all(void const* from, std::size_t size) {
  auto const* at = static_cast<char const*>(from);
  while (size > 0) {
    auto const n = write(out_, at, size);
    if (n <= 0) throw std::runtime_error{"the other process is gone"};
    at += n;
    size -= static_cast<std::size_t>(n);
  }
}

bool Channel::read_all(void* into, std::size_t size) {
  auto* at = static_cast<char*>(into);
  while (size > 0) {
    auto const n = read(in_, at, size);
    if (n <= 0) return false;
    at += n;
    size -= static_cast<std::size_t>(n);
  }
  return true;
}

Child::Child(std::function<void(Channel&)> const& work) {
  int up[2], down[2];
  if (pipe(up) != 0 || pipe(down) != 0) throw std::runtime_error{"no pipe"};
  std::fflush(stdout);
  pid_ = fork();
  if (pid_ < 0) throw std::runtime_error{"no process"};
  if (pid_ == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    close(up[0]), close(down[1]);
    Channel channel{down[0], up[1]};
    auto code = 0;
    try {
      work(channel);
    } catch (std::exception const& e) {
      std::printf("  %s\n", e.what());
      code = 1;
    }
    std::fflush(stdout);
    _exit(code);
  }
  close(up[1]), close(down[0]);
  in_ = up[0], out_ = down[1];
  channel_ = {in_, out_};
}

Child::~Child() {
  close(out_);
  waitpid(pid_, nullptr, 0);
  close(in_);
}

double Child::cpu_s() const {
  std::ifstream in{"/proc/" + std::to_string(pid_) + "/stat"};
  std::string text{std::istreambuf_iterator<char>{in}, {}};
  long user{}, system{};
  std::sscanf(text.c_str() + text.rfind(')'), ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld", &user,
              &system);
  return double(user + system) / double(sysconf(_SC_CLK_TCK));
}

double Child::memory_kib() const {
  std::ifstream in{"/proc/" + std::to_string(pid_) + "/statm"};
  long size{}, resident{};
  in >> size >> resident;
  return double(resident) * double(sysconf(_SC_PAGESIZE)) / 1024;
}

}  // namespace bench

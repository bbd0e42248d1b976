// A process that a bench forks for one part of itself: it is told and answers in plain values, and ends with
// the bench.
#pragma once
#include <sys/types.h>

#include <functional>
#include <type_traits>

namespace bench {

/// The ends of the two pipes that one side has.
class Channel {
 public:
  Channel(int in, int out) : in_{in}, out_{out} {}
  template <class T>
  void put(T const& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    write_all(&value, sizeof value);
  }
  /// @returns false when the other side is gone
  template <class T>
  bool get(T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    return read_all(&value, sizeof value);
  }

 private:
  void write_all(void const*, std::size_t);
  bool read_all(void*, std::size_t);
  int in_, out_;
};

/// Fork before threads are begun.
class Child {
 public:
  /// @param work  the whole life of the child
  explicit Child(std::function<void(Channel&)> const& work);
  /// Waits for its end.
  ~Child();
  Child(Child const&) = delete;
  Channel& channel() { return channel_; }
  double cpu_s() const;       ///< that it has used
  double memory_kib() const;  ///< resident

 private:
  Channel channel_{-1, -1};
  int in_{-1}, out_{-1};
  pid_t pid_{};
};

}  // namespace bench

// `yidao frame decode`: shows frames of terminals (JT/T 808) and platforms (JT/T 809) as JSON.
#pragma once
#include <string>
#include <vector>

namespace app {

/// What may be said on the command line.
struct FrameRun {
  std::vector<std::string> frames;  ///< hexadecimal, with flags or without; "-": a frame a line from standard input
  std::string body_of;              ///< "8600": the bytes are the body of that message alone
  std::string revision;             ///< 2011, 2013, 2019; "": as the frame says
  std::vector<std::string> cipher;  ///< M1, IA1, IC1 agreed between two platforms; empty: bodies stay enciphered
};

/// A JSON object a frame: protocol, header, body with named fields, or the defect. Parts of one message that are all
/// among the frames become one.
/// @throws std::runtime_error when an argument is no hexadecimal text or number
std::vector<std::string> decode_frames(FrameRun const&);
/// Prints them, a line each. @returns the exit code
int decode_and_print(FrameRun const&);

}  // namespace app

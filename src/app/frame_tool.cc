// From hexadecimal text to frames, from frames to JSON.
#include "app/frame_tool.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <iostream>
#include <map>
#include <stdexcept>
#include <tuple>

#include "app/json_fields.h"
#include "base/hex.h"
#include "engine/jtt/naming.h"
#include "engine/jtt/platform_body.h"
#include "engine/jtt/platform_frame.h"
#include "engine/jtt/terminal_body.h"

namespace app {
namespace {

namespace pf = jtt::platform;
constexpr char kTerminal[] = "JT/T 808", kPlatform[] = "JT/T 809";

std::string bytes_of(std::string_view hex) {
  std::string digits;
  for (auto const c : hex)
    if (c != ' ' && c != ':' && c != '\t' && c != '\r') digits += c;
  auto const bytes = base::from_hex(digits);
  if (!bytes || bytes->empty())
    throw std::runtime_error("\"" + std::string{hex.substr(0, 40)} + "\" is no hexadecimal text");
  return *bytes;
}

std::uint32_t number_of(std::string const& text, int base) {
  std::uint32_t out{};
  auto const digits = std::string_view{text}.substr(text.starts_with("0x") ? 2 : 0);
  auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out, base);
  if (error != std::errc{} || end != digits.data() + digits.size() || digits.empty())
    throw std::runtime_error("\"" + text + "\" is no number");
  return out;
}

/// Without the flag on each side, where it has one.
std::string_view inside(std::string_view wire, char first, char last) {
  if (!wire.empty() && wire.front() == first) wire.remove_prefix(1);
  if (!wire.empty() && wire.back() == last) wire.remove_suffix(1);
  return wire;
}

/// One line of output.
struct Line {
  explicit Line(std::string_view protocol) { fields.word("protocol", protocol); }
  std::string end() { return out + '}'; }

  std::string out{"{"};
  JsonFields fields{out};
};

template <typename Name>
void name_body(Line& line, Name const& name) {
  line.fields.open_object("body");
  auto const reading = name();
  line.fields.close();
  if (reading != jtt::Reading::whole) line.fields.word("reading", base::to_name(reading));
}

void name_header(jtt::Fields& out, jtt::Header const& h) {
  out.open_object("header");
  out.word("message_id", jtt::to_id(h.message, 4));
  out.number("body_length", h.body_length);
  out.number("encrypt", h.encryption);
  out.flag("subpackaged", h.is_part());
  out.flag("version_flag", h.is_2019);
  if (h.is_2019) out.number("version", h.version);
  out.word("phone", h.number.stripped());
  out.word("phone_bcd", h.number.digits);
  out.number("serial", h.serial);
  if (h.is_part()) {
    out.number("package_total", h.packets);
    out.number("package_number", h.packet);
  }
  out.close();
}

std::string show(jtt::Header const& header, std::string_view body) {
  Line line{kTerminal};
  name_header(line.fields, header);
  name_body(line, [&] { return jtt::name_terminal_body(header.message, header.is_2019, body, line.fields); });
  return line.end();
}

/// A part that stays alone.
std::string show_part(jtt::Frame const& frame) {
  Line line{kTerminal};
  name_header(line.fields, frame.header);
  line.fields.open_object("body");
  line.fields.word("part", base::to_hex(frame.body));
  line.fields.close();
  return line.end();
}

std::string show_defect(char const* protocol, std::string_view defect) {
  Line line{protocol};
  line.fields.word("error", defect);
  return line.end();
}

/// Frames of terminals one after the other; parts wait for each other.
class TerminalReader {
 public:
  void read(std::string_view wire) {
    auto const frame = jtt::read_frame(inside(wire, jtt::kFlag, jtt::kFlag));
    auto const* const defect = std::get_if<jtt::Defect>(&frame);
    if (defect && *defect == jtt::Defect::unescaped_flag && read_several(wire)) return;
    if (defect) return lines.push_back(show_defect(kTerminal, base::to_name(*defect)));
    take(std::get<jtt::Frame>(frame));
  }
  void finish() {
    for (auto const& [key, parts] : parts_)
      for (auto const& [number, frame] : parts) lines.push_back(show_part(frame));
  }

  std::vector<std::string> lines;

 private:
  using Parts = std::map<int, jtt::Frame>;

  /// Whether these are several good frames that were caught in one piece.
  bool read_several(std::string_view wire) {
    std::vector<jtt::Frame> frames;
    while (!wire.empty()) {
      auto const end = std::min(wire.find(jtt::kFlag), wire.size());
      if (end > 0) {
        auto const frame = jtt::read_frame(wire.substr(0, end));
        if (std::holds_alternative<jtt::Defect>(frame)) return false;
        frames.push_back(std::get<jtt::Frame>(frame));
      }
      wire.remove_prefix(std::min(end + 1, wire.size()));
    }
    for (auto const& frame : frames) take(frame);
    return true;
  }
  void take(jtt::Frame const& frame) {
    auto const& h = frame.header;
    if (!h.is_part()) return lines.push_back(show(h, frame.body));
    auto const key = std::tuple{h.number.digits, h.message, h.packets};
    auto& parts = parts_[key];
    parts.emplace(h.packet, frame);
    if (parts.size() < h.packets) return;
    std::string body;
    for (auto const& [number, part] : parts) body += part.body;
    lines.push_back(show(parts.begin()->second.header, body));
    parts_.erase(key);
  }

  std::map<std::tuple<std::string, std::uint16_t, std::uint16_t>, Parts> parts_;
};

void name_header(jtt::Fields& out, pf::Header const& h) {
  out.open_object("header");
  out.number("length", h.length);
  out.number("serial", h.serial);
  out.word("msg_id", jtt::to_id(h.message, 4));
  out.number("access_code", h.access_code);
  out.word("version",
           std::to_string(h.version[0]) + "." + std::to_string(h.version[1]) + "." + std::to_string(h.version[2]));
  out.number("encrypt", h.encryption);
  out.number("key", h.key);
  if (h.utc_s) out.number("utc", static_cast<std::int64_t>(*h.utc_s));
  out.close();
}

std::optional<pf::Revision> revision_of(FrameRun const& run) {
  if (run.revision.empty()) return {};
  return run.revision == "2019" ? pf::Revision::r2019 : pf::Revision::r2011;
}

std::string show_platform(FrameRun const& run, std::string_view wire) {
  auto const read = pf::read_frame(inside(wire, '\x5b', '\x5d'), revision_of(run));
  if (auto const* const defect = std::get_if<pf::Defect>(&read)) return show_defect(kPlatform, base::to_name(*defect));
  auto const& header = std::get<pf::Frame>(read).header;
  auto const& body = std::get<pf::Frame>(read).body;
  Line line{kPlatform};
  name_header(line.fields, header);
  if (header.encryption && run.cipher.size() != 3) {
    line.fields.word("enciphered", base::to_hex(body));
    return line.end();
  }
  auto plain = body;
  if (header.encryption) {
    pf::Cipher const agreed{number_of(run.cipher[0], 10), number_of(run.cipher[1], 10), number_of(run.cipher[2], 10)};
    plain = pf::cipher(body, agreed, header.key);
  }
  name_body(line, [&] { return pf::name_body(header.message, header.utc_s.has_value(), plain, line.fields); });
  return line.end();
}

/// A body by itself; "1202" is the block of a position between platforms.
std::string show_body(FrameRun const& run, std::string_view bytes) {
  auto const message = static_cast<std::uint16_t>(number_of(run.body_of, 16));
  auto const is_gnss = message == 0x1202;
  Line line{is_gnss ? kPlatform : kTerminal};
  name_body(line, [&] {
    return is_gnss ? pf::name_gnss(bytes, line.fields)
                   : jtt::name_terminal_body(message, run.revision == "2019", bytes, line.fields);
  });
  return line.end();
}

std::vector<std::string> texts_of(FrameRun const& run) {
  std::vector<std::string> out;
  for (auto const& given : run.frames) {
    if (given != "-") {
      out.push_back(given);
      continue;
    }
    for (std::string line; std::getline(std::cin, line);)
      if (line.find_first_not_of(" \t\r") != std::string::npos) out.push_back(line);
  }
  return out;
}

}  // namespace

std::vector<std::string> decode_frames(FrameRun const& run) {
  TerminalReader reader;
  for (auto const& text : texts_of(run)) {
    auto const bytes = bytes_of(text);
    if (!run.body_of.empty()) reader.lines.push_back(show_body(run, bytes));
    else if (bytes.front() == '\x5b') reader.lines.push_back(show_platform(run, bytes));
    else reader.read(bytes);
  }
  reader.finish();
  return std::move(reader.lines);
}

int decode_and_print(FrameRun const& run) {
  for (auto const& line : decode_frames(run)) std::puts(line.c_str());
  return 0;
}

}  // namespace app

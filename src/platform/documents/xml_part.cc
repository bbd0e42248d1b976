// XML parts by libzip and expat; document types are refused, so no entity is ever expanded.
#include "platform/documents/xml_part.h"

#include <expat.h>
#include <zip.h>

namespace platform::documents {
namespace {

constexpr std::size_t kPieceBytes = 64 * 1024;
constexpr std::size_t kRatioFreeBytes = 16u << 20;  // small sheets of equal rows pack very well
constexpr int kDepthMax = 64;

struct Close {
  void operator()(zip_t* z) const { zip_discard(z); }
  void operator()(zip_file_t* f) const { zip_fclose(f); }
  void operator()(XML_Parser p) const { XML_ParserFree(p); }
};

std::string_view local_name(std::string_view name) { return name.substr(name.rfind(':') + 1); }

/// One pass of expat over a part; an exception must not cross its C frames, so it waits here.
class Pass {
 public:
  explicit Pass(XmlHandlers const& handlers) : handlers_{handlers}, parser_{XML_ParserCreate("UTF-8")} {
    if (!parser_) throw std::bad_alloc{};
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), &Pass::on_start, &Pass::on_end);
    XML_SetCharacterDataHandler(parser_.get(), &Pass::on_text);
    XML_SetStartDoctypeDeclHandler(parser_.get(), &Pass::on_doctype);
  }
  enum class State { more, ended, bad };

  State feed(char const* data, std::size_t size, bool last) {
    auto const status = XML_Parse(parser_.get(), data, static_cast<int>(size), last);
    if (thrown_) std::rethrow_exception(thrown_);
    if (ended_) return State::ended;
    return status == XML_STATUS_OK ? State::more : State::bad;
  }

 private:
  template <typename Call>
  void guarded(Call const& call) {
    if (thrown_ || ended_) return;
    try {
      call();
    } catch (...) {
      thrown_ = std::current_exception();
      XML_StopParser(parser_.get(), XML_FALSE);
    }
  }
  void end_if_sated() {
    if (!handlers_.wants_more || handlers_.wants_more()) return;
    ended_ = true;
    XML_StopParser(parser_.get(), XML_FALSE);
  }
  static Pass& of(void* data) { return *static_cast<Pass*>(data); }
  static void on_start(void* data, char const* name, char const** attributes) {
    auto& pass = of(data);
    if (++pass.depth_ > kDepthMax) XML_StopParser(pass.parser_.get(), XML_FALSE);
    pass.guarded([&] { pass.handlers_.start(local_name(name), XmlAttributes{attributes}); });
  }
  static void on_end(void* data, char const* name) {
    auto& pass = of(data);
    --pass.depth_;
    pass.guarded([&] {
      pass.handlers_.end(local_name(name));
      pass.end_if_sated();
    });
  }
  static void on_text(void* data, char const* text, int length) {
    auto& pass = of(data);
    pass.guarded([&] { pass.handlers_.text({text, static_cast<std::size_t>(length)}); });
  }
  static void on_doctype(void* data, char const*, char const*, char const*, int) {
    XML_StopParser(of(data).parser_.get(), XML_FALSE);
  }

  XmlHandlers const& handlers_;
  std::unique_ptr<XML_ParserStruct, Close> parser_;
  std::exception_ptr thrown_;
  bool ended_{};
  int depth_{};
};

}  // namespace

std::string_view XmlAttributes::find(std::string_view name) const {
  for (auto const** pair = pairs_; *pair; pair += 2)
    if (local_name(pair[0]) == name) return pair[1];
  return {};
}

struct XmlPackage::Zip {
  std::unique_ptr<zip_t, Close> archive;
};

XmlPackage::XmlPackage(std::string_view bytes, SheetLimits const& limits)
    : zip_{std::make_unique<Zip>()}, limits_{limits} {
  zip_error_t error;
  zip_error_init(&error);
  auto* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source) zip_->archive.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (source && !zip_->archive) zip_source_free(source);
  zip_error_fini(&error);
}

XmlPackage::~XmlPackage() = default;

bool XmlPackage::opened() const { return zip_->archive != nullptr; }

bool XmlPackage::has(std::string const& path) const {
  return zip_name_locate(zip_->archive.get(), path.c_str(), ZIP_FL_NOCASE) >= 0;
}

base::Outcome XmlPackage::read(std::string const& path, XmlHandlers const& handlers) {
  auto const malformed = base::refuse(refusal::sheet_malformed, path);
  auto const too_large = base::refuse(refusal::sheet_too_large, path);
  auto* const archive = zip_->archive.get();
  auto const index = zip_name_locate(archive, path.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return malformed;
  zip_stat_t stat;
  if (zip_stat_index(archive, static_cast<zip_uint64_t>(index), 0, &stat) != 0) return malformed;
  std::unique_ptr<zip_file_t, Close> const file{zip_fopen_index(archive, static_cast<zip_uint64_t>(index), 0)};
  if (!file) return malformed;
  Pass pass{handlers};
  std::size_t part = 0;
  std::string piece(kPieceBytes, '\0');
  for (;;) {
    // What really comes out is counted: the sizes in the directory are the sender's claim.
    auto const n = zip_fread(file.get(), piece.data(), piece.size());
    if (n < 0) return malformed;
    part += static_cast<std::size_t>(n);
    unpacked_ += static_cast<std::size_t>(n);
    if (unpacked_ > limits_.unpacked_max) return too_large;
    if (part > kRatioFreeBytes && part / limits_.ratio_max > stat.comp_size) return too_large;
    auto const state = pass.feed(piece.data(), static_cast<std::size_t>(n), n == 0);
    if (state == Pass::State::bad) return malformed;
    if (state == Pass::State::ended || n == 0) return base::Done{};
  }
}

}  // namespace platform::documents

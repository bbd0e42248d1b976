// The page on which a phone learns to trust this machine's certificate.
#include "platform/http/authority_page.h"

#include <zint.h>

#include <fstream>
#include <iterator>

namespace platform::http {
namespace {

/// A QR code as one SVG path, a module per unit.
std::string draw_qr(std::string const& text) {
  auto* const symbol = ZBarcode_Create();
  symbol->symbology = BARCODE_QRCODE;
  std::string path;
  if (ZBarcode_Encode(symbol, reinterpret_cast<unsigned char const*>(text.data()), static_cast<int>(text.size())) <
      ZINT_ERROR) {
    for (int y = 0; y < symbol->rows; ++y)
      for (int x = 0; x < symbol->width; ++x)
        if (symbol->encoded_data[y][x >> 3] >> (x & 7) & 1)
          path += "M" + std::to_string(x + 4) + " " + std::to_string(y + 4) + "h1v1h-1z";
  }
  auto const side = std::to_string(symbol->width + 8);
  ZBarcode_Delete(symbol);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"240\" height=\"240\" viewBox=\"0 0 " + side + " " + side +
         "\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\"" + path + "\"/></svg>";
}

/// Only what a host can hold goes into the page.
std::string clean_host(std::string_view host) {
  std::string out;
  for (char const c : host)
    if (std::isalnum(static_cast<unsigned char>(c)) || std::string_view{".:-[]"}.find(c) != std::string_view::npos)
      out += c;
  return out;
}

}  // namespace

Response show_authority(std::string const&, Head const& head) {
  auto const address = "https://" + clean_host(head.host) + "/";
  Response out{.media_type = "text/html; charset=utf-8"};
  out.page = true;
  out.headers = "Cache-Control: no-store\r\n";
  out.body = "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\">"
             "<meta name=\"viewport\" content=\"width=device-width\"><title>驿道 · 信任本机证书</title>"
             "<h1>信任本机证书</h1><p>手机扫码作业(摄像头、离线)需要 HTTPS。本机证书由自己的根证书签发,每台手机装一次:</p><ol>"
             "<li><a href=\"/ca.crt\">下载根证书</a></li>"
             "<li>安卓:设置 → 安全 → 加密与凭据 → 安装证书 → CA 证书;iPhone:安装描述文件后,"
             "设置 → 通用 → 关于本机 → 证书信任设置 → 打开</li>"
             "<li>打开 <a href=\"" + address + "\">" + address + "</a>,或扫下面的二维码:</li></ol>" + draw_qr(address) +
             "<p>To trust this machine: install the root certificate above, switch it on in the phone's settings, "
             "then open the address.</p></html>";
  return out;
}

Response send_authority(std::string const& ca_file) {
  std::ifstream in{ca_file, std::ios::binary};
  Response out{.media_type = "application/x-x509-ca-cert"};
  out.headers = "Content-Disposition: attachment; filename=\"yidao-ca.crt\"\r\n";
  out.body.assign(std::istreambuf_iterator<char>{in}, {});
  if (out.body.empty()) out.status = 404;
  return out;
}

}  // namespace platform::http

# Debian packages that the program is built with; which one does what stands in ARCHITECTURE.md.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(GTest REQUIRED)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(PQ REQUIRED IMPORTED_TARGET libpq)
pkg_check_modules(SIMDJSON REQUIRED IMPORTED_TARGET simdjson)
pkg_check_modules(ARGON2 REQUIRED IMPORTED_TARGET libargon2)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(OATH REQUIRED IMPORTED_TARGET liboath)
pkg_check_modules(PANGO REQUIRED IMPORTED_TARGET pangocairo cairo-pdf)
pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(EXPAT REQUIRED IMPORTED_TARGET expat)
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
pkg_check_modules(BROTLI REQUIRED IMPORTED_TARGET libbrotlienc)
pkg_check_modules(PROMETHEUS REQUIRED IMPORTED_TARGET prometheus-cpp-core)
pkg_check_modules(CLP REQUIRED IMPORTED_TARGET clp)
find_package(ZLIB REQUIRED)
find_library(ZINT zint REQUIRED)
find_library(OSMPBF osmpbf REQUIRED)
find_library(PROTOBUF_LITE protobuf-lite REQUIRED)

set(YIDAO_PLATFORM_PACKAGES
    Threads::Threads OpenSSL::SSL OpenSSL::Crypto fmt::fmt spdlog::spdlog PkgConfig::SQLITE PkgConfig::PQ
    PkgConfig::SIMDJSON PkgConfig::ARGON2 PkgConfig::SODIUM PkgConfig::OATH PkgConfig::PANGO PkgConfig::ZIP
    PkgConfig::EXPAT PkgConfig::XLSXWRITER PkgConfig::ICU PkgConfig::BROTLI PkgConfig::PROMETHEUS ZLIB::ZLIB ${ZINT}
    ${OSMPBF} ${PROTOBUF_LITE})
set(YIDAO_APP_PACKAGES "")

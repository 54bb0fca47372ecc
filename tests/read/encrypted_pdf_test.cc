// Encrypted PDFs, made here by the oldest of the standard's ways (RC4, 40
// bits).

#include <gtest/gtest.h>
#include <openssl/evp.h>

#include <array>
#include <numeric>
#include <utility>

#include "pipeline/read/reader_process.h"
#include "tests/read/tiny_pdf.h"

namespace tiaowen {
namespace {

constexpr std::string_view kPadding(
    "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08"
    "\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A",
    32);
constexpr std::string_view kId("0123456789abcdef");
// Everything allowed but copying (bit 5).
constexpr std::int32_t kPermissions = -4 - 16;

std::string md5(std::string_view bytes) {
  std::string digest(16, '\0');
  EVP_Digest(bytes.data(), bytes.size(),
             reinterpret_cast<unsigned char*>(digest.data()), nullptr,
             EVP_md5(), nullptr);
  return digest;
}

std::string rc4(std::string_view key, std::string_view bytes) {
  std::array<unsigned char, 256> state;
  std::iota(state.begin(), state.end(), 0);
  for (unsigned i = 0, j = 0; i < 256; ++i) {
    j = (j + state[i] + static_cast<unsigned char>(key[i % key.size()])) % 256;
    std::swap(state[i], state[j]);
  }
  std::string out;
  unsigned i = 0, j = 0;
  for (const char c : bytes) {
    i = (i + 1) % 256;
    j = (j + state[i]) % 256;
    std::swap(state[i], state[j]);
    out.push_back(static_cast<char>(c ^ state[(state[i] + state[j]) % 256]));
  }
  return out;
}

std::string padded(const std::string& password) {
  return (password + std::string(kPadding)).substr(0, 32);
}

std::string as_hex(std::string_view bytes) {
  std::string hex = "<";
  char digits[4];
  for (const char c : bytes) {
    std::snprintf(digits, sizeof digits, "%02X",
                  static_cast<unsigned>(c & 255));
    hex += digits;
  }
  return hex + ">";
}

// One page that says "secret".
std::string encrypted_pdf(const std::string& user, const std::string& owner) {
  const std::string o = rc4(md5(padded(owner)).substr(0, 5), padded(user));
  std::string permissions(4, '\0');
  for (int i = 0; i < 4; ++i) {
    permissions[static_cast<std::size_t>(i)] =
        static_cast<char>(kPermissions >> (8 * i));
  }
  const std::string key =
      md5(padded(user) + o + permissions + std::string(kId)).substr(0, 5);
  // The page's content is object 13: two more objects stand before the pages.
  const std::string object_key =
      md5(key + std::string("\x0D\0\0\0\0", 5)).substr(0, 10);
  const std::string content =
      rc4(object_key, "BT /Latin 10 Tf 100 700 Td (secret) Tj ET");
  const std::string handler = "<</Filter/Standard/V 1/R 2/O " + as_hex(o) +
                              "/U " + as_hex(rc4(key, kPadding)) + "/P " +
                              std::to_string(kPermissions) + ">>";
  return tiny_pdf({{content}}, {"null", handler},
                  "/Encrypt 11 0 R/ID[" + as_hex(kId) + as_hex(kId) + "]");
}

Result<Document> read(const std::string& bytes, const std::string& password) {
  ReadOptions options;
  options.password = password;
  ReaderProcess process(options);
  return process.read("pdf", bytes);
}

TEST(EncryptedPdf, AsksForThePassword) {
  const auto document = read(encrypted_pdf("user", "owner"), "");
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, "encrypted");
  EXPECT_NE(document.error().message.find("--password"), std::string::npos);
}

TEST(EncryptedPdf, SaysThatThePasswordIsWrong) {
  const auto document = read(encrypted_pdf("user", "owner"), "guess");
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, "wrong_password");
}

TEST(EncryptedPdf, OpensWithEitherPassword) {
  for (const char* password : {"user", "owner"}) {
    const auto document = read(encrypted_pdf("user", "owner"), password);
    ASSERT_TRUE(document) << password;
    EXPECT_EQ(document->pages.at(0).runs.at(0).text, U"secret");
  }
}

TEST(EncryptedPdf, ReadsWhatOnlyTheOwnerRestricts) {
  const auto document = read(encrypted_pdf("", "owner"), "");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->pages.at(0).runs.at(0).text, U"secret");
  EXPECT_EQ(document->source.restrictions, std::vector<std::string>{"no_copy"});
}

TEST(EncryptedPdf, DoesNotMindAPasswordThatIsNotNeeded) {
  const auto document = read(
      tiny_pdf({{"BT /Latin 10 Tf 9 9 Td (open) Tj ET"}}, {"null"}), "any");
  ASSERT_TRUE(document);
}

}  // namespace
}  // namespace tiaowen

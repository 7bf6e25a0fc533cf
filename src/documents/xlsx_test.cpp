#include "xlsx.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <vector>

#include "base/hash.hpp"

namespace pc::documents {
namespace {

namespace fs = std::filesystem;

std::uint32_t number_at(const std::string& bytes, std::size_t at, int size) {
  std::uint32_t value = 0;
  for (int i = 0; i < size; ++i)
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return value;
}

std::string inflated(std::string packed, std::size_t size) {
  std::string text(size, '\0');
  z_stream stream{};
  inflateInit2(&stream, -MAX_WBITS);
  stream.next_in = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(size);
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  inflateEnd(&stream);
  return text;
}

/// Members of an archive by its list at the end, each checked against its sum.
std::map<std::string, std::string> unpacked(const std::string& bytes) {
  std::map<std::string, std::string> members;
  const std::size_t end = bytes.rfind("PK\x05\x06");
  std::size_t at = number_at(bytes, end + 16, 4);
  for (std::uint32_t i = 0; i < number_at(bytes, end + 10, 2); ++i) {
    EXPECT_EQ(bytes.substr(at, 4), "PK\x01\x02");
    const auto crc = number_at(bytes, at + 16, 4), packed = number_at(bytes, at + 20, 4),
               size = number_at(bytes, at + 24, 4);
    const auto name_size = number_at(bytes, at + 28, 2), offset = number_at(bytes, at + 42, 4);
    const std::string name = bytes.substr(at + 46, name_size);
    EXPECT_EQ(bytes.substr(offset, 4), "PK\x03\x04");
    const auto begin = offset + 30 + number_at(bytes, offset + 26, 2) + number_at(bytes, offset + 28, 2);
    members[name] = inflated(bytes.substr(begin, packed), size);
    const auto& text = members[name];
    EXPECT_EQ(crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size())), crc);
    at += 46 + name_size;
  }
  return members;
}

class Xlsx : public ::testing::Test {
 protected:
  std::string path_ = (fs::temp_directory_path() / ("pc-" + random_hex(8) + ".xlsx")).string();
  ~Xlsx() override { fs::remove(path_); }
  std::map<std::string, std::string> members() {
    std::ifstream in(path_, std::ios::binary);
    std::stringstream all;
    all << in.rdbuf();
    return unpacked(all.str());
  }
};

TEST_F(Xlsx, texts_are_texts_and_numbers_are_numbers) {
  XlsxWriter writer(path_, "客户 & <Co>");
  const std::string_view titles[] = {"Name", "Amount"};
  writer.header(titles);
  const std::string_view first[] = {"=1+1", "12.50"};
  writer.row(first);
  const std::string_view second[] = {"a<b>&\"c\x01", "1795492800000000123"};
  writer.row(second);
  writer.close();
  const auto all = members();
  ASSERT_TRUE(all.contains("[Content_Types].xml"));
  ASSERT_TRUE(all.contains("_rels/.rels"));
  EXPECT_NE(all.at("xl/workbook.xml").find("name=\"客户 &amp; &lt;Co&gt;\""), std::string::npos);
  const auto& sheet = all.at("xl/worksheets/sheet1.xml");
  EXPECT_NE(
      sheet.find(R"(<c t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c><c s="2"><v>12.50</v></c>)"),
      std::string::npos);
  EXPECT_NE(sheet.find("a&lt;b&gt;&amp;&quot;c</t>"), std::string::npos);
  EXPECT_NE(sheet.find(">1795492800000000123</t>"), std::string::npos);  // more digits than a number keeps
  EXPECT_EQ(sheet.find("<f>"), std::string::npos);
}

TEST_F(Xlsx, characters_that_no_document_may_hold_are_left_out) {
  XlsxWriter writer(path_, "odd");
  const std::string_view cells[] = {
      "a\xef\xbf\xbf"
      "b",
      "\xef\xbf\xbe", "\xef\xbf\xbd\x01z"};
  writer.row(cells);
  writer.close();
  const auto sheet = members().at("xl/worksheets/sheet1.xml");
  EXPECT_NE(sheet.find(">ab</t>"), std::string::npos);
  EXPECT_NE(sheet.find(">\xef\xbf\xbdz</t>"), std::string::npos);
  EXPECT_EQ(sheet.find("\xef\xbf\xbe"), std::string::npos);
  EXPECT_EQ(sheet.find("\xef\xbf\xbf"), std::string::npos);
}

TEST_F(Xlsx, a_book_without_rows_is_a_book) {
  XlsxWriter writer(path_, "empty");
  writer.close();
  EXPECT_EQ(members().size(), 6u);
}

TEST_F(Xlsx, more_rows_than_a_sheet_has_go_on_in_another) {
  XlsxWriter writer(path_, "long");
  const std::string_view titles[] = {"n"};
  writer.header(titles);
  const std::string_view cell[] = {"1"};
  for (std::int64_t i = 0; i < XlsxWriter::k_rows_a_sheet; ++i) writer.row(cell);
  writer.close();
  const auto all = members();
  EXPECT_NE(all.at("xl/workbook.xml").find("\"long 2\""), std::string::npos);
  EXPECT_NE(all.at("xl/worksheets/sheet2.xml").find(">n</t>"), std::string::npos);
}

TEST_F(Xlsx, a_file_that_cannot_be_written_is_said) {
  EXPECT_THROW(XlsxWriter("/nowhere/at/all.xlsx", "x"), std::runtime_error);
}

TEST(PlainNumber, is_what_a_spreadsheet_program_keeps_as_it_is) {
  for (const char* yes : {"0", "12", "-3", "0.50", "-0.01", "123456789012345", "99999999999.99"})
    EXPECT_TRUE(is_plain_number(yes)) << yes;
  for (const char* no :
       {"", "-", "007", "1e5", "1.", ".5", "1,000", "1234567890123456", "138****5678", "+1", "0x1"})
    EXPECT_FALSE(is_plain_number(no)) << no;
}

}  // namespace
}  // namespace pc::documents

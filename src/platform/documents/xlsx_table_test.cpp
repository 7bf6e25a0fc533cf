#include "platform/documents/table.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <vector>

#include "platform/base/hash.hpp"

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

class XlsxTableTest : public ::testing::Test {
 protected:
  std::string path_ = (fs::temp_directory_path() / ("pc-" + random_hex(8) + ".xlsx")).string();
  ~XlsxTableTest() override { fs::remove(path_); }
  std::map<std::string, std::string> members() {
    std::ifstream in(path_, std::ios::binary);
    std::stringstream all;
    all << in.rdbuf();
    return unpacked(all.str());
  }
};

const TableHead k_heads[] = {{"Name", Cells::text}, {"Amount", Cells::amount}, {"Usage", Cells::number},
                             {"Time", Cells::time}, {"Day", Cells::day}};

TEST_F(XlsxTableTest, cells_are_what_their_column_says) {
  XlsxTable table(path_, "客户 & <Co>");
  table.head(k_heads);
  const std::string first[] = {"=1+1", "12345.50", "0.3333333333333333333", "2026-11-24 12:30:00", "2026-11-24"};
  table.row(first);
  const std::string second[] = {"1.10", "-0.10", "1795492800000000123", "", ""};
  table.row(second);
  table.close();
  const auto all = members();
  ASSERT_TRUE(all.contains("[Content_Types].xml"));
  EXPECT_NE(all.at("xl/workbook.xml").find("name=\"客户 &amp; &lt;Co&gt;\""), std::string::npos);
  const auto& sheet = all.at("xl/worksheets/sheet1.xml");
  const auto cell = [&](const char* place) {
    const auto begin = sheet.find("<c r=\"" + std::string(place) + "\"");
    return begin == std::string::npos ? std::string() : sheet.substr(begin, sheet.find("</c>", begin) - begin);
  };
  EXPECT_NE(cell("A2").find("=1+1</t>"), std::string::npos);
  EXPECT_NE(cell("B2").find("<v>12345.5"), std::string::npos);
  EXPECT_NE(cell("C2").find("<v>0.3333333333333333"), std::string::npos);
  EXPECT_NE(cell("D2").find("<v>46350.520833333"), std::string::npos);
  EXPECT_NE(cell("E2").find("<v>46350<"), std::string::npos);
  EXPECT_NE(cell("A3").find("1.10</t>"), std::string::npos);  // a version stays what it is
  EXPECT_NE(cell("B3").find("<v>-0.1"), std::string::npos);
  EXPECT_EQ(cell("D3"), "");
  EXPECT_EQ(sheet.find("<f>"), std::string::npos);
  EXPECT_NE(sheet.find("state=\"frozen\""), std::string::npos);
}

TEST_F(XlsxTableTest, texts_come_out_as_they_went_in) {
  XlsxTable table(path_, "texts");
  const TableHead head[] = {{"Name"}};
  table.head(head);
  for (const std::string text : {"a<b>&\"c\x01", "x\xef\xbf\xbfy\xef\xbf\xbez", "_x000D_", "two\nlines"})
    table.row(std::span(&text, 1));
  table.close();
  const auto& sheet = members().at("xl/worksheets/sheet1.xml");
  EXPECT_NE(sheet.find("a&lt;b&gt;&amp;"), std::string::npos);
  EXPECT_EQ(sheet.find('\x01'), std::string::npos);
  EXPECT_NE(sheet.find(">xyz<"), std::string::npos);
  EXPECT_NE(sheet.find("_x005F_x000D_"), std::string::npos);
  EXPECT_NE(sheet.find("two\nlines"), std::string::npos);
}

TEST_F(XlsxTableTest, columns_that_do_not_say_what_they_hold_are_taken_as_they_look) {
  XlsxTable table(path_, "guess");
  const TableHead head[] = {{"A", Cells::as_it_looks}, {"B", Cells::as_it_looks}, {"C", Cells::as_it_looks}};
  table.head(head);
  const std::string cells[] = {"=1+1", "12.50", "1795492800000000123"};
  table.row(cells);
  table.close();
  const auto sheet = members().at("xl/worksheets/sheet1.xml");
  EXPECT_NE(sheet.find("=1+1</t>"), std::string::npos);
  EXPECT_NE(sheet.find("<v>12.5<"), std::string::npos);
  EXPECT_NE(sheet.find(">1795492800000000123</t>"), std::string::npos);  // more digits than a number keeps
  EXPECT_EQ(sheet.find("<f>"), std::string::npos);
}

TEST_F(XlsxTableTest, rows_may_come_without_a_head) {
  XlsxTable table(path_, "odd");
  const std::string cells[] = {"a\xef\xbf\xbf" "b", "\xef\xbf\xbe", "\xef\xbf\xbd\x01z"};
  table.row(cells);
  table.close();
  const auto sheet = members().at("xl/worksheets/sheet1.xml");
  EXPECT_NE(sheet.find(">ab</t>"), std::string::npos);
  EXPECT_NE(sheet.find(">\xef\xbf\xbdz</t>"), std::string::npos);
  EXPECT_EQ(sheet.find("\xef\xbf\xbe"), std::string::npos);
  EXPECT_EQ(sheet.find("\xef\xbf\xbf"), std::string::npos);
}

TEST_F(XlsxTableTest, a_book_without_rows_is_a_book) {
  XlsxTable table(path_, "empty");
  table.close();
  EXPECT_TRUE(members().contains("xl/worksheets/sheet1.xml"));
}

TEST_F(XlsxTableTest, more_rows_than_a_sheet_has_go_on_in_another) {
  XlsxTable table(path_, "long");
  const TableHead head[] = {{"n", Cells::number}};
  table.head(head);
  const std::string one = "1";
  for (std::int64_t i = 0; i < XlsxTable::k_rows_a_sheet; ++i) table.row(std::span(&one, 1));
  table.close();
  const auto all = members();
  EXPECT_NE(all.at("xl/workbook.xml").find("\"long 2\""), std::string::npos);
  EXPECT_NE(all.at("xl/worksheets/sheet2.xml").find(">n</t>"), std::string::npos);
}

TEST_F(XlsxTableTest, a_file_that_cannot_be_written_is_said) {
  const auto write = [] {
    XlsxTable table("/nowhere/at/all.xlsx", "x");
    const TableHead head[] = {{"n", Cells::number}};
    table.head(head);
    table.close();
  };
  EXPECT_THROW(write(), std::runtime_error);
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

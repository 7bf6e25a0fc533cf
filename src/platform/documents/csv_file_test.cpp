#include "csv_file.hpp"

#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>

namespace pc::documents {
namespace {

using namespace std::string_literals;

std::string why(const std::string& head) {
  const auto refusal = why_no_csv(head);
  return refusal ? std::string(refusal->code->id) + " " + refusal->allowed : "";
}

TEST(CsvFile, that_is_no_csv_says_what_it_is) {
  EXPECT_EQ(why("PK\x03\x04rest"), "documents.csv_packed zip, xlsx");
  EXPECT_EQ(why("PAR1\x15\x00"s), "documents.csv_packed Parquet");
  EXPECT_EQ(why("\x28\xb5\x2f\xfdrest"), "documents.csv_packed zstd");
  EXPECT_EQ(why("\x1f\x8b\x08"), "documents.csv_packed gzip in gzip");
  EXPECT_EQ(why("\xff\xfe"
                "a\0,\0"s),
            "documents.csv_charset UTF-16");
  EXPECT_EQ(why("a\0,\0b\0"s), "documents.csv_charset UTF-16");
  EXPECT_EQ(why("\0a\0,"s), "documents.csv_charset UTF-16");
  EXPECT_EQ(why("\x89PNG\r\n\x1a\n\0\0\0\r"s), "documents.csv_binary ");
  EXPECT_EQ(why("a;b;c\n1;2;3\n"), "documents.csv_separator “;”");
  EXPECT_EQ(why("\xef\xbb\xbf"
                "a\tb\r\n"),
            "documents.csv_separator TAB");
  EXPECT_EQ(why("a|b\n"), "documents.csv_separator “|”");
  EXPECT_EQ(why("sep=,\na,b\n"), "documents.csv_separator_line sep=,");
  EXPECT_EQ(why("SEP=;\r\na;b\n"), "documents.csv_separator_line SEP=;");
}

TEST(CsvFile, that_may_be_one_is_left_to_its_reader) {
  for (const auto* head : {"", "a", "a,b\n1,2\n",
                           "\xef\xbb\xbf"
                           "a,b",
                           "\"a;b\",c\n", "\"a;b\"\n", "a;b,c\n", "a,b\rc,d\r"})
    EXPECT_EQ(why(head), "") << head;
}

class Files : public ::testing::Test {
 protected:
  ~Files() override { std::filesystem::remove(path_); }
  /// As gzip, the last `cut` bytes missing.
  void pack(const std::string& text, std::size_t cut = 0) {
    gzFile file = gzopen(path_.c_str(), "wb");
    gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
    gzclose(file);
    std::filesystem::resize_file(path_, std::filesystem::file_size(path_) - cut);
  }
  /// What is read, "!" at damage.
  std::string read() {
    CsvFile file(path_);
    std::string text;
    for (;;) {
      const auto part = file.read();
      if (!part) return text.substr(0, 20) + "!";
      if (part->empty()) return text;
      text += *part;
    }
  }
  std::string path_ = std::filesystem::temp_directory_path() / ("csv-file-test-" + std::to_string(getpid()));
};

TEST_F(Files, are_read_as_they_are_and_unpacked) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += std::to_string(i) + ",b\n";
  std::ofstream(path_) << text;
  EXPECT_EQ(read(), text);
  pack(text);
  EXPECT_EQ(read(), text);
  CsvFile file(path_);
  while (!file.read()->empty()) {}
  EXPECT_EQ(file.bytes_done(), static_cast<std::int64_t>(std::filesystem::file_size(path_)));
}

TEST_F(Files, of_two_packed_parts_are_one) {
  pack("a,b\n");
  std::ofstream(path_, std::ios::app | std::ios::binary) << [&] {
    std::ifstream first(path_, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(first), {});
  }();
  EXPECT_EQ(read(), "a,b\na,b\n");
}

TEST_F(Files, that_end_early_or_are_damaged_say_so) {
  pack("a,b\n1,2\n", 9);
  EXPECT_EQ(read().back(), '!');
  pack(std::string(100'000, 'x'), 4);
  EXPECT_EQ(read().back(), '!');
}

TEST_F(Files, that_are_not_there_are_a_fault) {
  EXPECT_THROW(CsvFile("/nowhere/at/all"), std::runtime_error);
}

}  // namespace
}  // namespace pc::documents

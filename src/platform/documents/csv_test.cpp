#include "csv.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <fstream>
#include <sstream>

namespace pc::documents {
namespace {

using Record = std::vector<std::string>;

struct Reading {
  std::vector<Record> records;
  std::vector<std::int64_t> lines;
  std::string fault;  // the first one
  std::int64_t fault_line = 0;
};

Reading read(std::string_view text, std::size_t chunk = 1 << 16, CsvLimits limits = {}) {
  Reading result;
  CsvReader reader(limits);
  for (bool finished = false;;) {
    switch (reader.next()) {
      case CsvReader::Next::record:
        result.records.emplace_back(reader.fields().begin(), reader.fields().end());
        result.lines.push_back(reader.line());
        break;
      case CsvReader::Next::more:
        if (text.empty() && !finished) {
          reader.finish();
          finished = true;
        } else {
          reader.feed(text.substr(0, chunk));
          text.remove_prefix(std::min(chunk, text.size()));
        }
        break;
      case CsvReader::Next::fault:
        if (result.fault.empty()) {
          result.fault = reader.fault().code->id;
          result.fault_line = reader.fault().line;
        }
        if (reader.fault().last) return result;
        break;
      case CsvReader::Next::end:
        return result;
    }
  }
}

using Records = std::vector<Record>;

TEST(CsvReader, reads_fields_with_and_without_quotation_marks) {
  EXPECT_EQ(read("a,b\r\n1,\"2\"\n").records, (Records{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(read("\"say \"\"hi\"\"\",\"a,b\",\"two\r\nlines\"\n").records,
            (Records{{"say \"hi\"", "a,b", "two\r\nlines"}}));
  EXPECT_EQ(read("a,,\"\",\n").records, (Records{{"a", "", "", ""}}));
  EXPECT_EQ(read("NULL,\"NULL\", x \n").records, (Records{{"NULL", "NULL", " x "}}));
  EXPECT_EQ(read("\"\"\"\"\n").records, (Records{{"\""}}));
}

TEST(CsvReader, last_line_needs_no_end) {
  EXPECT_EQ(read("a,b\nc,d").records, (Records{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(read("a,").records, (Records{{"a", ""}}));
  EXPECT_EQ(read("a,\"\"").records, (Records{{"a", ""}}));
  EXPECT_EQ(read("\"a\"\r").records, (Records{{"a"}}));
  EXPECT_TRUE(read("").records.empty());
}

TEST(CsvReader, byte_order_mark_and_empty_lines_are_skipped) {
  EXPECT_EQ(read("\xef\xbb\xbf\"a\"\n\n\r\nb\n\n").records, (Records{{"a"}, {"b"}}));
  EXPECT_EQ(read("\xef\xbb\xbf\"a\"\n\n\r\nb\n\n", 1).records, (Records{{"a"}, {"b"}}));
  EXPECT_EQ(read("\n\n\"\"\n").records, (Records{{""}})) << "a quoted empty field is a record";
  EXPECT_TRUE(read("\xef\xbb\xbf").records.empty());
}

TEST(CsvReader, tells_the_line_where_a_record_begins) {
  const auto reading = read("a\n\n\"x\ny\nz\",\"\n\"\nb\r\n\r\nc\n");
  EXPECT_EQ(reading.lines, (std::vector<std::int64_t>{1, 3, 7, 9}));
}

TEST(CsvReader, faults_tell_what_and_where) {
  const auto fault = [](std::string_view text) {
    const auto whole = read(text);
    const auto bytes = read(text, 1);
    EXPECT_EQ(whole.fault, bytes.fault) << text;
    EXPECT_EQ(whole.fault_line, bytes.fault_line) << text;
    EXPECT_EQ(whole.records, bytes.records) << text;
    return whole.fault + ":" + std::to_string(whole.fault_line);
  };
  EXPECT_EQ(fault("a\nb\"c\n"), "documents.csv_quote:2");
  EXPECT_EQ(fault("a\n\"b\"c\n"), "documents.csv_quote:2");
  EXPECT_EQ(fault("a\n\"b\nc\",\"d\nmore,\n"), "documents.csv_unterminated:3");
  EXPECT_EQ(fault("a\nb\rc\n"), "documents.csv_line_end:2");
  EXPECT_EQ(fault("a\nb\n\xff\n"), "documents.csv_encoding:3");
  EXPECT_EQ(fault("a\n\"\xe5\x90\"\n"), "documents.csv_encoding:2");
  EXPECT_EQ(fault(std::string_view("a\0b\n", 4)), "documents.csv_encoding:1");
}

TEST(CsvReader, a_line_that_is_no_text_loses_only_itself) {
  const auto reading = read("a\n\xff\nb\n\xc0\x80\nc");
  EXPECT_EQ(reading.records, (Records{{"a"}, {"b"}, {"c"}}));
  EXPECT_EQ(reading.fault_line, 2);
}

TEST(CsvReader, limits_hold_for_any_size_of_chunk) {
  const CsvLimits limits{10, 40, 3};
  for (const std::size_t chunk : {1U, 7U, 1000U}) {
    EXPECT_EQ(read("0123456789\n\"0123456789\"\n", chunk, limits).fault, "");
    EXPECT_EQ(read("a\n01234567890\n", chunk, limits).fault, "documents.csv_too_long");
    EXPECT_EQ(read("a\n\"01234567890\"\n", chunk, limits).fault, "documents.csv_too_long");
    EXPECT_EQ(read("a\n\"" + std::string(500, 'x'), chunk, limits).fault_line, 2);
    EXPECT_EQ(read(std::string(60, ',') + "\n", chunk, limits).fault, "documents.csv_too_long");
    // The last field leads beyond the limit of the record, not of the field.
    EXPECT_EQ(read(std::string(35, ',') + "0123456\n", chunk, limits).fault, "documents.csv_too_long");
    EXPECT_EQ(read(std::string(35, ',') + "01234567\"\n", chunk, limits).fault, "documents.csv_too_long");
    EXPECT_EQ(read(std::string(35, ',') + "01234\n", chunk, limits).fault, "documents.csv_too_many_fields");
    const auto many = read("a,b,c,d\ne,f,g\n", chunk, limits);
    EXPECT_EQ(many.fault, "documents.csv_too_many_fields");
    EXPECT_EQ(many.records, (Records{{"e", "f", "g"}}));
  }
}

TEST(CsvReader, other_separators_can_be_chosen) {
  CsvReader reader({}, ';');
  reader.feed("a,b;c\n");
  ASSERT_EQ(reader.next(), CsvReader::Next::record);
  EXPECT_EQ(reader.fields().size(), 2U);
  EXPECT_EQ(reader.fields()[0], "a,b");
}

TEST(CsvReader, reads_the_sample_bill_whatever_the_chunks) {
  std::ifstream file(PC_TEST_DATA "/focus-1.0-sample-1000.csv");
  std::stringstream text;
  text << file.rdbuf();
  const auto reading = read(text.str());
  EXPECT_EQ(reading.fault, "");
  ASSERT_EQ(reading.records.size(), 1001U);
  for (const auto& record : reading.records) EXPECT_EQ(record.size(), 44U);
  EXPECT_EQ(reading.records[2].back(),
            R"({"application": "BrightLensMatrix", "environment": "dev", "business_unit": "ViennaAI"})");
  EXPECT_EQ(read(text.str(), 13).records, reading.records);
}

/// Pieces that matter to CSV, and text that does not.
std::string any_field() {
  std::string text;
  const int pieces = *rc::gen::inRange(0, 6);
  for (int i = 0; i < pieces; ++i)
    text += *rc::gen::element<std::string>("\"", "\"\"", ",", "\n", "\r\n", "\r", "a", "NULL", " ", "合计",
                                           "=1+1", ";");
  return text;
}

TEST(Csv, what_was_written_is_read_again_in_any_chunks) {
  EXPECT_TRUE(rc::check([] {
    Records records;
    std::string text;
    CsvStyle style;
    style.byte_order_mark = *rc::gen::arbitrary<bool>();
    if (*rc::gen::arbitrary<bool>()) style.line_end = "\n";
    CsvWriter writer(text, style);
    const int count = *rc::gen::inRange(0, 8);
    for (int i = 0; i < count; ++i) {
      Record record;
      const int fields = *rc::gen::inRange(1, 5);
      for (int k = 0; k < fields; ++k) record.push_back(any_field());
      writer.record(std::vector<std::string_view>(record.begin(), record.end()));
      records.push_back(std::move(record));
    }
    const auto chunk = static_cast<std::size_t>(*rc::gen::inRange(1, 20));
    const auto reading = read(text, chunk);
    RC_ASSERT(reading.fault == "");
    RC_ASSERT(reading.records == records);
    RC_ASSERT(read(text).lines == reading.lines);
  }));
}

TEST(CsvWriter, quotes_only_what_needs_it) {
  std::string out;
  CsvWriter writer(out);
  writer.record(std::vector<std::string_view>{"a", "b c", "x,y", "\"q\"", "", "two\nlines"});
  EXPECT_EQ(out, "a,b c,\"x,y\",\"\"\"q\"\"\",,\"two\nlines\"\r\n");
}

TEST(CsvWriter, formulas_become_text_but_negative_numbers_stay_numbers) {
  std::string out;
  CsvStyle style;
  style.formulas_as_text = true;
  CsvWriter writer(out, style);
  writer.record(std::vector<std::string_view>{"=1+1", "+8613900000000", "-12.30", "-A1", "@SUM(A1)", "\tx",
                                              "a=b", "=\"x\""});
  EXPECT_EQ(out, "'=1+1,'+8613900000000,-12.30,'-A1,'@SUM(A1),'\tx,a=b,\"'=\"\"x\"\"\"\r\n");
}

TEST(CsvWriter, formulas_of_full_width_signs_and_behind_a_byte_order_mark_become_text) {
  std::string out;
  CsvStyle style;
  style.formulas_as_text = true;
  CsvWriter writer(out, style);
  writer.record(
      std::vector<std::string_view>{"a", "＝1+1", "＋1", "－1", "＠SUM(1)", "\ufeff=1+1", "１＋１"});
  EXPECT_EQ(out, "a,'＝1+1,'＋1,'－1,'＠SUM(1),'\ufeff=1+1,１＋１\r\n");
}

}  // namespace
}  // namespace pc::documents

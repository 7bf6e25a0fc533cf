// What the build cannot hold: includes that climb out of their room, rooms that come along with the headers of another
// although nobody declared them, and rooms that nobody placed in the list. That public headers are all that is seen is
// asked of the compiler itself, by includes/check.cmake.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <regex>

#include "arrows.hpp"
#include "named_rooms.hpp"
#include "tree.hpp"

namespace pc::guards {
namespace {

namespace fs = std::filesystem;

/// Inside a room "../" is as good as any path; out of it, it would pass by the public headers.
Faults climbing_includes(const File& file) {
  static const std::regex include(R"re(#include "((\.\./)[^"]*)")re");
  Faults faults;
  const auto room = room_of(file.path);
  if (!file.is_cpp() || room.empty()) return faults;
  for (std::sregex_iterator each(file.text.begin(), file.text.end(), include), end; each != end; ++each) {
    const auto target =
        (fs::path(file.path).parent_path() / (*each)[1].str()).lexically_normal().generic_string();
    if (room_of(target) != room) faults.push_back(file.path + " includes " + target + " past its public headers");
  }
  return faults;
}

/// base … documents stand below everything; nobody but tests may include app, and only app may include bss.
Faults forbidden_rooms(const File& file) {
  static const std::regex include(R"re(#include "(app|bss)/[^"]*")re");
  Faults faults;
  const auto room = room_of(file.path);
  if (!file.is_cpp() || room.empty()) return faults;
  for (std::sregex_iterator each(file.text.begin(), file.text.end(), include), end; each != end; ++each) {
    const auto used = (*each)[1].str();
    if (room != used && !(room == "app" && used == "bss"))
      faults.push_back(file.path + " includes " + used + ", which nobody may");
  }
  return faults;
}

TEST(ArrowsOfRooms, no_include_climbs_out_of_its_room) {
  const Faults faults = faults_of(climbing_includes);
  EXPECT_TRUE(faults.empty()) << list(faults);
}

TEST(ArrowsOfRooms, an_include_that_climbs_out_is_noticed) {
  EXPECT_EQ(climbing_includes({"src/funds/store.cpp", "#include \"../ledger/store.hpp\"\n"}).size(), 1u);
  EXPECT_EQ(climbing_includes({"src/app/demo/x.cpp", "#include \"../../funds/store.hpp\"\n"}).size(), 1u);
  EXPECT_TRUE(climbing_includes({"src/app/demo/x.cpp", "#include \"../application.hpp\"\n"}).empty());
}

TEST(ArrowsOfRooms, a_room_names_only_rooms_that_it_declares) {
  const Faults faults =
      faults_of([](const File& file) { return undeclared_rooms(file, Arrows::of_the_build()); });
  EXPECT_TRUE(faults.empty()) << list(faults);
}

TEST(ArrowsOfRooms, a_room_that_comes_along_with_another_is_noticed) {
  // funds reaches db and base through ledger, so the compiler would find both.
  const Arrows three("base:\ndb: base\nledger: base db\nfunds: ledger\n");
  const auto found = [&](const char* text) { return undeclared_rooms({"src/funds/a.cpp", text}, three); };
  EXPECT_EQ(found("#include \"platform/db/db.hpp\"\n").size(), 1u);
  EXPECT_EQ(found("void a(db::Reader& reader);\n").size(), 1u);
  EXPECT_EQ(found("void a(const pc::db::Reader& reader);\n").size(), 1u);
  EXPECT_TRUE(
      found("#include \"core/ledger/ledger.hpp\"\n#include \"funds.hpp\"\nledger::Book book;\n").empty());
  EXPECT_TRUE(found("// see db::Reader\nvoid a(inner::db::Thing); int b = mydb::c;\n").empty());
}

TEST(ArrowsOfRooms, nobody_includes_the_two_ends) {
  const Faults faults = faults_of(forbidden_rooms);
  EXPECT_TRUE(faults.empty()) << list(faults);
}

TEST(ArrowsOfRooms, an_include_of_an_end_is_noticed) {
  EXPECT_EQ(forbidden_rooms({"src/funds/store.cpp", "#include \"bss/bss.hpp\"\n"}).size(), 1u);
  EXPECT_EQ(forbidden_rooms({"src/bss/x.cpp", "#include \"app/application.hpp\"\n"}).size(), 1u);
  EXPECT_TRUE(forbidden_rooms({"src/app/application.cpp", "#include \"bss/bss.hpp\"\n"}).empty());
}

void expect_built(const fs::path& folder) {
  const auto room = folder.filename().string();
  EXPECT_TRUE(fs::exists(folder / "CMakeLists.txt")) << room << " has no CMakeLists.txt";
  EXPECT_TRUE(Arrows::of_the_build().is_room(room)) << room << " is not built: add it to PC_ROOMS";
}

TEST(ArrowsOfRooms, every_folder_of_src_is_a_floor_or_a_room_of_the_list) {
  for (const auto& folder : fs::directory_iterator(root() / "src")) {
    if (!folder.is_directory()) continue;
    if (std::ranges::find(floors(), folder.path().filename().string()) == floors().end()) {
      expect_built(folder.path());
      continue;
    }
    for (const auto& room : fs::directory_iterator(folder.path()))
      if (room.is_directory()) expect_built(room.path());
  }
}

/// Where a room stands: the higher, the later.
std::size_t floor_of(const std::string& room) {
  for (std::size_t i = 0; i < floors().size(); ++i)
    if (fs::exists(root() / "src" / floors()[i] / room)) return i;
  return floors().size();
}

TEST(ArrowsOfRooms, a_room_stands_only_on_its_own_floor_and_those_below) {
  for (const auto& [room, used] : Arrows::of_the_build().all())
    for (const auto& each : used) EXPECT_LE(floor_of(each), floor_of(room)) << room << " uses " << each;
  EXPECT_LT(floor_of("db"), floor_of("ledger"));
}

}  // namespace
}  // namespace pc::guards

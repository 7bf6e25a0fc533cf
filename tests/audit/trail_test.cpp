// Whoever changes, removes, puts in or swaps lines of the audit log is found out, on both engines; so is who makes a
// whole chain anew, by the heads that were noted.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "core/audit/audit.hpp"
#include "core/audit/line.hpp"
#include "core/audit/verify.hpp"
#include "support/engine.hpp"

namespace pc::audit {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const db::Statement change_line{"audit.tamper_change",
                                "UPDATE audit_trail SET outcome = $3 WHERE tenant_id = $1 AND sequence = $2"};
const db::Statement change_actor{
    "audit.tamper_actor", "UPDATE audit_trail SET actor_name = $3 WHERE tenant_id = $1 AND sequence = $2"};
const db::Statement remove_line{"audit.tamper_remove",
                                "DELETE FROM audit_trail WHERE tenant_id = $1 AND sequence = $2"};
const db::Statement renumber{"audit.tamper_renumber",
                             "UPDATE audit_trail SET sequence = $3 WHERE tenant_id = $1 AND sequence = $2"};
const db::Statement rehash{"audit.tamper_rehash",
                           "UPDATE audit_trail SET hash = $3 WHERE tenant_id = $1 AND sequence = $2"};
const db::Statement put_in{"audit.tamper_put_in",
                           "INSERT INTO audit_trail (tenant_id, sequence, at, person_id, person_name, act, "
                           "subject, outcome, detail, "
                           "request_id, hash) VALUES ($1, $2, 1, 1, 'x', 'y', '', 'done', '', '', 'z')"};
const db::Statement read_line{
    "audit.tamper_read",
    "SELECT at, person_id, person_name, act, subject, outcome, detail, request_id, partner_id, "
    "customer_id, actor_id, actor_name, actor_partner_id FROM audit_trail "
    "WHERE tenant_id = $1 AND sequence = $2"};

const db::Statement read_hash{"audit.tamper_hash",
                              "SELECT hash FROM audit_trail WHERE tenant_id = $1 AND sequence = $2"};

constexpr std::int64_t k_tenant = 7;
constexpr std::int64_t k_lines = 1500;  // more than a page

class Trail_ : public support::Engine {
 protected:
  void SetUp() override {
    Engine::SetUp();
    audit_log_ = std::make_unique<AuditLog>(open());
    open().start();
    write(k_tenant, k_lines);
    write(8, 3);
  }
  void TearDown() override { open().stop(); }

  void write(std::int64_t tenant, std::int64_t lines, std::optional<access::Actor> actor = {}) {
    access::Principal who;
    who.person = access::PersonId(5);
    who.name = "Zhang San";
    who.partner = 7;
    who.actor = std::move(actor);
    open().write(TenantId(tenant), [&](db::Transaction& tx) {
      for (std::int64_t i = 0; i < lines; ++i)
        audit_log_->write(tx, TenantId(tenant), who, {"funds.allocate", "customer_id:1", "done", "{}", "r"},
                          now_);
      return true;
    });
  }
  void tamper(const db::Statement& statement, std::int64_t sequence, std::optional<db::Value> value = {}) {
    db::Params params{k_tenant, sequence};
    if (value) params.push_back(*value);
    const auto done = open().write(TenantId(k_tenant),
                                   [&](db::Transaction& tx) { return tx.change(statement, params) == 1; });
    ASSERT_EQ(done.fate, db::Fate::committed) << done.error;
  }
  std::vector<std::string> chain() { return told(chain_check()); }
  std::vector<std::string> heads() { return told(heads_check(folder_.path())); }
  std::int64_t note_heads() { return export_heads(open(), folder_.path(), now_); }
  std::filesystem::path file(const std::string& day) {
    return std::filesystem::path(folder_.path()) / (day + ".jsonl");
  }

  Instant now_{1'795'492'800'000'000};  // 2026-11-24T12:00 in Beijing
  support::ScratchFolder folder_{"heads"};

 private:
  Findings told(const NamedCheck& check) {
    Findings all;
    open().read([&](db::Reader& reader) { all = check.run(reader, [](std::int64_t) {}); });
    return all;
  }
  std::unique_ptr<AuditLog> audit_log_;
};
PC_ON_BOTH_ENGINES(Trail_)

TEST_P(Trail_, an_untouched_chain_is_whole) {
  EXPECT_THAT(chain(), IsEmpty());
  EXPECT_EQ(note_heads(), 2);
  EXPECT_THAT(heads(), IsEmpty());
}

TEST_P(Trail_, a_changed_line_is_found) {
  tamper(change_line, 1200, "funds.insufficient");
  EXPECT_THAT(chain(), ElementsAre("audit log line 1200 of tenant 7 was changed"));
}

TEST_P(Trail_, another_actor_is_found) {
  tamper(change_actor, 17, "somebody else");
  EXPECT_THAT(chain(), ElementsAre("audit log line 17 of tenant 7 was changed"));
}

TEST_P(Trail_, a_line_removed_in_the_middle_is_found) {
  tamper(remove_line, 1000);
  EXPECT_THAT(chain(), ElementsAre("lines before audit log line 1001 of tenant 7 are missing"));
}

TEST_P(Trail_, the_first_line_removed_is_found) {
  tamper(remove_line, 1);
  EXPECT_THAT(chain(), ElementsAre("lines before audit log line 2 of tenant 7 are missing"));
}

TEST_P(Trail_, a_line_put_in_is_found) {
  tamper(put_in, 0);
  tamper(put_in, k_lines + 1);
  EXPECT_THAT(chain(), ElementsAre("audit log line 0 of tenant 7 was put in",
                                   "audit log line 1501 of tenant 7 was changed"));
}

TEST_P(Trail_, swapped_lines_are_found) {
  tamper(renumber, 40, k_lines + 10);
  tamper(renumber, 41, std::int64_t{40});
  tamper(renumber, k_lines + 10, std::int64_t{41});
  const auto found = chain();
  ASSERT_GE(found.size(), 2u);
  EXPECT_EQ(found[0], "audit log line 40 of tenant 7 was changed");
  EXPECT_EQ(found[1], "audit log line 41 of tenant 7 was changed");
}

TEST_P(Trail_, lines_removed_at_the_end_are_found_by_the_heads) {
  note_heads();
  tamper(remove_line, k_lines);
  EXPECT_THAT(chain(), IsEmpty());  // a shorter chain is a chain
  EXPECT_THAT(heads(), ElementsAre(HasSubstr("audit log line 1500 of tenant 7 is missing")));
}

TEST_P(Trail_, a_chain_that_was_made_anew_is_found_by_the_heads) {
  note_heads();
  // Change one line near the end and give all after it the hashes that fit.
  tamper(change_line, 1400, "other");
  open().write(TenantId(k_tenant), [&](db::Transaction& tx) {
    std::string hash = tx.one(read_hash, {k_tenant, std::int64_t{1399}}).text(0);
    for (std::int64_t s = 1400; s <= k_lines; ++s) {
      const auto row = tx.one(read_line, {k_tenant, s});
      Line line{k_tenant,
                s,
                row.integer(0),
                row.integer(1),
                row.text(2),
                row.text(3),
                row.text(4),
                row.text(5),
                row.text(6),
                row.text(7),
                1,
                row.integer(8),
                row.integer(9),
                row.integer(10),
                row.text(11),
                row.integer(12),
                {}};
      hash = hash_after(hash, line);
      tx.change(rehash, {k_tenant, s, hash});
    }
    return true;
  });
  EXPECT_THAT(chain(), IsEmpty());
  EXPECT_THAT(heads(), ElementsAre(HasSubstr("audit log line 1500 of tenant 7 is not the one")));
}

TEST_P(Trail_, heads_are_noted_when_they_move_and_once_a_day) {
  EXPECT_EQ(note_heads(), 2);
  EXPECT_EQ(note_heads(), 0);
  write(8, 1);
  EXPECT_EQ(note_heads(), 1);
  now_ = now_.plus_seconds(86'400);
  EXPECT_EQ(note_heads(), 2);
  EXPECT_TRUE(std::filesystem::exists(file("2026-11-24")));
  EXPECT_TRUE(std::filesystem::exists(file("2026-11-25")));
  EXPECT_THAT(heads(), IsEmpty());
}

TEST_P(Trail_, a_process_killed_while_it_noted_heads_leaves_nothing_wrong) {
  note_heads();
  std::ofstream(file("2026-11-24"), std::ios::app) << "{\"at\":\"2026-11-2";
  write(8, 1);
  EXPECT_EQ(note_heads(), 1);
  EXPECT_THAT(heads(), IsEmpty());
}

TEST_P(Trail_, changed_or_missing_files_of_heads_are_found) {
  note_heads();
  for (int day = 0; day < 2; ++day) {
    now_ = now_.plus_seconds(86'400);
    note_heads();
  }
  std::filesystem::rename(file("2026-11-25"), file("2026-11-25").string() + ".away");
  EXPECT_THAT(heads(),
              ElementsAre(HasSubstr("2026-11-26.jsonl line 1: this line was changed, or one before it")));
  std::filesystem::rename(file("2026-11-25").string() + ".away", file("2026-11-25"));
  EXPECT_THAT(heads(), IsEmpty());
  std::ifstream in(file("2026-11-24"));
  std::string first, second;
  std::getline(in, first);
  std::getline(in, second);
  in.close();
  std::ofstream(file("2026-11-24")) << second << "\n";
  EXPECT_THAT(heads(), SizeIs(1));
}

TEST_P(Trail_, both_identities_are_kept) {
  access::Actor actor{access::PersonId(99), "Li Si", "acme", 42};
  write(9, 1, actor);
  open().read([&](db::Reader& reader) {
    const auto row = reader.one(read_line, {std::int64_t{9}, std::int64_t{1}});
    EXPECT_EQ(row.text(2), "Zhang San");
    EXPECT_EQ(row.integer(10), 99);
    EXPECT_EQ(row.text(11), "Li Si");
    EXPECT_EQ(row.integer(12), 42);
  });
  EXPECT_THAT(chain(), IsEmpty());
}

}  // namespace
}  // namespace pc::audit

#include "audit.hpp"

#include <unordered_map>

#include "base/hash.hpp"

namespace pc::audit {
namespace {

using enum db::ColumnType;

const db::Append insert_line{"audit.insert",
                             "audit_trail",
                             {{"tenant_id", integer},
                              {"sequence", integer},
                              {"at", integer},
                              {"person_id", integer},
                              {"person_name", text},
                              {"act", text},
                              {"subject", text},
                              {"outcome", text},
                              {"detail", text},
                              {"request_id", text},
                              {"hash", text}}};

const db::Statement select_end{
    "audit.end",
    "SELECT sequence, hash FROM audit_trail WHERE tenant_id = $1 ORDER BY sequence DESC LIMIT 1"};

const db::Statement select_chain{
    "audit.chain_everywhere",
    "SELECT tenant_id, sequence, at, person_id, person_name, act, subject, outcome, detail, request_id, hash "
    "FROM audit_trail ORDER BY tenant_id, sequence"};

struct End {
  std::int64_t sequence = 0;
  std::string hash;
};

/// Where each tenant's chain ends, as this lane knows it.
class Ends : public db::Participant {
 public:
  End& of(db::Transaction& tx, TenantId tenant) {
    const auto known = ends_.find(tenant.value);
    if (known != ends_.end()) return known->second;
    End end;
    if (const auto row = tx.maybe(select_end, {tenant.value})) end = {row->integer(0), row->text(1)};
    return ends_.emplace(tenant.value, end).first->second;
  }
  void remember(TenantId tenant, const End& was) { log_.push_back({tenant.value, was}); }

  void mark() override { marks_.push_back(log_.size()); }
  void undo() override {
    for (; log_.size() > marks_.back(); log_.pop_back()) ends_[log_.back().first] = log_.back().second;
    marks_.pop_back();
  }
  void release() override { marks_.pop_back(); }
  void committed() override { log_.clear(); }
  void rolled_back() override {
    log_.clear();
    marks_.clear();
    ends_.clear();
  }

 private:
  std::unordered_map<std::int64_t, End> ends_;
  std::vector<std::pair<std::int64_t, End>> log_;
  std::vector<std::size_t> marks_;
};

std::string chained(const std::string& previous, const db::Params& line) {
  std::string text = previous;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    text.push_back('\n');
    if (const auto* number = std::get_if<std::int64_t>(&line[i]))
      text += std::to_string(*number);
    else
      text += std::get<std::string>(line[i]);
  }
  return sha256_hex(text);
}

}  // namespace

Trail::Trail(db::Database& database) {
  slot_ = database.add_participant([] { return std::make_unique<Ends>(); });
}

void Trail::write(db::Transaction& tx, TenantId tenant, const access::Principal& who, const Entry& entry,
                  Instant now) const {
  auto& ends = static_cast<Ends&>(tx.participant(slot_));
  End& end = ends.of(tx, tenant);
  ends.remember(tenant, end);
  db::Params line{tenant.value, end.sequence + 1,       now.micros,    who.person.value,
                  who.name,     std::string(entry.act), entry.subject, entry.outcome,
                  entry.detail, entry.request_id,       std::string()};
  end.hash = chained(end.hash, line);
  ++end.sequence;
  line.back() = end.hash;
  tx.append(insert_line, std::move(line));
}

std::vector<Finding> check_chain(db::Reader& reader, const std::function<void(std::int64_t)>& progress) {
  std::vector<Finding> findings;
  std::int64_t tenant = -1, expected = 0, done = 0;
  std::string previous;
  reader.each(select_chain, {}, [&](const db::Row& row) {
    if (row.integer(0) != tenant) {
      tenant = row.integer(0);
      expected = 0;
      previous.clear();
    }
    const std::string place =
        "trail line " + std::to_string(row.integer(1)) + " of tenant " + std::to_string(tenant);
    if (row.integer(1) != ++expected) {
      findings.push_back({"lines before " + place + " are missing"});
      expected = row.integer(1);
    } else if (chained(previous, row.values()) != row.text(10)) {
      findings.push_back({place + " was changed"});
    }
    previous = row.text(10);
    if (++done % 10'000 == 0) progress(done);
    return findings.size() < 1000;
  });
  return findings;
}

}  // namespace pc::audit

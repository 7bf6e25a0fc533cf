// What the cloud runs for customers: how it is reported, who sees it, and what it stands in the way of.
#include <fstream>

#include "market/joining/associate.hpp"
#include "market/resources/import.hpp"
#include "market/resources/resource_list.hpp"
#include "market/resources/summary.hpp"
#include "relations.hpp"
#include "team.hpp"
#include "transfer/imports/list.hpp"
#include "views/directory/customer_list.hpp"

namespace pc::rooms {
namespace {

using resources::Charging;
using resources::Status;

const access::Principal k_operator = access::system_principal("operator");
constexpr const char* k_head =
    "customer_id,resource_id,charging,service_type_code,service_type,resource_type_code,region,status,"
    "effective_at,"
    "expires_at,main_resource_id,name,reported_at\n";

std::string line(const std::string& customer, const std::string& id, const std::string& more) {
  return customer + "," + id + "," + more + "\n";
}
std::string line(const customers::Customer& customer, const std::string& id, const std::string& more) {
  return line(customer.id.text(), id, more);
}
const std::string k_vm =
    "on_demand,ecs,Servers,vm,cn-north-4,in_use,2026-01-01T00:00:00Z,,,web,2026-11-20T00:00:00Z";
/// Until the last second of that day in GMT+08:00.
std::string until(const std::string& day, const std::string& charging = "period",
                  const std::string& status = "in_use") {
  return charging + ",ecs,Servers,vm,cn-north-4," + status + ",2026-01-01T00:00:00Z," + day +
         "T15:59:59Z,,db,2026-11-20T00:00:00Z";
}

/// A resource as later orders will report it.
resources::Resource reserved(const customers::Customer& customer, Instant expires_at, Instant now) {
  resources::Resource resource;
  resource.resource_id = "ri-" + customer.id.text();
  resource.customer = customer.id;
  resource.charging = Charging::reserved;
  resource.service_type_code = "ecs";
  resource.resource_type_code = "ri";
  resource.effective_at = now.plus_seconds(-86'400);
  resource.expires_at = expires_at;
  resource.reported_at = now;
  return resource;
}

class Resources : public Team {
 protected:
  void SetUp() override {
    Team::SetUp();
    acme = customer(ours);
  }
  imports::Report import_text(const std::string& lines, const std::string& head = k_head) {
    const std::string path = files_.path() + "/" + std::to_string(++files_made_) + ".csv";
    std::ofstream(path) << head << lines;
    return imports::import_file(database(), resources::k_import, path, "resources.csv", k_operator);
  }
  void reports(const resources::Resource& resource, TenantId tenant) {
    database().write(tenant, [&](db::Transaction& tx) {
      std::vector<resources::Resource> all{resource};
      resources::report(tx, tenant, all, ids_, now);
      return true;
    });
  }
  /// Cloud ids in the order of the list, or the refusal.
  std::vector<std::string> seen(const access::Principal& who, resources::ResourceQuery query = {}) {
    return see(who, [&](const work::View& view) {
      if (who.side != access::Side::customer && !query.customer_id) query.customer_id = acme.id;
      const auto rows = resources::list_resources(view, query);
      if (!rows) return std::vector<std::string>{std::string(rows.refusal().code->id)};
      std::vector<std::string> all;
      for (const auto& row : rows->items) all.push_back(row.resource_id);
      EXPECT_EQ(rows->total, static_cast<std::int64_t>(all.size()));
      return all;
    });
  }
  resources::ResourceRow row(const std::string& id) {
    resources::ResourceQuery query;
    query.customer_id = acme.id;
    query.resource_id = Text<0, 64>{id};
    return see(k_operator, [&](const work::View& view) { return list_resources(view, query)->items.at(0); });
  }
  access::Principal person_of(const customers::Customer& customer) const {
    access::Principal who;
    who.side = access::Side::customer;
    who.tenant = customer.tenant;
    who.customer = customer.id.value;
    return who;
  }
  void parts(customers::Customer& customer) {
    ASSERT_EQ(act(customer.tenant, administrator(ours),
                  [&](work::Work& work) {
                    customers::end_association(work.tx, customer, work.now);
                    return Result<Done>(Done{});
                  }),
              "");
    customer.association = customers::Association::none;
    now = now.plus_seconds(60);
  }
  Said comes(const partners::Partner& partner, const customers::Customer& customer,
             customers::Association how) {
    return act(partner.tenant, administrator(partner), [&](work::Work& work) {
      return joining::associate_again(work, customer, {partner, how, {}, {}, true});
    });
  }

  customers::Customer acme;

 private:
  support::ScratchFolder files_{"resources"};
  int files_made_ = 0;
};
PC_ON_BOTH_ENGINES(Resources)

using Ids = std::vector<std::string>;

TEST_P(Resources, bad_lines_are_named_and_the_others_land) {
  const auto report = import_text(
      line(acme, "r-1", k_vm) + line("999", "r-2", k_vm) + line("who", "r-3", k_vm) +
      line(acme, "r-4", until("2026-12-31", "period", "grace")) + line(acme, "r-5", until("2026-12-31")));
  EXPECT_EQ(report.error, "");
  EXPECT_EQ(report.progress.lines_read, 5);
  EXPECT_EQ(report.progress.lines_landed, 2);
  EXPECT_EQ(report.progress.lines_refused, 3);
  std::map<std::int64_t, std::string> faults;
  for (const auto& fault : report.faults)
    faults[fault.line] = fault.column + " " + fault.reason_code + " " + fault.value;
  EXPECT_EQ(faults, (std::map<std::int64_t, std::string>{{3, "customer_id customers.unknown 999"},
                                                         {4, "customer_id invalid_value who"},
                                                         {5, "status invalid_value grace"}}));
  EXPECT_EQ(seen(administrator(ours)), (Ids{"r-5", "r-1"}));
}

TEST_P(Resources, of_a_file_without_its_columns_do_not_land) {
  EXPECT_NE(import_text("1,2\n", "customer_id,name\n").error.find("charging"), std::string::npos);
  const auto empty = import_text("", "");
  EXPECT_EQ(empty.error, "The file is empty.");
  auto chinese = k_operator;
  chinese.language = Language::zh_CN;
  const auto told = see(chinese, [&](const work::View& view) {
    return imports::run(resources::k_import, view, {imports::ImportId(empty.import_id), {}, {}})->error;
  });
  EXPECT_EQ(told, "文件为空。");
}

TEST_P(Resources, of_a_file_that_cannot_be_read_to_its_end_fail_and_what_stands_before_it_holds) {
  const std::string good = line(acme, "r-1", k_vm), stray = line(acme, "17\" rack", k_vm);
  std::string rest;
  for (int i = 0; i < 3'000; ++i) rest += line(acme, "x-" + std::to_string(i), k_vm);
  const auto report = import_text(good + stray + rest);
  EXPECT_EQ(report.error,
            "Line 3: A quotation mark stands inside an unquoted field, or something follows a closing one. "
            "Nothing after it "
            "was read. What stands before it has taken effect; import the corrected file again.");
  EXPECT_EQ(report.progress.lines_refused, 1);
  EXPECT_EQ(report.faults.size(), 1u);
  see(k_operator, [&](const work::View& view) {
    const auto run = imports::run(resources::k_import, view, {imports::ImportId(report.import_id), {}, {}});
    EXPECT_EQ(run->state, "failed");
    EXPECT_EQ(run->lines_read, 1);
    return 0;
  });
  EXPECT_EQ(seen(administrator(ours)), (Ids{"r-1"}));
  EXPECT_EQ(import_text(good + line(acme, "r-2", k_vm) + rest).progress.lines_landed, 3'001);
}

TEST_P(Resources, of_files_that_are_no_csv_are_told_what_they_are) {
  EXPECT_EQ(import_text("1;2\n", "customer_id;name\n").error,
            "The fields are separated by “;”. Separate them by commas.");
  EXPECT_EQ(import_text("", "PK\x03\x04").error,
            "The file is packed (zip, xlsx). Unpack it first; only gzip is read as it is.");
  EXPECT_EQ(import_text("", std::string("\xff\xfe"
                                        "a\0",
                                        4))
                .error,
            "The text is encoded in UTF-16. Save it as UTF-8.");
  const auto apple = import_text("", "a,b\rc,d\r");
  EXPECT_EQ(apple.error.substr(0, 43), "Line 1: A carriage return stands alone. Lin");
  EXPECT_EQ(apple.faults.size(), 1u);
}

TEST_P(Resources, keep_a_thousand_faults_of_a_file_and_count_them_all) {
  std::string lines;
  for (int i = 0; i < 2'500; ++i) lines += line("nobody", "r-" + std::to_string(i), k_vm);
  const auto report = import_text(lines);
  EXPECT_EQ(report.progress.lines_refused, 2'500);
  see(k_operator, [&](const work::View& view) {
    const imports::OneImport one{imports::ImportId(report.import_id), {}, {}};
    EXPECT_EQ(imports::faults(resources::k_import, view, one)->total, 1'000);
    EXPECT_EQ(imports::run(resources::k_import, view, one)->lines_refused, 2'500);
    EXPECT_EQ(imports::run(resources::k_import, view, one)->state, "failed") << "not one line could be used";
    return 0;
  });
}

TEST_P(Resources, imported_again_change_nothing) {
  const std::string lines = line(acme, "r-1", k_vm) + line(acme, "r-2", until("2026-12-31"));
  EXPECT_EQ(import_text(lines).progress.lines_landed, 2);
  const auto again = import_text(lines);
  EXPECT_EQ(again.progress.lines_landed, 0);
  EXPECT_EQ(again.progress.lines_duplicate, 2);
}

TEST_P(Resources, an_older_report_changes_nothing) {
  const auto at = [&](const std::string& status, const std::string& time) {
    return line(acme, "r-1",
                "on_demand,ecs,Servers,vm,cn-north-4," + status + ",2026-01-01T00:00:00Z,,,web," + time);
  };
  import_text(at("grace", "2026-11-20T00:00:00Z"));
  const auto id = row("r-1").id;
  EXPECT_EQ(import_text(at("closed", "2026-11-19T23:59:59Z")).progress.lines_duplicate, 1);
  EXPECT_EQ(row("r-1").status, Status::grace);
  EXPECT_EQ(import_text(at("changing", "2026-11-21T00:00:00Z") + at("closing", "2026-11-20T12:00:00Z"))
                .progress.lines_landed,
            1)
      << "the newest of a file wins, wherever it stands";
  EXPECT_EQ(row("r-1").status, Status::changing);
  EXPECT_EQ(row("r-1").id, id) << "its address stays";
}

TEST_P(Resources, of_a_large_file_all_land) {
  std::string lines;
  for (int i = 0; i < 2'300; ++i) lines += line(acme, "r-" + std::to_string(i), k_vm);
  const auto report = import_text(lines);
  EXPECT_EQ(report.progress.lines_landed, 2'300);
  EXPECT_EQ(see(administrator(ours),
                [&](const work::View& view) { return resources::summarise(view, {acme.id})->on_demand; }),
            2'300);
}

TEST_P(Resources, an_import_of_bills_is_none_of_resources) {
  const auto report = import_text(line(acme, "r-1", "wrong"));
  const imports::Kind other{.id = "bill", .reader = nullptr, .after_en = {}, .after_zh = {}};
  see(k_operator, [&](const work::View& view) {
    const imports::OneImport one{imports::ImportId(report.import_id), {}, {}};
    EXPECT_TRUE(imports::run(resources::k_import, view, one).ok());
    EXPECT_FALSE(imports::run(other, view, one).ok());
    EXPECT_EQ(imports::faults(resources::k_import, view, one)->total, 1);
    EXPECT_EQ(imports::faults(other, view, one)->total, 0);
    EXPECT_EQ(imports::runs(resources::k_import, view, {})->total, 1);
    imports::Paging page_of_one;
    page_of_one.limit.value = 1;
    EXPECT_EQ(imports::runs(resources::k_import, view, page_of_one)->total, 1);
    EXPECT_EQ(imports::runs(other, view, {})->items.size(), 0u);
    return 0;
  });
}

TEST_P(Resources, are_found_by_what_they_are) {
  import_text(line(acme, "a-1", k_vm) + line(acme, "p-1", until("2026-12-31")) +
              line(acme, "p-2", until("2026-11-25", "period", "frozen")) +
              line(acme, "ri-1", until("2027-06-30", "reserved")) +
              line(acme, "a_2",
                   "on_demand,rds,Databases,db,eu-west-101,grace,2026-02-01T00:00:00Z,,,orders,"
                   "2026-11-20T00:00:00Z"));
  const auto asked = [&](auto change) {
    resources::ResourceQuery query;
    query.sort = Text<1, 64>{"expires_at"};
    change(query);
    auto ids = seen(administrator(ours), query);
    return ids;
  };
  using Q = resources::ResourceQuery;
  EXPECT_EQ(asked([](Q& q) { q.charging = resources::Tab::period; }), (Ids{"p-2", "p-1", "ri-1"}));
  EXPECT_EQ(asked([](Q& q) { q.charging = resources::Tab::on_demand; }).size(), 2u);
  EXPECT_EQ(asked([](Q& q) { q.service_type.emplace().value = "atabas"; }), (Ids{"a_2"}));
  EXPECT_EQ(asked([](Q& q) { q.service_type.emplace().value = "rds"; }), (Ids{"a_2"}));
  EXPECT_EQ(asked([](Q& q) { q.region.emplace().value = "eu-west-101"; }), (Ids{"a_2"}));
  EXPECT_EQ(asked([](Q& q) { q.name.emplace().value = "rder"; }), (Ids{"a_2"}));
  EXPECT_EQ(asked([](Q& q) { q.resource_id.emplace().value = "a_"; }), (Ids{"a_2"})) << "no wildcard";
  EXPECT_EQ(asked([](Q& q) { q.status = Status::frozen; }), (Ids{"p-2"}));
  EXPECT_EQ(asked([](Q& q) { q.expires_to = Day::parse("2026-11-25"); }), (Ids{"p-2"}));
  EXPECT_EQ(asked([](Q& q) { q.expires_from = Day::parse("2026-11-26"); }), (Ids{"p-1", "ri-1"}))
      << "what has no end expires on no day";
  EXPECT_EQ(asked([](Q& q) { q.sort->value = "-effective_at"; }).front(), "a_2");
  EXPECT_EQ(see(administrator(ours),
                [&](const work::View& view) {
                  Q q;
                  q.customer_id = acme.id;
                  q.sort.emplace().value = "name";
                  return std::string(list_resources(view, q).refusal().code->id);
                }),
            "invalid_value");
}

TEST_P(Resources, are_counted_without_those_that_are_closed) {
  import_text(line(acme, "a", k_vm) + line(acme, "b", until("2026-12-10")) +
              line(acme, "c", until("2026-11-01")) +
              line(acme, "d", until("2026-11-30", "period", "closed")) +
              line(acme, "e", until("2027-12-31", "reserved")));
  const auto summary = see(administrator(ours),
                           [&](const work::View& view) { return *resources::summarise(view, {acme.id}); });
  EXPECT_EQ(summary.on_demand, 1);
  EXPECT_EQ(summary.period, 2);
  EXPECT_EQ(summary.reserved, 1);
  EXPECT_EQ(summary.expiring, 1);
  ASSERT_TRUE(summary.next_expires_at.has_value());
  EXPECT_EQ(summary.next_expires_at->text(), "2026-12-10T15:59:59Z");
}

TEST_P(Resources, are_shown_with_what_they_belong_to) {
  import_text(line(acme, "vm", k_vm) +
              line(acme, "disk",
                   "on_demand,evs,Disks,volume,cn-north-4,in_use,2026-01-01T00:00:00Z,,vm,data,"
                   "2026-11-20T00:00:00Z"));
  const auto shown = [&](const std::string& id) {
    const auto number = row(id).id;
    return see(administrator(ours), [&](const work::View& view) {
      return *resources::show_resource(view, {acme.id, number});
    });
  };
  const auto disk = shown("disk");
  EXPECT_FALSE(disk.resource.main);
  ASSERT_TRUE(disk.main_resource.has_value());
  EXPECT_EQ(disk.main_resource->resource_id, "vm");
  const auto vm = shown("vm");
  EXPECT_FALSE(vm.main_resource.has_value());
  ASSERT_EQ(vm.attached.size(), 1u);
  EXPECT_EQ(vm.attached[0].resource_id, "disk");
  const auto other = customer(ours);
  const auto number = row("vm").id;
  see(administrator(ours), [&](const work::View& view) {
    EXPECT_EQ(resources::show_resource(view, {other.id, number}).refusal().code->id, "resources.unknown");
    return 0;
  });
}

TEST_P(Resources, are_seen_by_whom_the_customer_is_looked_after_now) {
  import_text(line(acme, "r-1", k_vm));
  const Ids all{"r-1"}, none{"customers.unknown"};
  EXPECT_EQ(seen(administrator(ours)), all);
  EXPECT_EQ(seen(administrator(others)), none);
  EXPECT_EQ(seen(k_operator), all);
  EXPECT_EQ(seen(person_of(acme)), all);
  EXPECT_EQ(seen(person_of(customer(ours))), Ids{});
  EXPECT_EQ(seen(as_manager(anna)), none);
  ASSERT_EQ(assign(acme, anna), "");
  EXPECT_EQ(seen(as_manager(anna)), all);
  EXPECT_EQ(seen(as_manager(bert)), none);
  put_below(anna, boss);
  EXPECT_EQ(seen(as_supervisor(boss)), all);
  parts(acme);
  EXPECT_EQ(seen(administrator(ours)), none);
  EXPECT_EQ(seen(person_of(acme)), all);
}

TEST_P(Resources, of_a_resellers_customer_are_seen_by_its_distributor) {
  const auto top = partner(partners::PartnerKind::distributor);
  const auto reseller = partner(partners::PartnerKind::reseller, top);
  acme = customer(reseller);
  import_text(line(acme, "r-1", k_vm));
  EXPECT_EQ(seen(administrator(top)), Ids{"r-1"});
  EXPECT_EQ(seen(administrator(reseller)), Ids{"r-1"});
}

TEST_P(Resources, go_with_the_customer_to_its_next_partner) {
  import_text(line(acme, "r-1", k_vm));
  parts(acme);
  ASSERT_EQ(comes(others, acme, customers::Association::resale), "");
  EXPECT_EQ(seen(administrator(others)), Ids{"r-1"});
  EXPECT_EQ(seen(administrator(ours)), Ids{"customers.unknown"});
}

TEST_P(Resources, reserved_keep_a_customer_from_coming_by_resale) {
  reports(reserved(acme, now.plus_seconds(3'600), now), acme.tenant);
  parts(acme);
  EXPECT_EQ(comes(others, acme, customers::Association::resale), "join.reserved_instance");
  now = now.plus_seconds(3'600);
  EXPECT_EQ(comes(others, acme, customers::Association::resale), "");
}

TEST_P(Resources, reserved_do_not_keep_a_customer_from_coming_by_referral) {
  reports(reserved(acme, now.plus_seconds(3'600), now), acme.tenant);
  parts(acme);
  EXPECT_EQ(comes(others, acme, customers::Association::referral), "");
}

TEST_P(Resources, that_expire_lead_to_their_customers) {
  const auto later = customer(ours), never = customer(ours), closed = customer(ours);
  import_text(line(acme, "a", until("2026-12-31")) + line(acme, "a2", until("2026-12-30")) +
              line(later, "b", until("2027-01-01")) + line(never, "c", k_vm) +
              line(closed, "d", until("2026-12-31", "period", "closed")));
  using Found = std::set<std::int64_t>;
  const auto found_by = [&](const access::Principal& who, const char* from, const char* to) {
    directory::CustomerQuery query;
    if (from) query.resource_expires_from = Day::parse(from);
    if (to) query.resource_expires_to = Day::parse(to);
    return see(who, [&](const work::View& view) {
      Found ids;
      const auto rows = *directory::list_customers(view, query);
      EXPECT_EQ(rows.total, *directory::count_all_customers(view, query));
      for (const auto& each : rows.items) ids.insert(each.id.value);
      return ids;
    });
  };
  ASSERT_EQ(assign(later, anna), "");
  for (const auto& who : {administrator(ours), k_operator}) {
    EXPECT_EQ(found_by(who, "2026-12-31", "2026-12-31"), (Found{acme.id.value}));
    EXPECT_EQ(found_by(who, "2026-12-31", nullptr), (Found{acme.id.value, later.id.value}));
    EXPECT_EQ(found_by(who, nullptr, "2026-12-30"), (Found{acme.id.value}));
    EXPECT_EQ(found_by(who, "2027-01-02", nullptr), Found{}) << "what has no end expires on no day";
  }
  EXPECT_EQ(found_by(as_manager(anna), "2026-01-01", nullptr), (Found{later.id.value}));
  EXPECT_EQ(found_by(administrator(others), "2026-01-01", nullptr), Found{});
}

class ReservedInstances : public Relations {};
PC_ON_BOTH_ENGINES(ReservedInstances)

TEST_P(ReservedInstances, reserved_until_they_expire_stand_in_the_way) {
  const auto ours = partner();
  const auto has_one = [&](const customers::Customer& customer) {
    database().write(customer.tenant, [&](db::Transaction& tx) {
      std::vector<resources::Resource> all{reserved(customer, now.plus_seconds(3'600), now)};
      resources::report(tx, customer.tenant, all, ids_, now);
      return true;
    });
  };
  const auto resale = customer(ours), other_resale = customer(ours);
  const auto referral = customer(ours, customers::Association::referral);
  for (const auto& each : {resale, other_resale, referral}) has_one(each);
  const auto told = [](const Said& said) { return said.find("预留实例") != std::string::npos; };
  EXPECT_TRUE(told(ask_to_disassociate(ours, resale)));
  EXPECT_TRUE(told(ask_to_switch(ours, other_resale)));
  EXPECT_TRUE(told(ask_to_switch(ours, referral)));
  EXPECT_EQ(ask_to_disassociate(ours, referral), "");
  now = now.plus_seconds(3'600);
  EXPECT_EQ(ask_to_disassociate(ours, resale), "");
  EXPECT_EQ(ask_to_switch(ours, other_resale), "");
}

}  // namespace
}  // namespace pc::rooms

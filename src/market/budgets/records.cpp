#include "records.hpp"

#include "api/lists/list.hpp"
#include "market/account_managers/scope.hpp"

namespace pc::budgets {
namespace {

using Q = RecordQuery;
using R = RecordRow;
using lists::column;

const lists::List<R, Q, customers::PartnerRows> k_records{{
    .name = "budgets.records",
    .from = "budget_record r JOIN partner p ON p.tenant_id = r.tenant_id AND p.partner_id = r.partner_id",
    .scope = "r.tenant_id = :tenant_id AND r.partner_id = :partner_id " +
             account_managers::managed_at("r.tenant_id", "r.customer_id", "r.changed_at"),
    .columns =
        {column<&R::id>("r.record_id", {"Record", "记录号"}, "The record."),
         column<&R::customer_id>("r.customer_id", lists::k_customer_id, "The customer."),
         column<&R::customer_name>("r.customer_name", {"Customer name", "客户名称"}, "Its name.")
             .masked_in_files(),
         column<&R::partner_name>("p.name", {"Partner", "所属伙伴"}, "The partner."),
         column<&R::action>("r.action", {"What", "操作"},
                            "setting or removal; the system removes when the relation ends.")
             .in_words_of("budget_action"),
         column<&R::kind>("r.kind", {"Type", "预算类型"}, "monthly or one_off.").in_words_of("budget_kind"),
         column<&R::amount>("r.amount", {"Amount (CNY)", "预算金额（元）"}, "The budget in yuan."),
         column<&R::when_used_up>("r.when_used_up", {"When used up", "预算用尽后"},
                                  "What happens when it is used up.")
             .in_words_of("when_used_up"),
         column<&R::by>("r.changed_by", {"Who", "操作人"}, "Who set it; system: the system."),
         column<&R::at>("r.changed_at", {"When", "操作时间"}, "When.")},
    .filters = {lists::contains<&Q::customer_name>("r.customer_name", "Part of the customer's name."),
                lists::equals<&Q::customer_id>("r.customer_id", "One customer."),
                lists::equals<&Q::action>("r.action",
                                          "setting or removal; the system removes when the relation ends."),
                lists::equals<&Q::kind>("r.kind", "monthly or one_off."),
                lists::from_day<&Q::from>("r.changed_at", "On this day or later (GMT+08:00)."),
                lists::to_day<&Q::to>("r.changed_at", "On this day or earlier (GMT+08:00).")},
    .order = "r.changed_at DESC, r.record_id DESC",
}};

}  // namespace

std::span<const wire::Name<Action>> names(Action) {
  static constexpr wire::Name<Action> all[] = {{Action::setting, "setting"}, {Action::removal, "removal"}};
  return all;
}

wire::Fields RecordQuery::fields() { return k_records.query_fields(); }
wire::Fields RecordRow::fields() { return k_records.row_fields(); }

Result<RecordRows> list_records(const work::View& view, const RecordQuery& query) {
  return k_records.page(view, customers::PartnerRows::of(view.who), query);
}

const lists::FileCells& record_cells() { return k_records.cells(); }

Result<Done> export_records(const work::View& view, const RecordQuery& query,
                            const std::function<void(std::string_view)>& write) {
  return k_records.write(view, customers::PartnerRows::of(view.who), query, write);
}

}  // namespace pc::budgets

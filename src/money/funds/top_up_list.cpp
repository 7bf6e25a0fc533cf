#include "top_up_list.hpp"

namespace pc::funds {
namespace {

using lists::column;

struct OfPartner {
  TenantId tenant_id;
  partners::PartnerId partner_id;
};
using T = TopUpRow;
const lists::List<T, TopUpQuery, OfPartner> k_top_ups{{
    .name = "funds.top_ups",
    .from = "top_up",
    .scope = "tenant_id = :tenant_id AND partner_id = :partner_id",
    .columns = {column<&T::transfer_id>("top_up_id", {"Transaction no.", "流水号"}, "Number of the booking."),
                column<&T::amount>("amount", {"Amount (CNY)", "金额（元）"}, "Yuan."),
                column<&T::reference>("reference", {"Bank reference", "银行流水号"}, "The bank's reference."),
                column<&T::remark>("remark", {"Memo", "备注"}, "Remark."),
                column<&T::operator_name>("booked_by", {"Operator", "操作人"}, "Who booked it.")
                    .called("operator")
                    .masked_in_files(),
                column<&T::at>("at", {"Time", "充值时间"}, "When.")},
    .filters = {lists::named<&TopUpQuery::partner_id>("The partner.")},
    .order = "at DESC, top_up_id DESC",
    .file = {"transfer_id", "at", "amount", "reference", "remark", "operator"},
}};

}  // namespace

wire::Fields TopUpQuery::fields() { return k_top_ups.query_fields(); }
wire::Fields TopUpRow::fields() { return k_top_ups.row_fields(); }
const lists::FileCells& top_up_cells() { return k_top_ups.cells(); }

Result<TopUpRows> list_top_ups(const work::View& view, const TopUpQuery& query) {
  PC_TRY(tenant, partners::lane_of(view, query.partner_id));
  return k_top_ups.page(view, {tenant, query.partner_id}, query);
}

Result<Done> export_top_ups(const work::View& view, const TopUpQuery& query,
                            const std::function<void(std::string_view)>& write) {
  PC_TRY(tenant, partners::lane_of(view, query.partner_id));
  return k_top_ups.write(view, {tenant, query.partner_id}, query, write);
}

}  // namespace pc::funds

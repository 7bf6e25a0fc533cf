// Bills delivered again and again to a small market: lines as they are written in tests, files, and what came of them.
#pragma once
#include <fstream>

#include "money/catalogue/exchange.hpp"
#include "relations.hpp"
#include "sales/consumption/bill_kind.hpp"
#include "sales/consumption/delivery/question.hpp"
#include "sales/consumption/lines.hpp"
#include "sales/consumption/mapping/mapping.hpp"
#include "sales/consumption/waiting/waiting.hpp"
#include "transfer/imports/list.hpp"

namespace pc::rooms {

/// A line of a bill with what a test says of it; the rest is plausible.
struct BillLine {
  std::string cost = "1.00", resource = "r-1", account = "A-1", sub = "sub", currency = "CNY";
  std::string from = "2026-11-07T00:00:00Z", to = "2026-11-07T01:00:00Z", period = "2026-11-01T00:00:00Z",
              period_end = "2026-12-01T00:00:00Z";
  std::string sku, id, tags, invoice, service = "VM", provider = "Cloud", klass, list, category = "Usage";
};

class DeliveryDesk : public Relations {
 protected:
  void SetUp() override;

  static std::string csv(const std::vector<BillLine>& lines);
  std::string file(const std::string& content, const std::string& name = "");
  imports::Report deliver(const std::vector<std::vector<BillLine>>& files, const std::string& mode = "");
  imports::Report deliver(const std::vector<BillLine>& lines, const std::string& mode = "") {
    return deliver(std::vector<std::vector<BillLine>>{lines}, mode);
  }
  imports::Report deliver_text(const std::string& content, const std::string& mode = "");
  /// "landed 1, changed 2", or why not.
  static std::string said(const imports::Report& report);
  imports::Report decide(const imports::Report& asked, const std::string& answer);
  static consumption::Question question(const imports::Report& report);

  /// The clock of the application.
  void go_to(const char* day);
  void set_rate(const std::string& currency, const Decimal& yuan, Day day);
  void map(const std::string& account, const customers::Customer& customer, const std::string& sub = "");
  std::vector<consumption::LineRow> lines(consumption::LineQuery query = {});
  /// What all lines of a charge come to, by its first line's resource.
  std::int64_t charged_for(const std::string& resource);
  imports::ImportRow run_of(const imports::Report& report);
  Money day_sum(const char* from, const char* to);

  partners::Partner ours;
  customers::Customer theirs;
  support::ScratchFolder files_{"deliveries"};
  int files_made_ = 0;
};

}  // namespace pc::rooms

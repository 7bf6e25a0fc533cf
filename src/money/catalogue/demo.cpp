#include "demo.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "import.hpp"

#include "products.hpp"

namespace pc::catalogue {
namespace {

struct Service {
  const char *code, *zh, *en, *abbreviation, *type_code, *type_zh, *type_en;
};
constexpr Service k_server{"hws.service.type.ec2", "弹性云服务器", "Elastic Cloud Server", "ECS",
                           "hws.resource.type.vm", "云主机",       "Cloud server"};
constexpr Service k_disk{"hws.service.type.ebs",
                         "云硬盘",
                         "Elastic Volume Service",
                         "EVS",
                         "hws.resource.type.volume",
                         "云硬盘",
                         "Volume"};
constexpr Service k_address{"hws.service.type.vpc", "弹性公网IP", "Elastic IP", "EIP",
                            "hws.resource.type.ip", "公网IP",     "Public IP"};
constexpr Service k_database{"hws.service.type.rds",
                             "云数据库 RDS",
                             "Relational Database Service",
                             "RDS",
                             "hws.resource.type.rds.vm",
                             "RDS 实例",
                             "RDS instance"};
constexpr Service k_storage{"hws.service.type.obs",  "对象存储服务", "Object Storage Service", "OBS",
                            "hws.resource.type.obs", "对象存储",     "Object storage"};
constexpr Service k_cdn{"hws.service.type.cdn",  "内容分发网络", "Content Delivery Network", "CDN",
                        "hws.resource.type.cdn", "加速流量",     "Accelerated traffic"};
constexpr Service k_waf{
    "hws.service.type.waf", "Web应用防火墙", "Web Application Firewall", "WAF", "hws.resource.type.waf",
    "WAF（包月）",          "WAF (monthly)"};
constexpr Service k_ddos{"hws.service.type.aad",  "DDoS防护",         "DDoS Mitigation",          "AAD",
                         "hws.resource.type.aad", "DDoS防护（包月）", "DDoS Mitigation (monthly)"};
constexpr Service k_office{"hws.service.type.welink",  "云办公 WeLink", "WeLink",        "WeLink",
                           "hws.resource.type.welink", "WeLink 账号",   "WeLink account"};
constexpr Service k_meeting{"hws.service.type.meeting",  "云会议",   "Cloud Meeting",  "Meeting",
                            "hws.resource.type.meeting", "会议账号", "Meeting account"};
constexpr Service k_certificate{"hws.service.type.ccm",
                                "云证书管理",
                                "Cloud Certificate Manager",
                                "CCM",
                                "hws.resource.type.scm",
                                "SSL 证书",
                                "SSL certificate"};

constexpr const char* k_regions[] = {"cn-north-4", "cn-south-1", "cn-east-3"};
constexpr int k_hour = 4, k_traffic = 10, k_megabits = 15, k_capacity = 17, k_ten_thousand = 22;

struct Usage {
  const char *factor, *zh, *en;
  int measure;
};
constexpr Usage k_duration{"duration", "时长", "Duration", k_hour};
constexpr Usage k_upflow{"upflow", "流量", "Traffic", k_traffic};
constexpr Usage k_requests{"requests", "请求次数", "Requests", k_ten_thousand};

/// Prices that are empty are not offered.
struct Row {
  Service service;
  const char *spec, *zh, *en, *month, *year, *use;
  const Usage* usage = &k_duration;
  int size = 0;
  bool rarely_renewed = false;
};
const Row k_rows[] = {
    {k_server, "s6.large.2.linux", "通用计算型 2核4GB", "General computing, 2 vCPUs, 4 GiB", "171.9", "1719",
     "0.36"},
    {k_server, "c6.xlarge.2.linux", "通用计算增强型 4核8GB", "Computing-plus, 4 vCPUs, 8 GiB", "464.1",
     "4641", "0.97"},
    {k_server, "c6.2xlarge.2.linux", "通用计算增强型 8核16GB", "Computing-plus, 8 vCPUs, 16 GiB", "928.2",
     "9282", "1.93"},
    {k_server, "m6.4xlarge.8.linux", "内存优化型 16核128GB", "Memory-optimised, 16 vCPUs, 128 GiB", "3412.5",
     "34125", "7.11"},
    {k_server, "pi2.4xlarge.4.linux", "推理加速型 16核64GB T4*2", "AI inference, 16 vCPUs, 64 GiB, 2 T4",
     "6520", "65200", "13.58"},
    {k_disk, "SSD", "超高 IO", "Ultra-high I/O", "1", "10", "0.0014", &k_duration, k_capacity},
    {k_disk, "GPSSD", "通用型 SSD", "General purpose SSD", "0.7", "7", "0.001", &k_duration, k_capacity},
    {k_disk, "SAS", "高 IO", "High I/O", "0.35", "3.5", "0.0005", &k_duration, k_capacity},
    {k_address, "5_bgp.bandwidth", "动态BGP 按带宽", "Dynamic BGP, by bandwidth", "23", "230", "0.063",
     &k_duration, k_megabits},
    {k_address, "5_bgp.traffic", "动态BGP 按流量", "Dynamic BGP, by traffic", "", "", "0.8", &k_upflow},
    {k_database, "rds.mysql.c6.large.2.ha", "MySQL 主备 2核4GB", "MySQL, primary/standby, 2 vCPUs, 4 GiB",
     "560", "5600", "1.16"},
    {k_database, "rds.mysql.x1.2xlarge.8.ha", "MySQL 主备 8核64GB", "MySQL, primary/standby, 8 vCPUs, 64 GiB",
     "4980", "49800", "10.36"},
    {k_storage, "obs.standard", "标准存储 多AZ", "Standard, multi-AZ", "", "", "0.00019", &k_duration,
     k_capacity},
    {k_storage, "obs.requests", "读写请求", "Read and write requests", "", "", "0.01", &k_requests},
    {k_cdn, "cdn.flow.mainland", "中国大陆流量", "Traffic in mainland China", "", "", "0.21", &k_upflow},
    {k_waf, "waf.professional", "专业版", "Professional", "3880", "38800", "", &k_duration, 0, true},
    {k_waf, "waf.enterprise", "企业版", "Enterprise", "9800", "98000", "", &k_duration, 0, true},
    {k_ddos, "aad.basic.30g", "保底 30Gbps", "Guaranteed 30 Gbit/s", "16800", "168000", "", &k_duration, 0,
     true},
    {k_office, "welink.professional", "专业版 每人", "Professional, a person", "20", "200", "", &k_duration,
     0, true},
    {k_meeting, "meeting.100", "100方 云会议室", "Room for 100", "99", "990", "", &k_duration, 0, true}};

Decimal yuan(const char* text) { return Decimal::parse(text).value(); }

Offer offer_of(const Row& row, const char* region) {
  Offer offer;
  offer.service_type_code = row.service.code;
  offer.service_zh = row.service.zh;
  offer.service_en = row.service.en;
  offer.service_short = row.service.abbreviation;
  offer.resource_type_code = row.service.type_code;
  offer.resource_zh = row.service.type_zh;
  offer.resource_en = row.service.type_en;
  offer.spec = row.spec;
  offer.spec_zh = row.zh;
  offer.spec_en = row.en;
  offer.region = region;
  offer.size_measure_id = row.size;
  offer.rarely_renewed = row.rarely_renewed;
  return offer;
}

class Entry {
 public:
  explicit Entry(work::Work& work) : work_(work), today_(Day::of(work.now)) {}

  Outcome enter_all() {
    for (const auto& row : k_rows)
      for (const auto* region : k_regions) enter(row, region);
    enter_others();
    return refusal_ ? Outcome(*refusal_) : Outcome(Done{});
  }

 private:
  Day in(int days) const { return Day{today_.number + days}; }

  void put(Offer offer, Charging charging, const char* unit, const char* price, Day from) {
    offer.charging = charging;
    offer.unit = unit;
    offer.price = yuan(price);
    offer.valid_from = from;
    const auto kept = keep(work_.tx, offer, work_.who.name, work_.now);
    if (!kept) refusal_ = kept.refusal();
  }

  void enter(const Row& row, const char* region) {
    auto offer = offer_of(row, region);
    const auto year_ago = in(-400);
    if (*row.month != '\0') put(offer, Charging::period, "month", row.month, year_ago);
    if (*row.year != '\0') put(offer, Charging::period, "year", row.year, year_ago);
    if (*row.use == '\0') return;
    offer.usage_zh = row.usage->zh;
    offer.usage_en = row.usage->en;
    offer.measure_id = row.usage->measure;
    put(offer, Charging::on_demand, row.usage->factor, row.use, year_ago);
  }

  /// A reserved instance, what is paid once, a price that changes soon, and what is sold no longer.
  void enter_others() {
    const auto& large = k_rows[1];
    put(offer_of(large, "cn-north-4"), Charging::reserved, "year", "3016.7", in(-400));
    put(offer_of(large, "cn-north-4"), Charging::period, "month", "449", in(12));
    const Row certificate{
        k_certificate, "scm.ov.wildcard", "OV 泛域名 证书", "OV wildcard certificate", "", "", ""};
    put(offer_of(certificate, "cn-north-4"), Charging::once, "once", "5400", in(-400));
    auto old = offer_of({k_server, "s3.large.2.linux", "通用计算型 2核4GB（上一代）",
                         "General computing, 2 vCPUs, 4 GiB (former generation)", "", "", ""},
                        "cn-north-4");
    old.sellable = false;
    put(old, Charging::period, "month", "189", in(-900));
  }

  work::Work& work_;
  Day today_;
  std::optional<Refusal> refusal_;
};

}  // namespace

namespace {

/// What an operator took in by a file, with a line that was refused.
void import_a_file(const demo::Stage& stage) {
  const auto path = std::filesystem::temp_directory_path() /
                    ("partner-center-demo-products-" + std::to_string(getpid()) + ".csv");
  std::ofstream(path)
      << "service_type_code,service_zh,service_en,service_short,resource_type_code,resource_zh,"
         "resource_en,spec,spec_zh,spec_en,region,charging,unit,measure_id,price\n"
         "hws.service.type.dcs,分布式缓存服务,Distributed Cache Service,DCS,hws.resource.type.dcs,"
         "缓存实例,Cache instance,redis.ha.xu1.large.r2.4,Redis 主备 4GB,\"Redis, 4 GiB\","
         "cn-north-4,period,month,,268\n"
         "hws.service.type.dcs,分布式缓存服务,Distributed Cache Service,DCS,hws.resource.type.dcs,"
         "缓存实例,Cache instance,redis.ha.xu1.large.r2.8,Redis 主备 8GB,\"Redis, 8 GiB\","
         "cn-north-4,period,quarter,,1520\n";
  imports::import_file(stage.database(), k_import, path.string(), "products.csv", demo::vendor());
  std::filesystem::remove(path);
}

}  // namespace

void play_demo(demo::Stage& stage) {
  stage.act(TenantId(), demo::vendor(), stage.today,
            [](work::Work& work) { return Entry(work).enter_all(); });
  stage.at_last([&stage] { import_a_file(stage); });
}

}  // namespace pc::catalogue

#include "post.hpp"
#include "store.hpp"

namespace pc::messages {
namespace {

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) switch (c) {
      case '<': result += "&lt;"; break;
      case '>': result += "&gt;"; break;
      case '&': result += "&amp;"; break;
      case '"': result += "&quot;"; break;
      case '\'': result += "&#39;"; break;
      default: result.push_back(c);
    }
  return result;
}

constexpr const char* k_head = R"(<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<title>Demo outbox 演示发件箱</title><meta name="viewport" content="width=device-width"><style>
body{font:15px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;
color:#1c2733;background:#f5f7f9}article{background:#fff;border:1px solid #d8dee6;border-radius:8px;
padding:1rem 1.25rem;margin:1rem 0}h1{font-size:1.4rem}h2{font-size:1.05rem;margin:0 0 .25rem}p{margin:0;color:#4a5866}
pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere;margin:.75rem 0 0}</style></head><body><main>
<h1>演示发件箱 Demo outbox</h1><p>演示环境不发送邮件与短信，内容显示在此处。
The demo sends no mail and no text messages; what would have gone out is shown here, newest first.</p>)";

}  // namespace

std::string demo_outbox_page(db::Database& database) {
  const auto& unseal = use<Settings>(database).unseal;
  std::string page = k_head;
  std::vector<store::Captured> rows;
  database.read([&](db::Reader& reader) { rows = reader.rows(store::select_log, {}); });
  for (const auto& row : rows) {
    const auto body = row.sealed ? unseal(row.body) : row.body;
    page += "<article data-to=\"" + escaped(row.address) + "\"><h2>" + escaped(row.subject) + "</h2><p>" +
            escaped(row.channel) + " · " + escaped(row.address) + " · " + row.at.text() + "</p><pre>" +
            escaped(body.value_or("")) + "</pre></article>";
  }
  if (rows.empty()) page += "<p>暂无内容。 Nothing yet.</p>";
  return page + "</main></body></html>";
}

}  // namespace pc::messages

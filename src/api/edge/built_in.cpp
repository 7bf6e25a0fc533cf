// Addresses of the edge itself: health, metrics, the API's description, pages of the server's own.
#include "impl.hpp"
#include "platform/telemetry/log.hpp"
#include "platform/telemetry/metrics.hpp"

namespace pc::edge {
namespace {

constexpr std::chrono::seconds k_metrics_kept{1};

http::Response shared_answer(std::string type, http::SharedTextPtr text, const std::string& path) {
  http::Response response{200, std::move(type), {}, {{"Cache-Control", "no-cache"}}, path};
  response.shared = std::move(text);
  return response;
}

}  // namespace

/// Made at most once a second, however many ask.
http::SharedTextPtr Edge::Impl::metrics_text() {
  const std::lock_guard lock(metrics_mutex);
  const auto now = std::chrono::steady_clock::now();
  if (!metrics || now >= metrics_until) {
    measure_lanes(services.database);
    metrics = http::share(metrics::text());
    metrics_until = now + k_metrics_kept;
  }
  return metrics;
}

/// For those who look after the server.
bool Edge::Impl::watched(const http::Request& request, const http::Reply& reply) {
  if (request.method != "GET") return false;
  if (request.path == "/healthz") {
    reply({200, "application/json", R"({"status":"ok"})", {{"Cache-Control", "no-cache"}}, request.path});
    return true;
  }
  if (request.path != "/readyz") return false;
  readiness.ask([reply](const Health& health) {
    reply({health.ready() ? 200 : 503, "application/json", health.json(), {}, "/readyz"});
  });
  return true;
}

bool Edge::Impl::built_in(const http::Request& request, const http::Reply& reply) {
  if (request.method != "GET") return false;
  if (request.path == "/api/openapi.json") {
    reply(shared_answer("application/json", openapi_text, request.path));
    return true;
  }
  if (request.path == "/api/docs") {
    auto page = page_of({}, request.path);
    page.shared = docs_page;
    reply(std::move(page));
    return true;
  }
  for (const auto& [path, html] : pages)
    if (path == request.path) {
      pool.submit([reply, &path, &html] {
        try {
          reply(page_of(html(), path));
        } catch (const std::exception& error) {
          log::error(error.what(), {{"path", path}});
          reply({503, "text/plain", "", {}, path});
        }
      });
      return true;
    }
  if (request.path == "/metrics" && limits.public_metrics) {
    reply(shared_answer("text/plain; version=0.0.4", metrics_text(), request.path));
    return true;
  }
  return watched(request, reply);
}

void Monitor::handle(http::Request request, http::Reply reply) {
  if (edge_.impl_->watched(request, reply)) return;
  if (request.method == "GET" && request.path == "/metrics")
    return reply(shared_answer("text/plain; version=0.0.4", edge_.impl_->metrics_text(), request.path));
  reply({404, "text/plain", "/metrics, /healthz, /readyz\n", {}, "none"});
}

void Monitor::admit(http::Request, http::Admit admit) {
  http::Admission no;
  no.refusal = http::Response{405, "text/plain", "", {{"Allow", "GET"}}, "none"};
  admit(std::move(no));
}

}  // namespace pc::edge

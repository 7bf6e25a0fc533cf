#include <filesystem>
#include <fstream>

#include "test_client.hpp"

namespace {

using namespace pc::http;
using test::Client;
using test::get;
namespace fs = std::filesystem;

constexpr const char* k_browser = "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8\r\n";

struct Static : testing::Test {
  void SetUp() override {
    options.listen = "127.0.0.1:0";
    options.threads = 1;
    options.log_requests = false;
    options.static_root = test::temporary_folder() + "/dist";
    fs::create_directories(options.static_root + "/assets");
    write("index.html", "<!doctype html><title>page</title>");
    write("favicon.svg", "<svg/>");
    write("assets/app-1a2b.js", script);
    std::ofstream(options.static_root + "/../secret.txt") << "secret";
    handler.act = [](Request request, pc::http::Reply reply) {
      reply({.status = 404, .body = "handler " + request.path});
    };
  }
  void write(const std::string& name, const std::string& bytes) {
    std::ofstream(options.static_root + "/" + name, std::ios::binary) << bytes;
  }
  int start() {
    server = std::make_unique<Server>(options, handler);
    server->start();
    return server->port();
  }
  const std::string script = "console.log('" + std::string(5000, 'x') + "')";
  Options options;
  test::TestHandler handler;
  std::unique_ptr<Server> server;
};

TEST_F(Static, hashed_assets_are_kept_for_ever_and_others_are_asked_for_again) {
  Client client(start());
  const auto asset = client.ask(get("/assets/app-1a2b.js"));
  EXPECT_EQ(asset.status, 200);
  EXPECT_EQ(asset.body, script);
  EXPECT_EQ(asset["content-type"], "text/javascript; charset=utf-8");
  EXPECT_EQ(asset["cache-control"], "public, max-age=31536000, immutable");
  const auto icon = client.ask(get("/favicon.svg"));
  EXPECT_EQ(icon["content-type"], "image/svg+xml");
  EXPECT_EQ(icon["cache-control"], "no-cache");
}

TEST_F(Static, everything_carries_the_security_headers) {
  const int port = start();
  for (const char* path : {"/index.html", "/assets/app-1a2b.js", "/favicon.svg", "/some/page"}) {
    const auto answer = Client(port).ask(get(path, k_browser));
    const std::string policy = answer["content-security-policy"];
    EXPECT_EQ(policy.find("default-src 'self'"), 0u) << path;
    EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_EQ(policy.find("script-src 'self' 'unsafe"), std::string::npos);
    EXPECT_EQ(answer["x-content-type-options"], "nosniff");
    EXPECT_EQ(answer["x-frame-options"], "DENY");
    EXPECT_EQ(answer["referrer-policy"], "same-origin");
    EXPECT_FALSE(answer.has("strict-transport-security")) << "only over TLS";
  }
}

TEST_F(Static, a_known_etag_is_answered_304_without_body) {
  Client client(start());
  const auto first = client.ask(get("/index.html"));
  const std::string tag = first["etag"];
  ASSERT_EQ(tag.front(), '"');
  for (const std::string& known : {tag, "W/" + tag, "\"other\", " + tag, std::string("*")}) {
    const auto again = client.ask(get("/index.html", "If-None-Match: " + known + "\r\n"));
    EXPECT_EQ(again.status, 304) << known;
    EXPECT_EQ(again["etag"], tag);
    EXPECT_EQ(again["cache-control"], "no-cache");
    EXPECT_FALSE(again.has("content-length"));
  }
  EXPECT_EQ(client.ask(get("/index.html", "If-None-Match: \"other\"\r\n")).status, 200);
}

TEST_F(Static, the_compressed_form_has_its_own_etag) {
  Client client(start());
  const auto plain = client.ask(get("/assets/app-1a2b.js"));
  const auto small = client.ask(get("/assets/app-1a2b.js", "Accept-Encoding: gzip, br\r\n"));
  EXPECT_EQ(small["content-encoding"], "gzip");
  EXPECT_EQ(small["vary"], "Accept-Encoding");
  EXPECT_EQ(plain["vary"], "Accept-Encoding");
  EXPECT_EQ(test::gunzip(small.body), script);
  EXPECT_NE(small["etag"], plain["etag"]);
  EXPECT_EQ(client
                .ask(get("/assets/app-1a2b.js",
                         "Accept-Encoding: gzip\r\nIf-None-Match: " + small["etag"] + "\r\n"))
                .status,
            304);
}

TEST_F(Static, a_browser_gets_the_page_for_every_path_that_is_not_the_handlers) {
  Client client(start());
  for (const char* path : {"/", "/customers/12?tab=mine", "/apiary", "/v22"}) {
    const auto page = client.ask(get(path, k_browser));
    EXPECT_EQ(page.status, 200) << path;
    EXPECT_EQ(page["content-type"], "text/html; charset=utf-8") << path;
  }
  for (const char* path : {"/api", "/api/v1/x", "/v2/x", "/v3/auth/tokens", "/v5/x", "/healthz", "/readyz",
                           "/metrics", "/%61pi/v1", "/assets/missing.js"})
    EXPECT_EQ(client.ask(get(path, k_browser)).status, 404) << path;
}

TEST_F(Static, programs_and_other_methods_go_to_the_handler) {
  Client client(start());
  EXPECT_EQ(client.ask(get("/customers", "Accept: */*\r\n")).body, "handler /customers");
  EXPECT_EQ(client.ask(get("/customers")).status, 404);
  EXPECT_EQ(client.ask(test::post("/index.html", "", k_browser)).status, 404);
}

TEST_F(Static, the_root_is_the_page_for_everybody) {
  Client client(start());
  EXPECT_EQ(client.ask(get("/", "Accept: */*\r\n")).status, 200);
  EXPECT_EQ(client.ask(get("/")).status, 200);
}

TEST_F(Static, no_path_leads_out_of_the_folder) {
  const int port = start();
  for (const char* path : {"/../secret.txt", "/assets/../../secret.txt", "/%2e%2e/secret.txt",
                           "/..%2fsecret.txt", "/assets/%2e%2e/%2e%2e/secret.txt", "//secret.txt",
                           "/..\\secret.txt", "/index.html%00.txt", "/./index.html"}) {
    const auto answer = Client(port).ask(get(path));
    EXPECT_EQ(answer.status, 404) << path;
    EXPECT_EQ(answer.body.find("secret"), answer.body.rfind("secret")) << path;
  }
}

TEST_F(Static, a_link_that_leads_out_is_not_served_and_one_inside_is) {
  fs::create_symlink("../secret.txt", options.static_root + "/out.txt");
  fs::create_directory_symlink("..", options.static_root + "/up");
  fs::create_symlink("favicon.svg", options.static_root + "/icon.svg");
  const int port = start();
  EXPECT_EQ(Client(port).ask(get("/out.txt")).status, 404);
  EXPECT_EQ(Client(port).ask(get("/up/secret.txt")).status, 404);
  EXPECT_EQ(Client(port).ask(get("/icon.svg")).body, "<svg/>");
}

TEST_F(Static, head_of_a_file_has_its_length_and_no_body) {
  Client client(start());
  client.send("HEAD /assets/app-1a2b.js HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(client.receive(true)["content-length"], std::to_string(script.size()));
  EXPECT_EQ(client.ask(get("/favicon.svg")).body, "<svg/>");
}

TEST_F(Static, a_large_file_arrives_whole_also_when_pipelined) {
  const std::string large(3'000'000, 'q');
  write("large.bin", large);
  Client client(start());
  client.send(get("/large.bin") + get("/favicon.svg") + get("/large.bin"));
  EXPECT_EQ(client.receive().body, large);
  EXPECT_EQ(client.receive().body, "<svg/>");
  EXPECT_EQ(client.receive().body, large);
}

TEST_F(Static, a_missing_folder_leaves_the_server_running) {
  options.static_root = "/nowhere/at/all";
  Client client(start());
  EXPECT_EQ(client.ask(get("/", k_browser)).body, "handler /");
}

}  // namespace

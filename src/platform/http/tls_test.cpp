#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <cstdio>
#include <memory>

#include "test_server.hpp"

namespace {

using namespace pc::http;
using test::Client;
using test::get;

// A self-signed certificate for localhost, valid for a day.
void write_certificate(const std::string& certificate_file, const std::string& key_file) {
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), &X509_free);
  X509_set_version(certificate.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 86400);
  X509_set_pubkey(certificate.get(), key.get());
  const unsigned char name[] = "localhost";
  X509_NAME* subject = X509_get_subject_name(certificate.get());
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, name, -1, -1, 0);
  X509_set_issuer_name(certificate.get(), subject);
  ASSERT_GT(X509_sign(certificate.get(), key.get(), EVP_sha256()), 0);
  FILE* file = std::fopen(certificate_file.c_str(), "w");
  PEM_write_X509(file, certificate.get());
  std::fclose(file);
  file = std::fopen(key_file.c_str(), "w");
  PEM_write_PrivateKey(file, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  std::fclose(file);
}

struct Tls : test::Serving {
  void SetUp() override {
    const std::string folder = test::temporary_folder();
    options.tls_certificate = folder + "/certificate.pem";
    options.tls_key = folder + "/key.pem";
    write_certificate(options.tls_certificate, options.tls_key);
  }
};

TEST_F(Tls, requests_over_tls_are_secure_and_otherwise_the_same) {
  bool secure = false;
  handler.act = [&](Request request, pc::http::Reply reply) {
    secure = request.secure;
    reply({.content_type = "text/plain", .body = request.method + request.body});
  };
  Client client(start(), true);
  EXPECT_EQ(client.ask(get("/")).body, "GET");
  EXPECT_TRUE(secure);
  EXPECT_EQ(client.ask(test::post("/", std::string(300'000, 'x'))).body.size(), 300'004u);
  client.send(get("/1") + get("/2"));
  EXPECT_EQ(client.receive().status, 200);
  EXPECT_EQ(client.receive().status, 200);
  EXPECT_EQ(client.ask(get("/", "Connection: close\r\n")).status, 200);
  EXPECT_TRUE(client.closed());
}

TEST_F(Tls, older_versions_than_1_2_are_refused) {
  const int port = start();
  const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_client_method()),
                                                                  &SSL_CTX_free);
  SSL_CTX_set_security_level(context.get(), 0);
  for (const auto& [version, allowed] : {std::pair{TLS1_1_VERSION, false}, {TLS1_2_VERSION, true}}) {
    SSL_CTX_set_min_proto_version(context.get(), TLS1_VERSION);
    SSL_CTX_set_max_proto_version(context.get(), version);
    BIO* wire = BIO_new_connect(("127.0.0.1:" + std::to_string(port)).c_str());
    SSL* tls = SSL_new(context.get());
    SSL_set_bio(tls, wire, wire);
    EXPECT_EQ(SSL_connect(tls) == 1, allowed) << version;
    SSL_free(tls);
  }
}

TEST_F(Tls, only_ciphers_with_forward_secrecy_and_authentication_are_taken) {
  const int port = start();
  for (const auto& [ciphers, allowed] : {std::pair{"AES128-GCM-SHA256", false},
                                         {"AES256-SHA256", false},
                                         {"ECDHE-ECDSA-AES128-SHA", false},
                                         {"ECDHE-ECDSA-AES128-SHA256", false},
                                         {"ECDHE-ECDSA-AES128-GCM-SHA256", true},
                                         {"ECDHE-ECDSA-CHACHA20-POLY1305", true}}) {
    const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_client_method()),
                                                                    &SSL_CTX_free);
    SSL_CTX_set_max_proto_version(context.get(), TLS1_2_VERSION);
    ASSERT_EQ(SSL_CTX_set_cipher_list(context.get(), ciphers), 1) << ciphers;
    BIO* wire = BIO_new_connect(("127.0.0.1:" + std::to_string(port)).c_str());
    SSL* tls = SSL_new(context.get());
    SSL_set_bio(tls, wire, wire);
    EXPECT_EQ(SSL_connect(tls) == 1, allowed) << ciphers;
    SSL_free(tls);
  }
}

TEST_F(Tls, plain_text_on_the_tls_port_and_silence_do_no_harm) {
  options.header_timeout = std::chrono::milliseconds(100);
  const int port = start();
  Client plain(port), silent(port);
  plain.send(get("/"));
  EXPECT_TRUE(silent.closed());
  EXPECT_EQ(plain.receive().status, 0);
  EXPECT_EQ(Client(port, true).ask(get("/")).status, 200);
}

TEST_F(Tls, a_body_that_is_too_large_is_answered_413) {
  handler.policy = {10, false};
  EXPECT_EQ(Client(start(), true).ask(test::post("/", std::string(100'000, 'x'))).status, 413);
}

TEST_F(Tls, a_certificate_that_cannot_be_read_stops_the_start_with_its_name) {
  options.tls_certificate = "/nowhere/certificate.pem";
  Server broken(options, handler);
  try {
    broken.start();
    FAIL() << "must not start";
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("/nowhere/certificate.pem"), std::string::npos);
  }
}

TEST_F(Tls, stopping_ends_open_connections) {
  Client idle(start(), true);
  EXPECT_EQ(idle.ask(get("/")).status, 200);
  const auto before = std::chrono::steady_clock::now();
  server->stop();
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(5));
  EXPECT_TRUE(idle.closed());
}

}  // namespace

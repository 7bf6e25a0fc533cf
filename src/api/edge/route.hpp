// A route is declared once; routing, authorisation, validation, idempotency, the audit line and the OpenAPI entry
// come from this one declaration. Types are erased when the route is added.
#pragma once
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/access/access.hpp"
#include "core/work/work.hpp"
#include "platform/base/base.hpp"
#include "platform/documents/table.hpp"
#include "platform/http/http.hpp"
#include "platform/telemetry/used.hpp"
#include "platform/wire/codecs.hpp"

namespace pc::edge {

enum class Verb { get, post, put, del };

/// Who may come in.
struct Access {
  enum class Who { anyone, signed_in, permitted };
  Who who;
  const access::Permission* permission = nullptr;

  static constexpr Access anyone() { return {Who::anyone}; }
  static constexpr Access signed_in() { return {Who::signed_in}; }
  static constexpr Access needs(const access::Permission& permission) {
    return {Who::permitted, &permission};
  }
};

/// Whether the gate asks for a fresh code before the act (验证码验证). Spec: cross-cutting behaviour, verification code.
enum class StepUp {
  never,
  when_switched_on,  // when the caller's partner or customer has switched verification on
  always,
};

/// What the operation is called, for people.
struct Says {
  std::string_view en;
  std::string_view zh;
};

/// The family of paths a route belongs to: how callers authenticate, how errors look, how strictly input is read.
enum class Dialect {
  portal,  // session cookie + CSRF, Idempotency-Key required on writes, unknown fields refused
  bss,     // AK/SK or token, BSS error bodies, unknown fields ignored, the signature is the idempotency key
  iam,     // as bss, with IAM error bodies
};

/// No input or no answer.
struct Nothing {
  static constexpr const char* shape_name = "Nothing";
  static wire::Fields fields() { return {}; }
};

/// The answer (202) to an act that waits for a second person's agreement.
struct InReview {
  static constexpr const char* shape_name = "InReview";
  std::string request_id;
  Instant expires_at;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&InReview::request_id>("request_id", "The request that waits for a second person."),
        wire::field<&InReview::expires_at>("expires_at", "When it lapses if nobody decides.")};
    return all;
  }
};

/// Everything about the request an act of the edge itself may need (sign-in, uploads). Ordinary acts never see it.
struct Exchange {
  db::Database* database = nullptr;  // of the application; for acts that read and write by themselves
  std::string remote, user_agent, request_id;
  std::vector<std::pair<std::string, std::string>> headers;  // lower-case names
  std::string body_file;       // spooled body of an upload
  std::string idempotency_key;
  bool secure = false;
  /// Headers to add to the answer (Set-Cookie, X-Subject-Token).
  std::vector<std::pair<std::string, std::string>> answer_headers;
  /// A file instead of the encoded answer, with its type and the name it is saved under.
  std::shared_ptr<const http::FileBody> answer_file;
  std::string answer_file_type, answer_file_name;
  std::string_view header(std::string_view name) const;
};

template <class In, class Out>
struct Read {
  Verb verb = Verb::get;  // the Open API also queries by POST
  std::string_view path;                       // "/api/v1/customers/{customer_id}"
  Access access;                               // no default: without it the route does not compile
  Says says;
  std::vector<const ErrorCode*> refuses = {};  // beyond decoding and access
  Result<Out> (*run)(const work::View&, const In&);
  Dialect dialect = Dialect::portal;
  std::string_view name = {};                  // operation id; the path's when empty
  std::string_view operator_permissions =
      {};  // Open API: permission items of operator accounts, for the document
  int open_per_minute = 0;                     // requests a minute of one address, for who is not signed in; 0: any
};

template <class In, class Out>
struct Write {
  Verb verb;
  std::string_view path;
  Access access;
  StepUp step_up = StepUp::never;
  std::string_view audit;  // act in the audit log; no default
  Says says;
  std::vector<const ErrorCode*> refuses = {};
  Result<Out> (*run)(work::Work&, const In&);
  /// Four eyes: puts the act down as a request where a second person must agree first; nothing: it is run at once.
  Result<std::optional<InReview>> (*review)(work::Work&, const In&) = nullptr;
  /// The tenant whose lane does it; by default the caller's.
  Result<TenantId> (*tenant)(const work::View&, const In&) = nullptr;
  /// Reads that the act will ask for, so that those of a batch can travel together.
  std::vector<db::Prefetch> (*prefetch)(const access::Principal&, const In&) = nullptr;
  Dialect dialect = Dialect::portal;
  std::string_view name = {};
  int status = 200;                            // of success; 204 is chosen for Nothing
  std::string_view operator_permissions = {};
  int open_per_minute = 0;                     // as of Read
  /// What its line in the audit log tells beyond the path: about what, and short JSON of what matters. `out` is null
  /// when the act refused.
  audit::Note (*note)(const In& in, const Out* out) = nullptr;
};

/// An act that needs the exchange itself and runs on its own thread, outside a transaction: sign-in, uploads, bulk
/// acts that submit acts. It gets the application's database to read and write by itself.
template <class In, class Out>
struct Direct {
  Verb verb;
  std::string_view path;
  Access access;
  StepUp step_up = StepUp::never;
  std::string_view audit;  // kept for documentation; the act writes its own audit log
  Says says;
  std::vector<const ErrorCode*> refuses = {};
  std::function<Result<Out>(const access::Principal&, Exchange&, const In&)> run;
  Dialect dialect = Dialect::portal;
  std::string_view name = {};
  int status = 200;
  bool upload = false;                         // body spooled to a file, any content type, not decoded
  std::string_view file_types = {};            // content types of the file it answers with, by blanks
  bool csrf = true;                            // false only for sign-in
  bool open_to_confined = false;               // also for a caller who must first set a password of its own
  bool while_acting = false;                   // also for somebody who acts for a customer
  int open_per_minute = 0;                     // as of Read; of routes that make a session also for who has one
  std::string_view counts_with = {};           // the path with whose requests it is counted; empty: its own
  bool (*sensitive)(const In&) = nullptr;      // whether this input asks for the code of step_up; null: any does
};

/// Raw text answers (CSV export): the act writes chunks.
struct Download {
  std::string_view path;
  Access access;
  Says says;
  std::string_view content_type, file_name;
};
template <class In>
struct DownloadOf : Download {
  Result<Done> (*run)(const work::View&, const In&, const std::function<void(std::string_view)>& write);
  std::vector<const ErrorCode*> refuses = {};
  bool of_customers = false;  // a column tells the customer of each row, so that it may be written in full
  std::vector<documents::Cells> cells = {};  // what stands in the columns of its table; empty: as they look
};

// ---- Erased form ----------------------------------------------------------------------------------------------

struct Answer {
  int status = 200;
  std::string body;  // JSON, or raw for downloads
  std::string content_type = "application/json;charset=UTF-8";
};

struct Route {
  enum class Style { read, write, direct, download };
  Style style;
  Verb verb;
  std::string path;
  Access access;
  StepUp step_up = StepUp::never;
  std::string audit;
  Says says;
  std::vector<const ErrorCode*> refuses;
  Dialect dialect;
  std::string name;
  int status = 200;
  bool upload = false, csrf = true, open_to_confined = false, while_acting = false, of_customers = false;
  int open_per_minute = 0;
  std::string counts_with;
  std::string operator_permissions;
  std::string file_name, content_type, file_types;
  std::vector<documents::Cells> cells;
  used::Mark mark;

  wire::Fields input, output;
  std::string input_name, output_name;

  /// Decodes into a fresh input object.
  std::function<Result<std::shared_ptr<void>>(const wire::Json&, const wire::Reading&)> decode;
  std::function<Result<std::string>(const work::View&, const void* in)> read;
  std::function<Result<std::optional<InReview>>(work::Work&, const void* in)> review;  // may be empty
  std::function<Result<std::string>(work::Work&, const void* in, audit::Note& note)> write;
  std::function<Result<TenantId>(const work::View&, const void* in)> tenant;  // empty: the caller's
  std::function<std::vector<db::Prefetch>(const access::Principal&, const void* in)>
      prefetch;  // may be empty
  std::function<Result<std::string>(const access::Principal&, Exchange&, const void* in)> direct;
  std::function<bool(const void* in)> sensitive;  // may be empty
  std::function<Result<Done>(const work::View&, const void* in, const std::function<void(std::string_view)>&)>
      download;
};

class Routes {
 public:
  template <class In, class Out>
  void add(Read<In, Out> r) {
    Route& e = start<In, Out>(Route::Style::read, r.verb, r.path, r.access, r.says, std::move(r.refuses),
                              r.dialect, r.name);
    e.operator_permissions = r.operator_permissions;
    e.open_per_minute = r.open_per_minute;
    e.read = [run = r.run](const work::View& view, const void* in) {
      return encoded<Out>(run(view, *static_cast<const In*>(in)));
    };
  }
  template <class In, class Out>
  void add(Write<In, Out> r) {
    Route& e = start<In, Out>(Route::Style::write, r.verb, r.path, r.access, r.says, std::move(r.refuses),
                              r.dialect, r.name);
    e.step_up = r.step_up;
    e.audit = r.audit;
    e.status = std::is_same_v<Out, Nothing> && r.status == 200 ? 204 : r.status;
    e.operator_permissions = r.operator_permissions;
    e.open_per_minute = r.open_per_minute;
    e.write = [run = r.run, noted = r.note](work::Work& work, const void* in, audit::Note& note) {
      auto out = run(work, *static_cast<const In*>(in));
      if (noted) note = noted(*static_cast<const In*>(in), out ? &*out : nullptr);
      return encoded<Out>(std::move(out));
    };
    if (r.review)
      e.review = [review = r.review](work::Work& work, const void* in) {
        return review(work, *static_cast<const In*>(in));
      };
    if (r.prefetch)
      e.prefetch = [prefetch = r.prefetch](const access::Principal& who, const void* in) {
        return prefetch(who, *static_cast<const In*>(in));
      };
    if (r.tenant)
      e.tenant = [tenant = r.tenant](const work::View& view, const void* in) {
        return tenant(view, *static_cast<const In*>(in));
      };
  }
  template <class In, class Out>
  void add(Direct<In, Out> r) {
    Route& e = start<In, Out>(Route::Style::direct, r.verb, r.path, r.access, r.says, std::move(r.refuses),
                              r.dialect, r.name);
    e.step_up = r.step_up;
    e.audit = r.audit;
    e.status = std::is_same_v<Out, Nothing> && r.status == 200 && r.file_types.empty() ? 204 : r.status;
    e.upload = r.upload;
    e.file_types = r.file_types;
    e.csrf = r.csrf;
    e.open_to_confined = r.open_to_confined;
    e.while_acting = r.while_acting;
    if (!r.counts_with.empty()) e.counts_with = r.counts_with;
    e.open_per_minute = r.open_per_minute;
    if (r.sensitive)
      e.sensitive = [sensitive = r.sensitive](const void* in) { return sensitive(*static_cast<const In*>(in)); };
    e.direct = [run = std::move(r.run)](const access::Principal& who, Exchange& exchange, const void* in) {
      return encoded<Out>(run(who, exchange, *static_cast<const In*>(in)));
    };
  }
  template <class In>
  void add(DownloadOf<In> r) {
    Route& e = start<In, Nothing>(Route::Style::download, Verb::get, r.path, r.access, r.says,
                                  std::move(r.refuses), Dialect::portal, {});
    e.file_name = r.file_name;
    e.content_type = r.content_type;
    e.of_customers = r.of_customers;
    e.cells = std::move(r.cells);
    e.download = [run = r.run](const work::View& view, const void* in,
                               const std::function<void(std::string_view)>& write) {
      return run(view, *static_cast<const In*>(in), write);
    };
  }

  const std::vector<std::unique_ptr<Route>>& all() const { return routes_; }

  /// Where the console shows what the routes are for; in order.
  void set_menu(std::vector<access::MenuPlace> menu) { menu_ = std::move(menu); }
  const std::vector<access::MenuPlace>& menu() const { return menu_; }

 private:
  template <class Out>
  static Result<std::string> encoded(Result<Out> result) {
    if (!result) return result.refusal();
    if constexpr (std::is_same_v<Out, Nothing>) return std::string();
    else return wire::encode(*result);
  }
  template <class In, class Out>
  Route& start(Route::Style style, Verb verb, std::string_view path, Access access, Says says,
               std::vector<const ErrorCode*> refuses, Dialect dialect, std::string_view name) {
    auto route = std::make_unique<Route>();
    route->style = style;
    route->verb = verb;
    route->path = route->counts_with = path;
    route->access = access;
    route->says = says;
    route->refuses = std::move(refuses);
    route->dialect = dialect;
    route->name = name;
    route->input = In::fields();
    route->input_name = In::shape_name;
    route->output = Out::fields();
    route->output_name = Out::shape_name;
    route->decode = [](const wire::Json& json,
                       const wire::Reading& reading) -> Result<std::shared_ptr<void>> {
      auto object = std::make_shared<In>();
      PC_CHECK(wire::decode_fields(json, object.get(), In::fields(), reading, ""));
      return std::shared_ptr<void>(std::move(object));
    };
    routes_.push_back(std::move(route));
    return *routes_.back();
  }

  std::vector<std::unique_ptr<Route>> routes_;
  std::vector<access::MenuPlace> menu_;
};

}  // namespace pc::edge

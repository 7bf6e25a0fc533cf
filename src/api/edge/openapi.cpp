#include "openapi.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "errors.hpp"
#include "router.hpp"

namespace pc::edge {
namespace {

std::string quoted(std::string_view text) {
  std::string result;
  wire::Out(result).string(text);
  return result;
}

std::string tag_of(const Route& route) {
  const auto parts = split(route.path, '/');
  if (route.dialect == Dialect::iam) return "iam";
  if (route.dialect == Dialect::bss) return "bss";
  return parts.size() > 3 ? std::string(parts[3]) : "portal";
}

bool in_path(const Route& route, std::string_view name) {
  return route.path.find("{" + std::string(name) + "}") != std::string::npos;
}

bool has_body(const Route& route) { return route.verb == Verb::post || route.verb == Verb::put; }

/// Fields that are in no path: the body's, or the query's where there is no body or it is a file.
bool in_body(const Route& route) { return has_body(route) && !route.upload; }

/// What requests hold and what answers do.
struct Schemas {
  wire::SchemaSet asked, answered;
};

/// The definition of a shape that is answered: every field is written, one without a value as null.
std::string with_all_fields(const std::string& definition) {
  const auto read = wire::Json::parse(definition);
  ensure(read && read->find("properties") != nullptr, "the schema of a shape");
  std::string names;
  for (const auto& property : read->find("properties")->members)
    names += (names.empty() ? "" : ",") + quoted(property.first);
  if (names.empty()) return definition;
  // Both come behind the properties; the quotes of texts within are escaped.
  const auto required = definition.rfind(",\"required\":[");
  const auto end = definition.rfind(",\"additionalProperties\"");
  return definition.substr(0, std::min(required, end)) + ",\"required\":[" + names + "]" +
         definition.substr(end);
}

std::string parameter(const wire::Field& field, std::string_view where, wire::SchemaSet& schemas) {
  const bool required = where == "path" || field.required;
  return "{\"name\":" + quoted(field.name) + ",\"in\":" + quoted(where) +
         ",\"required\":" + (required ? "true" : "false") + ",\"description\":" + quoted(field.doc) +
         ",\"schema\":" + wire::schema_of(field, schemas) + "}";
}

std::string parameters(const Route& route, wire::SchemaSet& schemas) {
  std::string all;
  const auto add = [&](const std::string& each) { all += (all.empty() ? "" : ",") + each; };
  for (const auto& field : route.input) {
    if (in_path(route, field.name))
      add(parameter(field, "path", schemas));
    else if (!in_body(route))
      add(parameter(field, "query", schemas));
  }
  if (route.dialect == Dialect::portal && route.verb != Verb::get && route.csrf) {
    add(R"({"$ref":"#/components/parameters/IdempotencyKey"})");
    add(R"({"$ref":"#/components/parameters/CsrfToken"})");
    if (route.step_up != StepUp::never) add(R"({"$ref":"#/components/parameters/Verification"})");
  }
  return all;
}

/// The body holds the fields that are not in the path.
std::string body_schema(const Route& route, wire::SchemaSet& schemas) {
  std::string properties;
  std::string required;
  for (const auto& field : route.input) {
    if (in_path(route, field.name)) continue;
    std::string schema = wire::schema_of(field, schemas);
    schema.pop_back();
    properties += (properties.empty() ? "" : ",") + quoted(field.name) + ":" + schema +
                  ",\"description\":" + quoted(field.doc) + "}";
    if (field.required) required += (required.empty() ? "" : ",") + quoted(field.name);
  }
  if (properties.empty()) return {};
  return "{\"type\":\"object\",\"properties\":{" + properties + "}" +
         (required.empty() ? "" : ",\"required\":[" + required + "]") + "}";
}

std::string request_body(const Route& route, wire::SchemaSet& schemas) {
  if (!has_body(route)) return {};
  if (route.upload)
    return R"(,"requestBody":{"required":true,"content":{"text/csv":{"schema":{"type":"string"}}}})";
  const std::string schema = body_schema(route, schemas);
  if (schema.empty()) return {};
  return R"(,"requestBody":{"required":true,"content":{"application/json":{"schema":)" + schema + "}}}";
}

std::string file_content(std::string_view types) {
  std::string content;
  for (const auto& type : split(types, ' '))
    content += (content.empty() ? "" : ",") + quoted(type) + R"(:{"schema":{"type":"string"}})";
  return R"(,"content":{)" + content + "}}";
}

std::string success(const Route& route, wire::SchemaSet& schemas) {
  const std::string head = "\"" + std::to_string(route.status) + R"(":{"description":"Done.")";
  if (route.style == Route::Style::download)
    return head + file_content("text/csv");
  if (!route.file_types.empty()) return head + file_content(route.file_types);
  if (route.status == 204) return head + "}";
  const std::string waiting =
      route.review && route.dialect == Dialect::portal
          ? R"("202":{"description":"A second person must agree first.","content":{"application/json":{"schema":)" +
                schemas.of_shape(InReview::shape_name, InReview::fields()) + "}}},"
          : std::string();
  return waiting + head + R"(,"content":{"application/json":{"schema":)" +
         schemas.of_shape(route.output_name, route.output) + "}}}";
}

std::map<int, std::vector<const ErrorCode*>> refusals(const Route& route) {
  std::map<int, std::vector<const ErrorCode*>> by_status;
  by_status[400].push_back(&pc::errors::invalid_value);
  if (route.access.who != Access::Who::anyone) by_status[401].push_back(&pc::errors::unauthenticated);
  if (route.access.who == Access::Who::permitted) by_status[403].push_back(&pc::errors::forbidden);
  by_status[503].push_back(&pc::errors::unavailable);
  for (const auto* code : route.refuses) by_status[status_of(code->kind)].push_back(code);
  if (route.step_up != StepUp::never) by_status[428].push_back(&errors::verification_required);
  if (route.open_per_minute > 0) by_status[429].push_back(&errors::too_many);
  if (route.verb == Verb::get) return by_status;
  const bool portal = route.dialect == Dialect::portal;
  if (portal && !route.upload) by_status[415].push_back(&errors::wrong_type);
  if (portal) by_status[403].push_back(&errors::foreign_site);
  if (portal && route.csrf) by_status[403].push_back(&errors::csrf);
  if (portal && route.csrf) by_status[409].push_back(&errors::key_reused);
  if (!portal && route.style == Route::Style::write) by_status[409].push_back(&errors::signature_used);
  return by_status;
}

std::string error_schema(const Route& route) { return route.dialect == Dialect::iam ? "IamError" : "Error"; }

std::string responses(const Route& route, wire::SchemaSet& schemas) {
  std::string all = success(route, schemas);
  for (const auto& [status, codes] : refusals(route)) {
    std::string listed;
    for (const auto* code : codes)
      listed += (listed.empty() ? "" : ",") + std::string("{\"error_code\":") + quoted(code->id) +
                ",\"en\":" + quoted(code->en) + ",\"zh\":" + quoted(code->zh) + "}";
    all +=
        ",\"" + std::to_string(status) + "\":{\"description\":" + quoted(codes.front()->en) +
        R"(,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/)" + error_schema(route) +
        R"("}}},"x-refusals":[)" + listed + "]}";
  }
  return all;
}

std::string security(const Route& route) {
  if (route.access.who == Access::Who::anyone) return "[]";
  return route.dialect == Dialect::portal ? R"([{"session":[]}])" : R"([{"signature":[]},{"token":[]}])";
}

std::string operation(const Route& route, Schemas& schemas) {
  std::string text = "{\"operationId\":" + quoted(operation_id(route)) + ",\"tags\":[" +
                     quoted(tag_of(route)) + "],\"summary\":" + quoted(route.says.en) +
                     ",\"description\":" + quoted(route.says.zh) + ",\"security\":" + security(route);
  if (const auto all = parameters(route, schemas.asked); !all.empty())
    text += ",\"parameters\":[" + all + "]";
  text += request_body(route, schemas.asked) + ",\"responses\":{" + responses(route, schemas.answered) + "}";
  if (const auto* permission = route.access.permission; permission != nullptr) {
    text += ",\"x-permission\":" + quoted(permission->id);
    if (!permission->items.empty()) text += ",\"x-permission-items\":" + quoted(permission->items);
  }
  if (route.step_up != StepUp::never)
    text += route.step_up == StepUp::always ? R"(,"x-step-up":"always")" : R"(,"x-step-up":"when_switched_on")";
  return text + "}";
}

/// The menu of the console: the pages' addresses, and what leads to them.
std::string menu_of(const Routes& routes) {
  std::string all;
  for (const auto& place : routes.menu()) {
    all += (all.empty() ? "{\"id\":" : ",{\"id\":") + quoted(place.id) + ",\"en\":" + quoted(place.en) +
           ",\"zh-CN\":" + quoted(place.zh);
    if (!place.address.empty()) all += ",\"address\":" + quoted(place.address);
    all += "}";
  }
  return "[" + all + "]";
}

constexpr const char* k_components = R"("parameters":{
"IdempotencyKey":{"name":"Idempotency-Key","in":"header","required":true,
"description":"Chosen by the client for each submit; sent again unchanged when the answer was lost.",
"schema":{"type":"string","minLength":1,"maxLength":100}},
"CsrfToken":{"name":"X-CSRF-Token","in":"header","required":true,
"description":"The csrf_token of the session.","schema":{"type":"string"}},
"Verification":{"name":"X-Verification","in":"header","required":false,
"description":"The id of the challenge of an answer 428, a colon, and its code.","schema":{"type":"string"}}},
"securitySchemes":{
"session":{"type":"apiKey","in":"cookie","name":"pc_session",
"description":"Portal session; __Host-pc_session over TLS."},
"signature":{"type":"apiKey","in":"header","name":"Authorization",
"description":"SDK-HMAC-SHA256 signature with an access key."},
"token":{"type":"apiKey","in":"header","name":"X-Auth-Token","description":"Token of POST /v3/auth/tokens."}},)";

constexpr const char* k_error_schema =
    R"("Error":{"type":"object","description":"Why a request was refused.",
"properties":{"error_code":{"type":"string"},"error_msg":{"type":"string"},"field":{"type":"string"},
"allowed":{"type":"string"},"request_id":{"type":"string"},
"challenge":{"type":"object","description":"With 428: what to show a code for, and how one can be had.",
"properties":{"id":{"type":"string"},"methods":{"type":"array",
"items":{"type":"string","enum":["mail","totp"]}}},
"required":["id","methods"]}},"required":["error_code","error_msg"]},
"IamError":{"type":"object","description":"Why a request about identity was refused.","properties":{"error":
{"type":"object","properties":{"code":{"type":"integer"},"message":{"type":"string"},"title":{"type":"string"}},
"required":["code","message","title"]}},"required":["error"]})";

std::string escaped_html(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '<') result += "&lt;";
    else if (c == '>') result += "&gt;";
    else if (c == '&') result += "&amp;";
    else if (c == '"') result += "&quot;";
    else result.push_back(c);
  }
  return result;
}

}  // namespace

std::string operation_id(const Route& route) {
  if (!route.name.empty()) return route.name;
  std::string id = lower_ascii(verb_text(route.verb));
  for (const char c : route.path) {
    if (c == '{' || c == '}') continue;
    id.push_back(c == '/' || c == '-' || c == '.' ? '_' : c);
  }
  return id;
}

std::string openapi_document(const Routes& routes) {
  Schemas schemas;
  std::map<std::string, std::string> paths;
  std::set<std::string> tags;
  for (const auto& route : routes.all()) {
    auto& path = paths[route->path];
    path += (path.empty() ? "" : ",") + quoted(lower_ascii(verb_text(route->verb))) + ":" +
            operation(*route, schemas);
    tags.insert(tag_of(*route));
  }
  std::string text =
      R"({"openapi":"3.1.0","info":{"title":"Partner Center","version":"1",
"summary":"The portal API and the Open API of Partner Center.",
"description":"Money is text in yuan with two decimals, ids are text, times are UTC.",
"license":{"name":"Apache-2.0","identifier":"Apache-2.0"}},"servers":[{"url":"/",
"description":"This server."}],"tags":[)";
  bool first = true;
  for (const auto& tag : tags) {
    text += (first ? "{\"name\":" : ",{\"name\":") + quoted(tag) +
            ",\"description\":" + quoted("Operations on " + tag + ".") + "}";
    first = false;
  }
  text += "],\"paths\":{";
  first = true;
  for (const auto& [path, operations] : paths) {
    text += (first ? "" : ",") + quoted(path) + ":{" + operations + "}";
    first = false;
  }
  text += "},\"x-menu\":" + menu_of(routes);
  text += std::string(",\"components\":{") + k_components + "\"schemas\":{" + k_error_schema;
  // By their names, so that the document is the same in whatever order rooms declare their routes.
  std::map<std::string, std::string> shapes;
  for (const auto& [name, schema] : schemas.asked.definitions()) shapes.emplace(name, schema);
  for (const auto& [name, schema] : schemas.answered.definitions())
    ensure(shapes.emplace(name, with_all_fields(schema)).second, "a shape is asked or answered, not both");
  for (const auto& [name, schema] : shapes) text += "," + quoted(name) + ":" + schema;
  return text + "}}}";
}

std::string docs_page(const Routes& routes) {
  std::map<std::string, std::vector<const Route*>> by_tag;
  for (const auto& route : routes.all()) by_tag[tag_of(*route)].push_back(route.get());
  std::string page =
      R"(<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Partner Center API</title>
<meta name="viewport" content="width=device-width"><style>body{font:15px/1.55 system-ui,
"Noto Sans CJK SC",sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#1c2733}
h2{margin-top:2.5rem;border-bottom:1px solid #d8dee6}code{font:13px ui-monospace,monospace}
h3{margin:1.4rem 0 .2rem;font-weight:600}
.verb{display:inline-block;min-width:4rem;color:#0b6e63;font-weight:700}
table{border-collapse:collapse;margin:.4rem 0}td,th{text-align:left;padding:.15rem .8rem .15rem 0;vertical-align:top}
p{margin:.2rem 0}</style></head><body><main><h1>Partner Center API</h1>
<p>The same as <a href="/api/openapi.json">openapi.json</a>, to read.</p>)";
  for (const auto& [tag, all] : by_tag) {
    page += "<h2>" + escaped_html(tag) + "</h2>";
    for (const Route* route : all) {
      page += "<h3><span class=\"verb\">" + std::string(verb_text(route->verb)) + "</span> <code>" +
              escaped_html(route->path) + "</code></h3><p>" + escaped_html(route->says.en) + " · " +
              escaped_html(route->says.zh) + "</p>";
      if (route->access.permission != nullptr)
        page += "<p>Permission: <code>" + escaped_html(route->access.permission->id) + "</code></p>";
      if (!route->input.empty()) {
        page += "<table>";
        for (const auto& field : route->input)
          page += "<tr><td><code>" + escaped_html(field.name) + (field.required ? "</code> *" : "</code>") +
                  "</td><td>" + escaped_html(field.doc) + "</td></tr>";
        page += "</table>";
      }
      for (const auto* code : route->refuses)
        page += "<p><code>" + std::to_string(status_of(code->kind)) + " " + escaped_html(code->id) +
                "</code> " + escaped_html(code->en) + "</p>";
    }
  }
  return page + "</main></body></html>";
}

}  // namespace pc::edge

// Public: the lists that can be written to a file. Every route declared as DownloadOf is one, under the path of its
// list: the download's own path without "/export".
#pragma once
#include <memory>
#include <string>

#include "route.hpp"

namespace pc::edge {

class Router;

class Downloads {
 public:
  explicit Downloads(const Routes& routes);
  ~Downloads();

  /// A list with its filters, ready to be written.
  class Source {
   public:
    const Says& says() const { return route_->says; }
    /// As at the gate: may the person read this list?
    bool allowed_to(const access::Principal& who) const;
    /// Whether its rows tell whose they are.
    bool of_customers() const { return route_->of_customers; }
    /// What stands in its columns; nothing: as they look.
    std::span<const documents::Cells> cells() const { return route_->cells; }
    /// Writes it as CSV, header first, in pieces.
    Result<Done> write(const work::View& view, const std::function<void(std::string_view)>& write) const;
    /// How many rows it has, asked of the list's page; 0 when it does not tell.
    std::int64_t total(const work::View& view) const;

   private:
    friend class Downloads;
    const Route* route_ = nullptr;
    std::shared_ptr<void> input_;
    const Route* list_ = nullptr;
    std::shared_ptr<void> list_input_;
  };

  /// `list`: "/api/v1/customers"; `query`: its filters as in an address. Refuses edge.no_route and what the list's own
  /// filters refuse.
  Result<Source> find(const std::string& list, const std::string& query) const;

 private:
  std::unique_ptr<Router> router_;
};

}  // namespace pc::edge

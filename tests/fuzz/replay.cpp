// Runs a fuzz target without libFuzzer: replay <corpus directory> [mutations per file] [seed]
// Every file as it is, then mutated. The input of the first failure is kept in the working directory.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <span>

#include "fuzz.hpp"

namespace {

using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t limit) {
  return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
}

/// Bytes that parsers have opinions about.
char telling_byte(Random& random) {
  static constexpr char bytes[] = "\0\n\r\",;:=&%+-./0159AEae{}[]\\ \t\x7f\x80\xc3\xe5\xff";
  return bytes[below(random, sizeof bytes - 1)];
}

std::string mutated(std::string text, const std::vector<std::string>& others, Random& random) {
  const auto times = 1 + below(random, 5);
  for (std::size_t i = 0; i < times; ++i) {
    const auto at = below(random, text.size() + 1);
    const auto length = std::min(text.size() - at, below(random, 20));
    switch (below(random, 7)) {
      case 0: text.insert(at, 1, telling_byte(random)); break;
      case 1: text.erase(at, length); break;
      case 2:
        if (at < text.size()) text[at] = telling_byte(random);
        break;
      case 3:
        if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << below(random, 8)));
        break;
      case 4: text.insert(at, text.substr(below(random, text.size() + 1), length)); break;
      case 5: text.resize(at); break;
      default: {
        const auto& other = others[below(random, others.size())];
        text = text.substr(0, at) + other.substr(std::min(other.size(), below(random, other.size() + 1)));
      }
    }
  }
  return text;
}

bool passes(const std::string& input) {
  try {
    const std::vector<std::uint8_t> bytes(input.begin(), input.end());
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    return true;
  } catch (const std::exception& error) {
    std::ofstream("failing-input", std::ios::binary) << input;
    std::cerr << "broken: " << error.what() << "; the input is in ./failing-input (" << input.size() << " bytes)\n";
    return false;
  }
}

std::vector<std::string> read_corpus(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> corpus;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    corpus.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return corpus;
}

}  // namespace

int main(int argc, char** argv) {
  const std::span<char*> arguments(argv, static_cast<std::size_t>(argc));
  if (arguments.size() < 2) {
    std::cerr << "usage: replay <corpus directory> [mutations] [seed]\n";
    return 2;
  }
  const auto corpus = read_corpus(arguments[1]);
  const std::size_t mutations = arguments.size() > 2 ? std::stoul(arguments[2]) : 1000;
  const std::size_t seed = arguments.size() > 3 ? std::stoul(arguments[3]) : 20261124;
  if (corpus.empty()) {
    std::cerr << "no inputs in " << arguments[1] << "\n";
    return 2;
  }
  for (const auto& input : corpus)
    if (!passes(input)) return 1;
  Random random(seed);
  for (std::size_t i = 0; i < mutations; ++i)
    if (!passes(mutated(corpus[below(random, corpus.size())], corpus, random))) return 1;
  std::cout << corpus.size() << " inputs, " << mutations << " mutations\n";
  return 0;
}

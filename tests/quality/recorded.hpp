#pragma once
// Figures on record: a JSON object in a file beside the test that holds them. With SANQING_RECORD set, what was
// measured takes its place.

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace sanqing::tests {

constexpr double tolerated_drop = 0.01;

inline boost::json::object read_record(const std::string& name) {
  std::ifstream in(SANQING_SOURCE_DIR "/tests/quality/" + name);
  std::stringstream text;
  text << in.rdbuf();
  return in ? boost::json::parse(text.str()).as_object() : boost::json::object();
}

inline void record(const std::string& name, const boost::json::object& measured) {
  if (std::getenv("SANQING_RECORD"))
    std::ofstream(SANQING_SOURCE_DIR "/tests/quality/" + name) << boost::json::serialize(measured) << "\n";
}

}  // namespace sanqing::tests

#pragma once
// Every setting of the server with its default. Command line beats environment (SANQING_DATA, SANQING_PORT, ...) beats
// the TOML file of --config; a misspelt key in the file stops the start and is named.

#include <boost/describe/class.hpp>
#include <filesystem>
#include <string>

#include "data/result.hpp"

namespace sanqing::server {

struct Config {
  std::string data = "./sanqing-data";
  std::string listen = "127.0.0.1";
  int port = 8080;      // 0 = any free port, printed at the start
  int workers = 2;      // threads that think
  int queue = 256;      // requests that may wait for them; more get 503
  std::string web_dir;  // pages from disk instead of those linked in (development)
  int session_idle_minutes = 30;
  int session_hours = 12;
  std::string log = "info";  // or "quiet": only what is wrong
};
BOOST_DESCRIBE_STRUCT(Config, (),
                      (data, listen, port, workers, queue, web_dir, session_idle_minutes, session_hours, log))

// Reads the TOML file (where one is named) and the environment over `config`. What is wrong is named with its key.
data::Result<void> read_config(const std::string& file, Config& config);
// One setting from text, as the command line gives it.
data::Result<void> set_config(std::string_view field, std::string_view value, Config& config);
// Once everything was read over it: the first setting that is out of range.
data::Result<void> check_config(const Config& config);

}  // namespace sanqing::server

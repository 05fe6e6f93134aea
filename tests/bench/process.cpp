#include "tests/bench/process.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <fstream>
#include <stdexcept>

namespace sanqing::bench {
namespace {

struct Child {
  pid_t pid;
  int input, output;
};

Child spawn(const std::vector<std::string>& command) {
  int in[2], out[2];
  if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  pid_t pid = fork();
  if (pid < 0) throw std::runtime_error("fork");
  if (pid == 0) {
    dup2(in[0], STDIN_FILENO);
    dup2(out[1], STDOUT_FILENO);
    std::vector<char*> arguments;
    for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    execv(arguments[0], arguments.data());
    _exit(127);
  }
  close(in[0]);
  close(out[1]);
  return {pid, in[1], out[0]};
}

}  // namespace

Finished run(const std::vector<std::string>& command, const std::string& input) {
  auto start = std::chrono::steady_clock::now();
  Child child = spawn(command);
  if (!input.empty() && ::write(child.input, input.data(), input.size()) < 0) throw std::runtime_error("write");
  close(child.input);
  Finished finished;
  char buffer[4096];
  for (ssize_t n; (n = ::read(child.output, buffer, sizeof buffer)) > 0;) finished.output.append(buffer, n);
  close(child.output);
  int status = 0;
  rusage usage{};
  wait4(child.pid, &status, 0, &usage);
  finished.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  finished.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  finished.peak_mb = static_cast<double>(usage.ru_maxrss) / 1024;
  return finished;
}

Running::Running(const std::vector<std::string>& command) : started_(std::chrono::steady_clock::now()) {
  Child child = spawn(command);
  close(child.input);
  pid_ = child.pid;
  output_ = fdopen(child.output, "r");
}

Running::~Running() {
  kill(pid_, SIGTERM);
  int status = 0;
  waitpid(pid_, &status, 0);
  std::fclose(output_);
}

std::string Running::line() {
  std::string line;
  for (int c; (c = std::fgetc(output_)) != EOF && c != '\n';) line.push_back(static_cast<char>(c));
  return line;
}

double Running::resident_mb() const {
  std::ifstream status("/proc/" + std::to_string(pid_) + "/statm");
  long pages = 0, resident = 0;
  status >> pages >> resident;
  return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1048576;
}

}  // namespace sanqing::bench

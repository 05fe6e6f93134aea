#pragma once
// Waiting and working are two places: a coroutine hops out to a pool, the work runs there, the answer comes home to
// the coroutine's own thread.

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <optional>

#include "server/workers.hpp"

namespace sanqing::server {

// The answer of `work()`, or nullopt where the pool is full. `work` must not throw.
template <class Work, class Answer = std::invoke_result_t<Work>>
boost::asio::awaitable<std::optional<Answer>> offload(Workers& workers, Work work) {
  namespace asio = boost::asio;
  if (!workers.reserve()) co_return std::nullopt;
  // A named object: GCC 12 destroys a lambda's captures twice when it is written inside the co_await.
  auto start = [&workers, &work](auto handler) {
    auto home = asio::get_associated_executor(handler);
    workers.hand_in([&work, home, guard = asio::make_work_guard(home), handler = std::move(handler)]() mutable {
      auto finish = [handler = std::move(handler), answer = std::optional<Answer>(work())]() mutable {
        handler(std::move(answer));
      };
      asio::post(home, std::move(finish));
    });
  };
  co_return co_await asio::async_initiate<decltype(asio::use_awaitable), void(std::optional<Answer>)>(
      start, asio::use_awaitable);
}

}  // namespace sanqing::server

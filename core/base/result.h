// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/assert.h"

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace tb {

/// Wraps an error on its way into a Result: `return Failure{SystemError::last(...)};`
template <typename E>
struct Failure {
    E error;
};
template <typename E>
Failure(E) -> Failure<E>;

/// A value, or the reason why there is none. Ask with `if (!result)` before `*result`.
template <typename T, typename E>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    template <typename F>
    requires std::is_constructible_v<E, F> Result(Failure<F> failure)
        : m_state(std::in_place_index<1>, std::move(failure.error))
    {
    }

    explicit operator bool() const { return m_state.index() == 0; }
    T& operator*() & { return checked(); }
    const T& operator*() const& { return const_cast<Result*>(this)->checked(); }
    T&& operator*() && { return std::move(checked()); }
    T* operator->() { return &checked(); }
    const T* operator->() const { return &const_cast<Result*>(this)->checked(); }
    const E& error() const
    {
        TB_CHECK(m_state.index() == 1);
        return *std::get_if<1>(&m_state);
    }

private:
    T& checked()
    {
        TB_CHECK(m_state.index() == 0);
        return *std::get_if<0>(&m_state);
    }
    std::variant<T, E> m_state;
};

/// Success without a value, or the reason of the failure.
template <typename E>
class [[nodiscard]] Result<void, E> {
public:
    Result() = default;
    template <typename F>
    requires std::is_constructible_v<E, F> Result(Failure<F> failure) : m_error(std::move(failure.error)) {}

    explicit operator bool() const { return !m_error; }
    const E& error() const
    {
        TB_CHECK(m_error.has_value());
        return *m_error;
    }

private:
    std::optional<E> m_error;
};

} // namespace tb

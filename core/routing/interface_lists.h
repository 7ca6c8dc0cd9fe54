// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "routing/interface_id.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace tb::routing {

/// Some interfaces of the router. Asking costs one look at one bit.
class InterfaceSet {
public:
    InterfaceSet() = default;
    /// Every interface there is, and every one to come.
    static InterfaceSet all();

    void add(InterfaceId id);
    void add(const InterfaceSet& others);
    void remove(const InterfaceSet& others);
    /// Never true for kNoInterface: what the router makes itself came through none.
    bool contains(InterfaceId id) const
    {
        return id < m_bits.size() ? m_bits[id] : m_beyond && id != kNoInterface;
    }

private:
    void reach(std::size_t size) { m_bits.resize(std::max(m_bits.size(), size), m_beyond); }

    std::vector<bool> m_bits{false}; ///< by id
    bool m_beyond = false;           ///< what all ids behind m_bits are
};

/// The interface lists that are always there (RouterOS: /interface list, flag *). Every interface is static:
/// the router makes none by itself.
struct BuiltinList {
    std::string_view name;
    bool hasAll; ///< else nothing
};
inline constexpr BuiltinList kBuiltinLists[] = {
    {"all",     true },
    {"none",    false},
    {"dynamic", false},
    {"static",  true },
};

/// Interface lists by name, those that are always there included. Immutable: part of a Plan.
class InterfaceLists {
public:
    struct List {
        std::string name;
        InterfaceSet members;
    };
    InterfaceLists() = default;
    explicit InterfaceLists(std::vector<List> lists) : m_lists(std::move(lists)) {}
    /// Null for an unknown name. The pointer lives as long as the lists.
    const InterfaceSet* find(std::string_view name) const;

private:
    std::vector<List> m_lists;
};

} // namespace tb::routing

// SPDX-License-Identifier: GPL-3.0-or-later
#include "forward/compile.h"

#include <algorithm>
#include <map>
#include <set>

namespace tb::forward {

namespace {

using config::Config;
using config::InterfaceList;
using routing::BuiltinList;
using routing::InterfaceSet;
using routing::kBuiltinLists;

constexpr std::string_view kListPath = "/interface/list", kMemberPath = "/interface/list/member";

bool isBuiltin(std::string_view name)
{
    return std::ranges::find(kBuiltinLists, name, &BuiltinList::name) != std::end(kBuiltinLists);
}

const InterfaceList* findList(const Config& config, std::string_view name)
{
    const auto found = std::ranges::find(config.interfaceLists, name, &InterfaceList::name);
    return found == config.interfaceLists.end() ? nullptr : &*found;
}

/// Whether what `list` is made of leads to `wanted`. `seen`: lists that have been looked through.
bool leadsTo(const Config& config, const InterfaceList& list, const InterfaceList& wanted,
             std::set<std::string>& seen)
{
    for (const auto* names : {&list.include, &list.exclude}) {
        for (const std::string& name : *names) {
            const InterfaceList* const next = findList(config, name);
            if (next == &wanted || (next && seen.insert(name).second && leadsTo(config, *next, wanted, seen)))
                return true;
        }
    }
    return false;
}

Check checkList(const Config& config, const InterfaceList& list, std::size_t position)
{
    if (isBuiltin(list.name))
        return Failure{errorAt(kListPath, position, "name",
                               {TB_TEXT("failure: already have an item with the name %1"), {list.name}})};
    for (const auto& [property, names] : {
             std::pair{"include", &list.include},
             std::pair{"exclude", &list.exclude}
    }) {
        for (const std::string& name : *names) {
            if (!isInterfaceList(config, name))
                return Failure{errorAt(kListPath, position, property,
                                       {TB_TEXT("input does not match any value of %1"), {property}})};
        }
    }
    std::set<std::string> seen;
    if (leadsTo(config, list, list, seen))
        return Failure{errorAt(kListPath, position, "include",
                               {TB_TEXT("failure: list %1 would be a part of itself"), {list.name}})};
    return {};
}

/// Sets of lists, each made once; those that a list is made of come first.
class SetMaker {
public:
    explicit SetMaker(const Config& config) : m_config(config)
    {
        for (const BuiltinList& builtin : kBuiltinLists)
            m_sets[std::string(builtin.name)] = builtin.hasAll ? InterfaceSet::all() : InterfaceSet();
    }

    const InterfaceSet& setOf(const std::string& name)
    {
        const auto known = m_sets.find(name);
        if (known != m_sets.end())
            return known->second;
        const InterfaceList* const list = findList(m_config, name);
        InterfaceSet set;
        if (list && !list->disabled)
            fill(*list, set);
        return m_sets[name] = std::move(set);
    }

    std::vector<routing::InterfaceLists::List> takeAll()
    {
        for (const InterfaceList& list : m_config.interfaceLists)
            (void)setOf(list.name);
        std::vector<routing::InterfaceLists::List> all;
        for (auto& [name, set] : m_sets)
            all.push_back({name, std::move(set)});
        return all;
    }

private:
    /// What is included, without what is excluded, and the members in any case (RouterOS: /interface list).
    void fill(const InterfaceList& list, InterfaceSet& set)
    {
        for (const std::string& name : list.include)
            set.add(setOf(name));
        for (const std::string& name : list.exclude)
            set.remove(setOf(name));
        for (const config::InterfaceListMember& member : m_config.interfaceListMembers) {
            if (!member.disabled && member.list == list.name)
                set.add(interfaceNamed(m_config, member.interface));
        }
    }

    const Config& m_config;
    std::map<std::string, InterfaceSet> m_sets;
};

} // namespace

bool isInterfaceList(const Config& config, std::string_view name)
{
    return findList(config, name) || isBuiltin(name);
}

Check checkInterfaceLists(const Config& config)
{
    for (std::size_t i = 0; i < config.interfaceLists.size(); ++i) {
        if (Check list = checkList(config, config.interfaceLists[i], i); !list)
            return list;
    }
    std::set<std::pair<std::string, std::string>> seen;
    for (std::size_t i = 0; i < config.interfaceListMembers.size(); ++i) {
        const config::InterfaceListMember& member = config.interfaceListMembers[i];
        if (!findList(config, member.list))
            return Failure{
                errorAt(kMemberPath, i, "list", {TB_TEXT("input does not match any value of list")})};
        if (!interfaceNamed(config, member.interface))
            return Failure{errorAt(kMemberPath, i, "interface",
                                   {TB_TEXT("input does not match any value of interface")})};
        if (!seen.emplace(member.list, member.interface).second)
            return Failure{
                errorAt(kMemberPath, i, "interface", {TB_TEXT("failure: already have such entry")})};
    }
    return {};
}

routing::InterfaceLists compileInterfaceLists(const Config& config)
{
    return routing::InterfaceLists(SetMaker(config).takeAll());
}

} // namespace tb::forward

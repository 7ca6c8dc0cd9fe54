// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/print_request.h"

#include "base/units.h"
#include "cli/navigator.h"

#include <algorithm>

namespace tb::cli {

namespace {

using namespace std::chrono_literals;
using Form = PrintStyle::Form;

/// Ten times a second is faster than a person reads; a print of a full list takes longer than that.
constexpr Duration kShortestInterval = 100ms, kLongestInterval = 24h;

/// Why a value will not do; nothing when it was taken.
using Refusal = std::optional<std::string>;

Refusal takeInterval(const menu::Menu&, const std::string& value, PrintRequest& request)
{
    request.interval = parseDuration(value);
    if (!request.interval)
        return "invalid value for argument interval";
    if (*request.interval < kShortestInterval || *request.interval > kLongestInterval)
        return "value of interval out of range (" + formatDuration(kShortestInterval) + ".." +
               formatDuration(kLongestInterval) + ")";
    return std::nullopt;
}

std::vector<std::string_view> propertiesOf(const menu::Menu& menu)
{
    std::vector<std::string_view> names;
    for (const menu::Property& property : menu.properties)
        names.push_back(property.name);
    if (menu.kind == menu::MenuKind::Connections) {
        for (const inspect::Column& column : inspect::columns())
            names.push_back(column.name);
    }
    return names;
}

Refusal takePropertyList(const menu::Menu& menu, const std::string& value, PrintRequest& request)
{
    const std::vector<std::string_view> known = propertiesOf(menu);
    request.style.properties = splitCommas(value);
    const bool areKnown = std::ranges::all_of(request.style.properties, [&](const std::string& name) {
        return std::ranges::find(known, name) != known.end();
    });
    // More than there are would say some of them again and again, for every row.
    if (!areKnown || request.style.properties.size() > known.size())
        return "input does not match any value of proplist";
    return std::nullopt;
}

/// THE TABLE of options: a word alone sets the style, one with a value takes it.
struct Option {
    std::string_view name;
    void (*set)(PrintStyle&);
    Refusal (*take)(const menu::Menu&, const std::string& value, PrintRequest&);
};
constexpr Option kOptions[] = {
    {"brief",          [](PrintStyle& style) { style.form = Form::Table; },     nullptr         },
    {"count-only",     [](PrintStyle& style) { style.form = Form::CountOnly; }, nullptr         },
    {"detail",         [](PrintStyle& style) { style.form = Form::Detail; },    nullptr         },
    {"interval",       nullptr,                                                 takeInterval    },
    {"proplist",       nullptr,                                                 takePropertyList},
    {"show-ids",       [](PrintStyle& style) { style.showIds = true; },         nullptr         },
    {"stats",          [](PrintStyle& style) { style.form = Form::Stats; },     nullptr         },
    {"terse",          [](PrintStyle& style) { style.form = Form::Terse; },     nullptr         },
    {"without-paging", [](PrintStyle& style) { style.width = 0; },              nullptr         },
};

/// RouterOS has these, too. Who types one learns that it is missing, and not that it is misspelt.
constexpr std::string_view kNotOffered[] = {
    "all",  "append",   "as-value", "chain",    "dynamic", "file",      "follow",     "follow-only",
    "from", "group-by", "on-event", "order-by", "static",  "timestamp", "value-list",
};

/// The option that a word names, or why there is none.
Parsed<const Option*> findOption(const Word& word)
{
    const std::string name = word.text.substr(0, word.equals);
    const bool hasValue = word.equals != std::string::npos;
    if (std::ranges::find(kNotOffered, name) != std::end(kNotOffered))
        return Failure{
            Problem{"print " + name + " is not offered", word.at}
        };
    if (hasValue && word.kind == Word::Kind::Bracket)
        return Failure{
            Problem{"brackets cannot be a value", word.at}
        };
    std::vector<std::string> names;
    for (const Option& option : kOptions)
        names.emplace_back(option.name);
    bool isAmbiguous = false;
    const std::string* const match = matchName(names, name, isAmbiguous);
    if (isAmbiguous)
        return Failure{
            Problem{"ambiguous parameter " + name, word.at}
        };
    if (!match || word.kind != Word::Kind::Text)
        return Failure{
            Problem{hasValue ? "unknown parameter " + name : "expected end of command", word.at}
        };
    const Option* const option = std::ranges::find(kOptions, *match, &Option::name);
    if (hasValue && !option->take)
        return Failure{
            Problem{*match + " takes no value", word.at}
        };
    if (!hasValue && option->take)
        return Failure{
            Problem{"missing value(s) of argument(s) " + *match, word.at}
        };
    return option;
}

} // namespace

Parsed<PrintRequest> readPrint(const menu::Menu& menu, std::span<const Word> words, int width)
{
    PrintRequest request;
    request.style.width = width;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = words[i];
        if (word.text == "where" && !word.isQuoted) {
            request.condition = words.subspan(i + 1);
            if (request.condition.empty())
                return Failure{
                    Problem{"missing value for where", word.at}
                };
            return request;
        }
        const auto option = findOption(word);
        if (!option)
            return Failure{option.error()};
        if ((*option)->set)
            (*option)->set(request.style);
        else if (const Refusal why = (*option)->take(menu, word.text.substr(word.equals + 1), request))
            return Failure{
                Problem{*why, word.at}
            };
    }
    return request;
}

} // namespace tb::cli

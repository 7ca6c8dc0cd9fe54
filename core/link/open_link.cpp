// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/open_link.h"

#include "link/packet_socket_link.h"
#include "link/tap_link.h"

#include <net/if.h>

#include <algorithm>
#include <cerrno>

namespace tb::link {

namespace {

using Opened = Result<std::shared_ptr<Link>, SystemError>;

template <typename Kind>
Opened openAs(const std::string& name, int workers)
{
    auto link = Kind::open(name, workers);
    if (!link)
        return Failure{link.error()};
    return std::shared_ptr<Link>(*std::move(link));
}

struct Scheme {
    std::string_view name;
    Opened (*open)(const std::string& rest, int workers); ///< null: somebody else hands it out
};

/// THE TABLE of where frames can come from.
constexpr Scheme kSchemes[] = {
    {"lab",    nullptr                 },
    {"socket", openAs<PacketSocketLink>},
    {"tap",    openAs<TapLink>         },
};

const Scheme* findScheme(std::string_view name)
{
    const auto found = std::ranges::find(kSchemes, name, &Scheme::name);
    return found == std::end(kSchemes) ? nullptr : found;
}

/// A name that Linux takes for an interface, and takes as it stands: of "tb%d" it would make tb0, tb1 and so
/// on.
bool isInterfaceName(std::string_view name)
{
    const auto isGood = [](char c) { return c > ' ' && c < 0x7f && c != '/' && c != ':' && c != '%'; };
    return !name.empty() && name.size() < IFNAMSIZ && name != "." && name != ".." &&
           std::ranges::all_of(name, isGood);
}

} // namespace

LinkText splitLink(std::string_view text)
{
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos)
        return {std::string(text), ""};
    return {std::string(text.substr(0, colon)), std::string(text.substr(colon + 1))};
}

Message checkLinkText(std::string_view text)
{
    if (text.empty())
        return {};
    const LinkText link = splitLink(text);
    const Scheme* const scheme = findScheme(link.scheme);
    if (!scheme)
        return {TB_TEXT("input does not match any value of link: write tap:NAME, socket:NAME or lab")};
    if (!scheme->open && !link.rest.empty())
        return {TB_TEXT("invalid value for argument link: lab takes no name")};
    if (scheme->open && !isInterfaceName(link.rest))
        return {
            TB_TEXT("invalid value for argument link: an interface name has 1 to 15 characters, no blank, "
                    "slash, colon or percent sign")};
    return {};
}

Result<std::shared_ptr<Link>, SystemError> openLink(std::string_view text, int workers)
{
    const LinkText link = splitLink(text);
    const Scheme* const scheme = findScheme(link.scheme);
    if (!scheme || !scheme->open) {
        errno = EINVAL;
        return Failure{SystemError::last("open the link", text, "write tap:NAME, socket:NAME or lab")};
    }
    return scheme->open(link.rest, workers);
}

} // namespace tb::link

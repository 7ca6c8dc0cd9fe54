// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/translate.h"

#include <QCoreApplication>

namespace tb::ui {

QString translate(Text text)
{
    return text.isEmpty() ? QString() : QCoreApplication::translate(kCoreContext, text.source);
}

QString translateSentence(const std::string& english)
{
    return translate(Text{english.c_str()});
}

QString translate(const Message& message)
{
    const QString sentence = translate(message.text());
    QString result;
    // By hand: with QString::arg() a value that holds "%1" would be taken for a place of its own.
    for (qsizetype at = 0; at < sentence.size(); ++at) {
        const int digit = at + 1 < sentence.size() ? sentence[at + 1].digitValue() : -1;
        if (sentence[at] == u'%' && digit >= 1 &&
            static_cast<std::size_t>(digit) <= message.arguments().size()) {
            result += toQString(message.arguments()[static_cast<std::size_t>(digit - 1)]);
            ++at;
        } else {
            result += sentence[at];
        }
    }
    return result;
}

} // namespace tb::ui

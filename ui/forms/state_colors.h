// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace tb::ui {

/// Whether the palette is light writing on a dark ground.
inline bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Base).lightnessF() < 0.5F;
}
/// Writing and frames of what is wrong. QPalette has no role for it; both values have a contrast of at
/// least 4.5:1 on the grounds of their theme.
inline QColor wrongColor(const QPalette& palette)
{
    return isDark(palette) ? QColor(0xff, 0x7b, 0x72) : QColor(0xc0, 0x1c, 0x28);
}
/// `share` of `over` on `under`, 0 to 1: quiet grounds and rules that fit every palette.
inline QColor mixed(const QColor& under, const QColor& over, float share)
{
    const auto part = [share](float low, float high) { return low + (high - low) * share; };
    return QColor::fromRgbF(part(under.redF(), over.redF()), part(under.greenF(), over.greenF()),
                            part(under.blueF(), over.blueF()));
}

} // namespace tb::ui

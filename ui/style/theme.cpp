// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"

#include "ui/forms/state_colors.h"

#include <QApplication>
#include <QFile>
#include <QPainter>
#include <QProxyStyle>
#include <QStyleFactory>
#include <QStyleOptionTitleBar>
#include <QSvgRenderer>

#include <iterator>

namespace tb::ui {

namespace {

struct PaletteRow {
    QPalette::ColorRole role;
    QRgb light, dark;
};

/// THE TABLE of grounds and writings.
constexpr PaletteRow kPalette[] = {
    {QPalette::Window,          0xffeceef1, 0xff23272e},
    {QPalette::WindowText,      0xff1b1f24, 0xffe6e9ee},
    {QPalette::Base,            0xffffffff, 0xff1a1d23},
    {QPalette::AlternateBase,   0xfff5f7f9, 0xff1f2329},
    {QPalette::Text,            0xff1b1f24, 0xffe6e9ee},
    {QPalette::Button,          0xffe3e6ea, 0xff2e333c},
    {QPalette::ButtonText,      0xff1b1f24, 0xffe6e9ee},
    {QPalette::BrightText,      0xffffffff, 0xffffffff},
    {QPalette::ToolTipBase,     0xfffdfdf5, 0xff343a44},
    {QPalette::ToolTipText,     0xff1b1f24, 0xffe6e9ee},
    {QPalette::PlaceholderText, 0xff626b77, 0xff98a2b0},
    {QPalette::Highlight,       0xff1f5fb8, 0xff2f6fd0},
    {QPalette::HighlightedText, 0xffffffff, 0xffffffff},
    {QPalette::Link,            0xff0b57c2, 0xff7ab2ff},
    {QPalette::LinkVisited,     0xff6a3fb5, 0xffb79bff},
    {QPalette::Light,           0xffffffff, 0xff3a404a},
    {QPalette::Midlight,        0xfff2f4f6, 0xff333943},
    {QPalette::Mid,             0xffc3c8cf, 0xff15181d},
    {QPalette::Dark,            0xffa3aab4, 0xff101317},
    {QPalette::Shadow,          0xff6b7480, 0xff000000},
};

struct RoleRow {
    Theme::Role role;
    QRgb light, dark;
};

/// THE TABLE of what no palette has. Curves are told apart by lightness, too, not by hue alone.
constexpr RoleRow kRoles[] = {
    {Theme::Role::Good,     0xff1a7f37, 0xff56d364},
    {Theme::Role::Wrong,    0xffc01c28, 0xffff7b72},
    {Theme::Role::Quiet,    0xff6b7480, 0xff8b949e},
    {Theme::Role::Found,    0xffffd33d, 0xff9e7d1a},
    {Theme::Role::Rate,     0xff8ab4e8, 0xff3d6db0},
    {Theme::Role::Original, 0xff1f5fb8, 0xff7ab2ff},
    {Theme::Role::Reply,    0xffb35900, 0xffffb35c},
    {Theme::Role::Grid,     0xffd5d9df, 0xff363c46},
};

Theme::Look currentLook = Theme::Look::System; ///< GUI thread

QPalette paletteOf(bool dark)
{
    QPalette palette;
    for (const PaletteRow& row : kPalette)
        palette.setColor(row.role, QColor::fromRgb(dark ? row.dark : row.light));
    const QColor faint = QColor::fromRgb(dark ? 0xff7d8794 : 0xff767f8b);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, palette.color(QPalette::Active, QPalette::Mid));
    return palette;
}

/// Fusion of Qt 6.4 writes the titles of inactive sub-windows in black whatever the palette says: on a dark
/// ground they are drawn as active ones with a quiet colour.
class TrackboxStyle : public QProxyStyle {
public:
    TrackboxStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override
    {
        const auto* const title = qstyleoption_cast<const QStyleOptionTitleBar*>(option);
        if (control != CC_TitleBar || !title || !isDark(title->palette) ||
            (title->titleBarState & State_Active) != 0) {
            QProxyStyle::drawComplexControl(control, option, painter, widget);
            return;
        }
        QStyleOptionTitleBar quiet = *title;
        quiet.titleBarState |= State_Active;
        quiet.palette.setColor(QPalette::Highlight, title->palette.color(QPalette::Light));
        QProxyStyle::drawComplexControl(control, &quiet, painter, widget);
    }
};

QPixmap drawn(const QByteArray& picture, int size)
{
    QSvgRenderer renderer(picture);
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

} // namespace

void Theme::apply(QApplication& application, Look look)
{
    static const bool isSystemDark = isDark(application.palette());
    static const bool isStyleSet = [&application] {
        application.setStyle(new TrackboxStyle); // once: the program owns it, palettes come and go
        return true;
    }();
    (void)isStyleSet;
    currentLook = look;
    application.setPalette(paletteOf(look == Look::Dark || (look == Look::System && isSystemDark)));
}

Theme::Look Theme::current()
{
    return currentLook;
}

QColor Theme::color(const QPalette& palette, Role role)
{
    const RoleRow& row = kRoles[static_cast<std::size_t>(role)];
    static_assert(std::size(kRoles) == static_cast<std::size_t>(Role::Grid) + 1);
    return QColor::fromRgb(isDark(palette) ? row.dark : row.light);
}

QIcon Theme::icon(const QString& name, const QPalette& palette)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray source = file.readAll();
    QIcon icon;
    const auto add = [&](QPalette::ColorGroup group, QPalette::ColorRole role, QIcon::Mode mode) {
        QByteArray picture = source;
        picture.replace("#000000", palette.color(group, role).name().toLatin1());
        for (const int size : {16, 32, 64})
            icon.addPixmap(drawn(picture, size), mode);
    };
    add(QPalette::Active, QPalette::ButtonText, QIcon::Normal);
    add(QPalette::Active, QPalette::HighlightedText, QIcon::Selected);
    add(QPalette::Disabled, QPalette::ButtonText, QIcon::Disabled);
    return icon;
}

Theme::Look lookFromName(const QString& name)
{
    if (name == QLatin1String("dark"))
        return Theme::Look::Dark;
    return name == QLatin1String("light") ? Theme::Look::Light : Theme::Look::System;
}

QString lookName(Theme::Look look)
{
    switch (look) {
    case Theme::Look::Light:
        return QStringLiteral("light");
    case Theme::Look::Dark:
        return QStringLiteral("dark");
    case Theme::Look::System:
        break;
    }
    return QStringLiteral("system");
}

} // namespace tb::ui

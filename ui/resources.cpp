// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/resources.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

/// The macro wants no namespace.
static void registerAll()
{
    Q_INIT_RESOURCE(trackbox);
    Q_INIT_RESOURCE(translations);
}

namespace tb::ui {

void registerResources()
{
    registerAll();
}

void installTranslation(QCoreApplication& application, const QString& language)
{
    const QLocale locale = language.isEmpty() ? QLocale() : QLocale(language);
    const QString english = QStringLiteral(":/i18n/trackbox_en.qm");
    auto* const translator = new QTranslator(&application);
    const bool isKnown =
        translator->load(locale, QStringLiteral("trackbox"), QStringLiteral("_"), QStringLiteral(":/i18n"));
    if (isKnown || translator->load(english))
        QCoreApplication::installTranslator(translator);
}

} // namespace tb::ui

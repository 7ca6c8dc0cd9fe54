// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;
class QString;

namespace tb::ui {

/// Makes icons, demo lab and translations known: a static library cannot do so by itself. To be called once,
/// before anything else of ui.
void registerResources();

/// Translates the program into a language ("es", "lv", "en"); empty: the system's. English where there is no
/// translation.
void installTranslation(QCoreApplication& application, const QString& language);

} // namespace tb::ui

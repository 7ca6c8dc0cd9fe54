// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inspect/connection_query.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QToolButton;

namespace tb::ui {

/// What the connection list shows: words to filter by, the IP family, and whether it stands still.
class ConnectionFilterBar : public QWidget {
    Q_OBJECT
public:
    ConnectionFilterBar(std::optional<IpFamily> family, QWidget* parent = nullptr);

    /// Writes text and family into a query; sorting is not the bar's.
    void fill(inspect::ConnectionQuery& query) const;
    /// Adds a word to the filter.
    void addWord(const QString& word);
    bool isFiltering() const;
    void focusFilter();
    void setPaused(bool paused);

signals:
    /// A tenth of a second after the last key.
    void queryChanged();
    void pauseChanged(bool paused);

protected:
    void changeEvent(QEvent* event) override;

private:
    QLineEdit* m_text;
    QComboBox* m_family;
    QToolButton* m_pause;
    QTimer m_settle;
};

} // namespace tb::ui

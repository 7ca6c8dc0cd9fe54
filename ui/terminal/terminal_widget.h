// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/router_bridge.h"

#include <QPlainTextEdit>
#include <QStringList>
#include <QTextCursor>
#include <QTimer>

namespace tb::ui {

/// The router's console in a window: what trackboxd prints on a terminal is printed here. Only the text
/// behind the last prompt can be edited. Up and Down bring earlier lines, Tab completes, Ctrl+C forgets a
/// command that waits for its end, Ctrl+L clears. A print with interval= is drawn anew in its place, above
/// the prompt, until a command, q or Ctrl+C ends it.
class TerminalWidget : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit TerminalWidget(RouterBridge& bridge, QWidget* parent = nullptr);

    /// Types a line and presses Enter.
    void run(const QString& line);
    /// What stands behind the prompt.
    QString input() const;

signals:
    /// The person has typed /quit.
    void quitWanted();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;
    bool canInsertFromMimeData(const QMimeData* source) const override;
    void mousePressEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    QSize sizeHint() const override;

private:
    int promptStart() const { return m_inputStart.position() - static_cast<int>(m_prompt.size()); }
    bool takeKey(QKeyEvent* event);
    bool takeEditingKey(QKeyEvent* event);
    void typeAhead(const QKeyEvent& event);
    bool isInQuotes() const;
    void submit();
    void send(const QString& line);
    void take(const RouterBridge::Answer& answer);
    QString shownOutput(const RouterBridge::Answer& answer) const;
    void scheduleRepetition(const RouterBridge::Answer& answer);
    void repeat();
    void takeRepetition(const RouterBridge::Answer& answer);
    void complete(bool onlyLists);
    void offer(const std::vector<std::string>& words, bool onlyLists);
    void cancel();
    void interrupt(const QString& key);
    void recall(int step);
    void setInput(const QString& text);
    void print(const QString& text);
    void moveIntoInput();

    RouterBridge& m_bridge;
    QString m_prompt;
    QTextCursor m_inputStart;   ///< before the first character behind the prompt
    QTextCursor m_answerStart;  ///< before the first character of the last answer
    bool m_isRepeating = false; ///< the last answer, each time that m_again says so
    QTimer m_again;
    bool m_isWaiting = true; ///< for the answer to a line
    QStringList m_waiting;   ///< whole lines behind the one that runs: pasted, or typed ahead
    QString m_tail;          ///< what was typed or pasted behind them and waits for Enter
    QStringList m_history;
    qsizetype m_recalled = 0;
    std::unique_ptr<service::ConsoleSession> m_console; ///< last: ends first
};

} // namespace tb::ui

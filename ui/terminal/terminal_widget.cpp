// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/terminal_widget.h"

#include "ui/bridge/translate.h"

#include <QFontDatabase>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>

#include <algorithm>

namespace tb::ui {

namespace {

constexpr int kColumns = 110, kRows = 24;
constexpr int kMostLines = 20'000;    ///< older output is forgotten
constexpr int kMostHistory = 1000;    ///< lines
constexpr int kMostInput = 64 * 1024; ///< characters of one pasted text

QString commonBeginning(const std::vector<std::string>& words)
{
    std::string common = words.empty() ? std::string() : words.front();
    for (const std::string& word : words) {
        const auto differs = std::ranges::mismatch(common, word).in1;
        common.erase(differs, common.end());
    }
    return toQString(common);
}

} // namespace

TerminalWidget::TerminalWidget(RouterBridge& bridge, QWidget* parent)
    : QPlainTextEdit(parent), m_bridge(bridge), m_console(bridge.openConsole(kColumns))
{
    setWindowTitle(tr("Terminal"));
    setAccessibleName(tr("Terminal"));
    setObjectName(QStringLiteral("terminal"));
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setMaximumBlockCount(kMostLines);
    setUndoRedoEnabled(false);
    setTabChangesFocus(false);
    print(tr("Type ? or press Tab to see what can be typed.") + QLatin1Char('\n'));
    send({}); // an empty line brings the prompt
}

QSize TerminalWidget::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(QLatin1Char('0')) * kColumns + 40,
            fontMetrics().lineSpacing() * kRows + 20};
}

QString TerminalWidget::input() const
{
    return toPlainText().mid(m_inputStart);
}

void TerminalWidget::print(const QString& text)
{
    QTextCursor end = textCursor();
    end.movePosition(QTextCursor::End);
    end.insertText(text);
    setTextCursor(end);
    m_inputStart = end.position();
    ensureCursorVisible();
}

void TerminalWidget::setInput(const QString& text)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(m_inputStart);
    cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    cursor.insertText(text);
    setTextCursor(cursor);
}

void TerminalWidget::moveIntoInput()
{
    QTextCursor cursor = textCursor();
    if (std::min(cursor.position(), cursor.anchor()) < m_inputStart) {
        cursor.movePosition(QTextCursor::End);
        setTextCursor(cursor);
    }
}

void TerminalWidget::run(const QString& line)
{
    setInput(line);
    submit();
}

void TerminalWidget::submit()
{
    const QString line = input();
    print(QStringLiteral("\n"));
    if (!line.trimmed().isEmpty() && (m_history.isEmpty() || m_history.last() != line))
        m_history << line;
    while (m_history.size() > kMostHistory)
        m_history.removeFirst();
    m_recalled = m_history.size();
    send(line);
}

void TerminalWidget::send(const QString& line)
{
    m_isWaiting = true;
    m_bridge.submit(*m_console, line.toStdString(), this, [this](const auto& answer) { take(answer); });
}

void TerminalWidget::take(const RouterBridge::Answer& answer)
{
    m_isWaiting = false;
    m_prompt = toQString(answer.prompt);
    print(toQString(answer.output) + m_prompt);
    if (answer.quit)
        emit quitWanted();
    else if (!m_waiting.isEmpty())
        run(m_waiting.takeFirst());
}

void TerminalWidget::cancel()
{
    m_console->cancel();
    m_waiting.clear();
    print(QStringLiteral("^C\n"));
    send({});
}

void TerminalWidget::recall(int step)
{
    const qsizetype next = std::clamp<qsizetype>(m_recalled + step, 0, m_history.size());
    if (next == m_recalled)
        return;
    m_recalled = next;
    setInput(next < m_history.size() ? m_history[next] : QString());
}

void TerminalWidget::complete()
{
    const QString text = input();
    const qsizetype at = std::max(0, textCursor().position() - m_inputStart);
    m_bridge.complete(*m_console, text.toStdString(), static_cast<std::size_t>(text.left(at).toUtf8().size()),
                      this, [this](const auto& words) { offer(words); });
}

void TerminalWidget::offer(const std::vector<std::string>& words)
{
    if (words.empty())
        return;
    // The word before the cursor is what all offers begin with.
    const QString text = input();
    const qsizetype at = std::max(0, textCursor().position() - m_inputStart);
    const QString common = commonBeginning(words);
    qsizetype known = std::min(common.size(), at);
    while (known > 0 && text.mid(at - known, known) != common.left(known))
        --known;
    if (common.size() > known || words.size() == 1) {
        const bool isWhole = words.size() == 1 && !common.endsWith(QLatin1Char('='));
        textCursor().insertText(common.mid(known) + (isWhole ? QStringLiteral(" ") : QString()));
        return;
    }
    QString offers;
    for (const std::string& word : words)
        offers += toQString(word) + QStringLiteral("  ");
    QTextCursor end = textCursor();
    end.movePosition(QTextCursor::End);
    setTextCursor(end);
    print(QLatin1Char('\n') + offers.trimmed() + QLatin1Char('\n') + m_prompt);
    setInput(text);
}

bool TerminalWidget::takeKey(QKeyEvent* event)
{
    const bool hasControl = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        submit();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        recall(event->key() == Qt::Key_Up ? -1 : 1);
        return true;
    case Qt::Key_Tab:
        complete();
        return true;
    case Qt::Key_L:
        if (!hasControl)
            return false;
        clear();
        print(m_prompt);
        return true;
    case Qt::Key_Home:
    case Qt::Key_Backspace:
    case Qt::Key_Left: {
        QTextCursor cursor = textCursor();
        if (event->key() == Qt::Key_Home) {
            cursor.setPosition(m_inputStart, event->modifiers().testFlag(Qt::ShiftModifier)
                                                 ? QTextCursor::KeepAnchor
                                                 : QTextCursor::MoveAnchor);
            setTextCursor(cursor);
            return true;
        }
        return cursor.position() <= m_inputStart && !cursor.hasSelection();
    }
    default:
        return false;
    }
}

void TerminalWidget::keyPressEvent(QKeyEvent* event)
{
    const bool hasControl = event->modifiers().testFlag(Qt::ControlModifier);
    if (hasControl && event->key() == Qt::Key_C && !textCursor().hasSelection()) {
        cancel();
        return;
    }
    const bool isForReading = event->matches(QKeySequence::Copy) || event->matches(QKeySequence::SelectAll) ||
                              event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown ||
                              event->key() == Qt::Key_Control || event->key() == Qt::Key_Shift;
    if (isForReading) {
        QPlainTextEdit::keyPressEvent(event);
        return;
    }
    if (m_isWaiting)
        return;
    moveIntoInput();
    if (!takeKey(event))
        QPlainTextEdit::keyPressEvent(event);
}

bool TerminalWidget::canInsertFromMimeData(const QMimeData* source) const
{
    return source->hasText();
}

/// Pasted lines run one after the other; the last one waits for Enter.
void TerminalWidget::insertFromMimeData(const QMimeData* source)
{
    if (m_isWaiting)
        return;
    moveIntoInput();
    QStringList lines = source->text().left(kMostInput).split(QLatin1Char('\n'));
    textCursor().insertText(lines.takeFirst());
    if (lines.isEmpty())
        return;
    m_waiting = lines;
    if (m_waiting.last().isEmpty())
        m_waiting.removeLast();
    submit();
}

} // namespace tb::ui

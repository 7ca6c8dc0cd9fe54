// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/terminal_widget.h"

#include "ui/bridge/translate.h"

#include <QContextMenuEvent>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>
#include <utility>

namespace tb::ui {

namespace {

constexpr int kColumns = 110, kRows = 24;
constexpr int kMostLines = 20'000;             ///< older output is forgotten
constexpr std::size_t kMostOutput = 2'000'000; ///< bytes of one answer: laid out in a tenth of a second
constexpr int kMostHistory = 1000;             ///< lines
constexpr int kMostInput = 64 * 1024;          ///< characters of one pasted text

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
    setAcceptDrops(false);
    m_inputStart = QTextCursor(document());
    m_inputStart.setKeepPositionOnInsert(true);
    m_answerStart = m_inputStart;
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &TerminalWidget::repeat);
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
    return toPlainText().mid(m_inputStart.position());
}

void TerminalWidget::print(const QString& text)
{
    QTextCursor end = textCursor();
    end.movePosition(QTextCursor::End);
    end.insertText(text);
    setTextCursor(end);
    m_inputStart.setPosition(end.position());
    ensureCursorVisible();
}

void TerminalWidget::setInput(const QString& text)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(m_inputStart.position());
    cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    cursor.insertText(text);
    setTextCursor(cursor);
}

void TerminalWidget::moveIntoInput()
{
    QTextCursor cursor = textCursor();
    if (std::min(cursor.position(), cursor.anchor()) < m_inputStart.position()) {
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
    m_isRepeating = false;
    m_again.stop();
    m_bridge.submit(*m_console, line.toStdString(), this, [this](const auto& answer) { take(answer); });
}

QString TerminalWidget::shownOutput(const RouterBridge::Answer& answer) const
{
    std::string_view output = answer.output;
    if (output.size() <= kMostOutput)
        return toQString(output);
    output.remove_prefix(output.size() - kMostOutput);
    output.remove_prefix(std::min(output.find('\n') + 1, output.size()));
    return tr("The answer is too long to show whole; this is its end.") + QLatin1Char('\n') +
           toQString(output);
}

void TerminalWidget::take(const RouterBridge::Answer& answer)
{
    m_isWaiting = false;
    m_prompt = toQString(answer.prompt);
    m_answerStart.movePosition(QTextCursor::End);
    print(shownOutput(answer) + m_prompt);
    scheduleRepetition(answer);
    if (answer.quit)
        emit quitWanted();
    else if (!m_waiting.isEmpty())
        run(m_waiting.takeFirst());
    else
        setInput(std::exchange(m_tail, {}));
}

void TerminalWidget::scheduleRepetition(const RouterBridge::Answer& answer)
{
    m_isRepeating = answer.again.has_value();
    if (m_isRepeating)
        m_again.start(std::chrono::ceil<std::chrono::milliseconds>(*answer.again));
}

void TerminalWidget::repeat()
{
    if (textCursor().hasSelection()) // what somebody selects to copy stays as it is
        m_again.start();
    else
        m_bridge.repeat(*m_console, this, [this](const auto& answer) { takeRepetition(answer); });
}

void TerminalWidget::takeRepetition(const RouterBridge::Answer& answer)
{
    if (!std::exchange(m_isRepeating, false) || (!answer.again && answer.output.empty()))
        return; // it was ended while this answer was on its way
    scheduleRepetition(answer);
    const bool isAtEnd = verticalScrollBar()->value() == verticalScrollBar()->maximum();
    QTextCursor shown(document());
    shown.setPosition(answer.appends ? promptStart() : m_answerStart.position());
    shown.setPosition(promptStart(), QTextCursor::KeepAnchor);
    shown.insertText(shownOutput(answer));
    if (isAtEnd)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void TerminalWidget::cancel()
{
    m_waiting.clear();
    m_tail.clear();
    m_recalled = m_history.size();
    interrupt(QStringLiteral("^C"));
}

/// Ends what waits or repeats itself, because somebody pressed this.
void TerminalWidget::interrupt(const QString& key)
{
    m_console->cancel();
    print(key + QLatin1Char('\n'));
    if (!m_isWaiting) // else the answer that is due brings the prompt
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

void TerminalWidget::complete(bool onlyLists)
{
    const QString text = input();
    const qsizetype at = std::max(0, textCursor().position() - m_inputStart.position());
    m_bridge.complete(*m_console, text.toStdString(), static_cast<std::size_t>(text.left(at).toUtf8().size()),
                      this, [this, onlyLists](const auto& words) { offer(words, onlyLists); });
}

void TerminalWidget::offer(const std::vector<std::string>& words, bool onlyLists)
{
    if (words.empty())
        return;
    // The word before the cursor is what all offers begin with.
    const QString text = input();
    const qsizetype at = std::max(0, textCursor().position() - m_inputStart.position());
    const QString common = commonBeginning(words);
    qsizetype known = std::min(common.size(), at);
    while (known > 0 && text.mid(at - known, known) != common.left(known))
        --known;
    if (!onlyLists && (common.size() > known || words.size() == 1)) {
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

bool TerminalWidget::isInQuotes() const
{
    return input().count(QLatin1Char('"')) % 2 != 0;
}

bool TerminalWidget::takeKey(QKeyEvent* event)
{
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
        complete(/*onlyLists=*/false);
        return true;
    case Qt::Key_F1:
        complete(/*onlyLists=*/true);
        return true;
    case Qt::Key_Question:
        if (isInQuotes())
            return false;
        complete(/*onlyLists=*/true);
        return true;
    case Qt::Key_L:
        if (!event->modifiers().testFlag(Qt::ControlModifier))
            return false;
        clear();
        print(m_prompt);
        return true;
    default:
        return takeEditingKey(event);
    }
}

/// Keys that would leave the input or reach into what is printed.
bool TerminalWidget::takeEditingKey(QKeyEvent* event)
{
    QTextCursor cursor = textCursor();
    const int start = m_inputStart.position();
    const bool hasControl = event->modifiers().testFlag(Qt::ControlModifier);
    const auto mode =
        event->modifiers().testFlag(Qt::ShiftModifier) ? QTextCursor::KeepAnchor : QTextCursor::MoveAnchor;
    switch (event->key()) {
    case Qt::Key_Home:
        cursor.setPosition(start, mode);
        setTextCursor(cursor);
        return true;
    case Qt::Key_Left:
        return cursor.position() <= start && !cursor.hasSelection();
    case Qt::Key_Backspace:
        if (cursor.hasSelection() || (cursor.position() > start && !hasControl))
            return false;
        if (cursor.position() > start) {
            const int end = cursor.position();
            cursor.movePosition(QTextCursor::PreviousWord);
            cursor.setPosition(std::max(start, cursor.position()));
            cursor.setPosition(end, QTextCursor::KeepAnchor);
            cursor.removeSelectedText();
        }
        return true;
    default:
        return false;
    }
}

/// A line is running: what is typed meanwhile comes behind it.
void TerminalWidget::typeAhead(const QKeyEvent& event)
{
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter)
        m_waiting << std::exchange(m_tail, {});
    else if (event.key() == Qt::Key_Backspace)
        m_tail.chop(1);
    else if (!event.text().isEmpty() && event.text().front().isPrint() && m_tail.size() < kMostInput)
        m_tail += event.text();
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
    if (m_isWaiting) {
        typeAhead(*event);
        return;
    }
    moveIntoInput();
    if (m_isRepeating && input().isEmpty() && event->text().toLower() == QLatin1String("q"))
        interrupt(event->text());
    else if (!takeKey(event))
        QPlainTextEdit::keyPressEvent(event);
}

void TerminalWidget::inputMethodEvent(QInputMethodEvent* event)
{
    if (m_isWaiting)
        return;
    moveIntoInput();
    QPlainTextEdit::inputMethodEvent(event);
}

void TerminalWidget::mousePressEvent(QMouseEvent* event)
{
    // A press on a selection would begin to drag it, and what is printed could be dragged away.
    if (event->button() == Qt::LeftButton && textCursor().hasSelection() &&
        !event->modifiers().testFlag(Qt::ShiftModifier)) {
        QTextCursor cursor = textCursor();
        cursor.clearSelection();
        setTextCursor(cursor);
    }
    QPlainTextEdit::mousePressEvent(event);
}

void TerminalWidget::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu;
    menu.addAction(tr("Copy"), this, &QPlainTextEdit::copy)->setEnabled(textCursor().hasSelection());
    menu.addAction(tr("Paste"), this, &QPlainTextEdit::paste)->setEnabled(canPaste());
    menu.addAction(tr("Select all"), this, &QPlainTextEdit::selectAll);
    menu.exec(event->globalPos());
}

bool TerminalWidget::canInsertFromMimeData(const QMimeData* source) const
{
    return source->hasText();
}

/// Pasted lines run one after the other; what stands behind the last line end waits for Enter.
void TerminalWidget::insertFromMimeData(const QMimeData* source)
{
    QString text = source->text().left(kMostInput);
    text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(QLatin1Char('\r'), QLatin1Char('\n'));
    QStringList lines = text.split(QLatin1Char('\n'));
    if (m_isWaiting) {
        lines.first().prepend(m_tail);
        m_tail = lines.takeLast();
        m_waiting << lines;
        return;
    }
    moveIntoInput();
    textCursor().insertText(lines.takeFirst());
    if (lines.isEmpty())
        return;
    m_tail = lines.takeLast();
    m_waiting << lines;
    submit();
}

} // namespace tb::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDirIterator>
#include <QFile>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace tb::test {

/// One file of the house, as the architecture tests read it.
struct SourceFile {
    QString path; ///< from the root: "core/base/clock.h"
    QString text;

    QStringList lines() const { return text.split('\n'); }
    bool isHeader() const { return path.endsWith(".h"); }
    /// "core/wire/frame.h" → {"core", "wire", "frame.h"}
    QStringList parts() const { return path.split('/'); }
};

/// All C++ files below the given folders of the root, in alphabetical order.
inline std::vector<SourceFile> sourceFiles(const QStringList& folders)
{
    const QString root = QStringLiteral(TB_SOURCE_DIR "/");
    std::vector<SourceFile> files;
    for (const QString& folder : folders) {
        QDirIterator all(root + folder, {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            if (file.open(QIODevice::ReadOnly))
                files.push_back({file.fileName().mid(root.size()), QString::fromUtf8(file.readAll())});
        }
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

/// The text with comments and, unless they are kept, the insides of literals turned into blanks. Line breaks
/// stay, so line numbers do.
inline QString withoutComments(const QString& text, bool keepLiterals = false)
{
    QString result = text;
    const auto blank = [&result](qsizetype from, qsizetype to) {
        for (qsizetype i = from; i < to; ++i) {
            if (result[i] != '\n')
                result[i] = ' ';
        }
    };
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = i + 1;
        if (text.mid(i, 2) == "//") {
            end = text.indexOf('\n', i);
            end = end < 0 ? text.size() : end;
            blank(i, end);
        } else if (text.mid(i, 2) == "/*") {
            end = text.indexOf("*/", i);
            end = end < 0 ? text.size() : end + 2;
            blank(i, end);
        } else if (text.mid(i, 2) == "R\"") {
            const QString closing = ")" + text.mid(i + 2, text.indexOf('(', i) - i - 2) + "\"";
            end = text.indexOf(closing, i);
            end = end < 0 ? text.size() : end + closing.size();
            if (!keepLiterals)
                blank(i + 2, end - 1);
        } else if (text[i] == '"' || (text[i] == '\'' && (i == 0 || !text[i - 1].isLetterOrNumber()))) {
            // A quote behind a digit separates thousands.
            while (end < text.size() && text[end] != text[i] && text[end] != '\n')
                end += text[end] == '\\' ? 2 : 1;
            if (!keepLiterals)
                blank(i + 1, std::min(end, text.size()));
            ++end;
        }
        i = end;
    }
    return result;
}

/// One fault a line, as compilers write them: "core/base/clock.h:12: …".
inline QByteArray report(const QStringList& faults)
{
    return ("\n" + faults.join('\n')).toUtf8();
}

inline QString place(const SourceFile& file, qsizetype line)
{
    return QStringLiteral("%1:%2: ").arg(file.path).arg(line);
}

} // namespace tb::test

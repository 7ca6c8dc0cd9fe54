// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/session.h"

#include <QTest>

using namespace tb;
using lab::Request;
using namespace std::chrono_literals;

class TestSession : public QObject {
    Q_OBJECT

private slots:
    void aRequestIsReadAsItWasWritten()
    {
        const auto read = Request::fromText(Request{1'000'000, 2500ms}.toText());
        QVERIFY(read.has_value());
        QCOMPARE(read->bitsPerSecond, std::uint64_t{1'000'000});
        QCOMPARE(read->length, Duration(2500ms));
    }

    void whatNoClientSendsIsNoRequest()
    {
        for (const char* const text : {"", "GET / HTTP/1.1", "GET /stream?", "GET /stream?5",
                                       "GET /stream?5&", "GET /stream?x&1", "GET /stream?-1&1"})
            QVERIFY2(!Request::fromText(text), text);
    }

    void aGreedyRequestIsBounded()
    {
        const auto read = Request::fromText("GET /stream?18446744073709551615&1 HTTP/1.1");
        QVERIFY(read && read->bitsPerSecond <= 10'000'000'000);
    }
};

QTEST_APPLESS_MAIN(TestSession)
#include "tst_session.moc"

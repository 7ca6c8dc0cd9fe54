// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/conntrack/helper_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;
using namespace std::literals;

namespace {

struct TftpBench : HelperBench {
    explicit TftpBench(std::optional<End> outside = std::nullopt)
        : HelperBench(HelperKind::Tftp, wire::Protocol::Udp, "192.168.88.10:40000", "203.0.113.10:69",
                      outside)
    {
    }
};

constexpr std::string_view kRead = "\0\1boot.img\0octet\0"sv;
constexpr std::string_view kWrite = "\0\2boot.img\0octet\0"sv;
constexpr std::string_view kData = "\0\3\0\1data"sv;

} // namespace

class TestHelperTftp : public QObject {
    Q_OBJECT

private slots:
    void bothRequestsAnnounceTheAnswer()
    {
        TftpBench bench;
        const std::string answer = "udp 203.0.113.10 > 192.168.88.10:40000";
        QCOMPARE(announced(bench.client(kRead)), answer);
        QCOMPARE(announced(bench.client(kWrite)), answer);
        QVERIFY(bench.helper.readsFirstPacket); // the request is the first packet
    }

    void nothingElseAnnounces()
    {
        TftpBench bench;
        QCOMPARE(announced(bench.client(kData)), std::string());
        QCOMPARE(announced(bench.client("\0"sv)), std::string());
        QCOMPARE(announced(bench.server(kRead)), std::string());
    }

    void aTranslatedClientIsAwaitedAtItsOutsidePort()
    {
        TftpBench bench(End("203.0.113.2:50000"));
        QCOMPARE(announced(bench.client(kRead)),
                 std::string("udp 203.0.113.10 > 203.0.113.2:50000 = 192.168.88.10:40000"));
    }
};

QTEST_APPLESS_MAIN(TestHelperTftp)
#include "tst_helper_tftp.moc"

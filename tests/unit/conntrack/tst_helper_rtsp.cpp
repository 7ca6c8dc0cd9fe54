// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/conntrack/helper_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;

namespace {

struct RtspBench : HelperBench {
    explicit RtspBench(std::optional<End> outside = std::nullopt)
        : HelperBench(HelperKind::Rtsp, wire::Protocol::Tcp, "192.168.88.10:40000", "203.0.113.10:554",
                      outside)
    {
    }
};

std::string setUp(const std::string& transport)
{
    return "SETUP rtsp://203.0.113.10/film/audio RTSP/1.0\r\nCSeq: 3\r\nTransport: " + transport + "\r\n\r\n";
}

std::string answer(const std::string& status, const std::string& transport)
{
    return "RTSP/1.0 " + status + "\r\nCSeq: 3\r\nTransport: " + transport + "\r\n\r\n";
}

const char* const kPair = "udp 203.0.113.10 > 192.168.88.10:4588, udp 203.0.113.10 > 192.168.88.10:4589";

} // namespace

class TestHelperRtsp : public QObject {
    Q_OBJECT

private slots:
    void aSetUpAnnouncesTheClientsPorts_data()
    {
        QTest::addColumn<QByteArray>("transport");
        QTest::addColumn<std::string>("result");
        const auto row = [](const char* transport, const char* result) {
            QTest::newRow(transport) << QByteArray(transport) << std::string(result);
        };
        row("RTP/AVP;unicast;client_port=4588-4589", kPair);
        row("RTP/AVP/UDP;unicast;client_port=4588-4589;mode=play", kPair);
        row("rtp/avp;UNICAST;Client_Port=4588-4589", kPair);
        row("RTP/AVP/TCP;unicast;interleaved=0-1, RTP/AVP;unicast;client_port=4588-4589", kPair);
        row("RTP/AVP;unicast;client_port=4588", "udp 203.0.113.10 > 192.168.88.10:4588");
        row("RTP/AVP;unicast;client_port=4588-9999", "udp 203.0.113.10 > 192.168.88.10:4588");
        row("RTP/AVP/TCP;unicast;interleaved=0-1", "");
        row("RTP/AVP/TCP;unicast;client_port=4588-4589", "");
        row("RTP/AVP;multicast;client_port=4588-4589", "");
        row("RTP/AVP;client_port=4588-4589", ""); // multicast, by RFC 2326 §12.39
        row("RTP/AVP;unicast;client_port=22-23", "");
        row("RTP/AVP;unicast;client_port=65536", "");
        row("RTP/AVP;unicast;client_port=", "");
        row("RTP/AVP;unicast;server_port=4588-4589", "");
        row("RAW;unicast;client_port=4588-4589", "");
    }
    void aSetUpAnnouncesTheClientsPorts()
    {
        QFETCH(QByteArray, transport);
        QFETCH(std::string, result);
        RtspBench bench;
        const HelperFindings findings = bench.client(setUp(transport.toStdString()));
        QCOMPARE(announced(findings), result);
        QVERIFY(!findings.mustDrop);
    }

    void theAnswerAnnouncesTheServersPorts()
    {
        RtspBench bench;
        const std::string transport = "RTP/AVP;unicast;client_port=4588-4589;server_port=6256-6257";
        const HelperFindings findings = bench.server(answer("200 OK", transport));
        QCOMPARE(announced(findings), std::string("udp 192.168.88.10 > 203.0.113.10:6256, "
                                                  "udp 192.168.88.10 > 203.0.113.10:6257"));
        const HelperFindings asked = bench.client(setUp(transport));
        QVERIFY(findings.expectations.all()[0].group != asked.expectations.all()[0].group);
        QCOMPARE(announced(bench.server(answer("461 Unsupported Transport", transport))), std::string());
    }

    void otherMessagesAnnounceNothing()
    {
        RtspBench bench;
        const std::string transport = "RTP/AVP;unicast;client_port=4588-4589;server_port=6256-6257";
        std::string play = setUp(transport);
        play.replace(0, 5, "PLAY ");
        QCOMPARE(announced(bench.client(play)), std::string());
        QCOMPARE(announced(bench.client(answer("200 OK", transport))), std::string());
        QCOMPARE(announced(bench.server(setUp(transport))), std::string());
        QCOMPARE(announced(bench.client("$\1\2\3")), std::string());
        QCOMPARE(announced(bench.client(setUp(transport).substr(0, 60))), std::string());
    }

    void aStreamHoldsSeveralMessages()
    {
        RtspBench bench;
        const std::string options = "OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n";
        QCOMPARE(announced(bench.client(options + setUp("RTP/AVP;unicast;client_port=4588-4589"))), kPair);
    }

    void aTranslatedClientIsAwaitedAtItsOutsideAddress()
    {
        RtspBench bench(End("203.0.113.2:50000"));
        QCOMPARE(announced(bench.client(setUp("RTP/AVP;unicast;client_port=4588"))),
                 std::string("udp 203.0.113.10 > 203.0.113.2:4588 = 192.168.88.10:4588"));
    }
};

QTEST_APPLESS_MAIN(TestHelperRtsp)
#include "tst_helper_rtsp.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/conntrack/helper_bench.h"

#include <QTest>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;
using namespace std::chrono_literals;
using wire::Protocol;

namespace {

constexpr const char* kPhone = "192.168.88.10:5060";
constexpr const char* kServer = "203.0.113.10:5060";

struct SipBench : HelperBench {
    explicit SipBench(Protocol protocol = Protocol::Udp, std::optional<End> outside = std::nullopt,
                      const char* phone = kPhone, const char* server = kServer)
        : HelperBench(HelperKind::Sip, protocol, phone, server, outside)
    {
    }
};

/// Lines parted by '|', each with its end.
std::string lines(std::string_view text)
{
    std::string result;
    for (const char c : text)
        result += c == '|' ? std::string("\r\n") : std::string(1, c);
    return result + "\r\n";
}

std::string message(const std::string& startLine, const std::string& headers, const std::string& body = {})
{
    return startLine + "\r\n" + (headers.empty() ? "" : lines(headers)) +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string withSession(const std::string& startLine, const std::string& headers, std::string_view session)
{
    return message(startLine, headers + "|Content-Type: application/sdp", lines(session));
}

std::string invite(std::string_view session)
{
    return withSession("INVITE sip:bob@203.0.113.10 SIP/2.0", "CSeq: 1 INVITE", session);
}

std::string registration(const std::string& headers)
{
    return message("REGISTER sip:203.0.113.10 SIP/2.0", "CSeq: 1 REGISTER|" + headers);
}

constexpr std::string_view kCall = "v=0|c=IN IP4 192.168.88.10|m=audio 40000 RTP/AVP 0";
const char* const kPair = "udp 203.0.113.10 > 192.168.88.10:40000, udp 203.0.113.10 > 192.168.88.10:40001";
const char* const kServersPair =
    "udp 192.168.88.10 > 203.0.113.10:30000, udp 192.168.88.10 > 203.0.113.10:30001";
const char* const kCalled = "udp 203.0.113.10 > 192.168.88.10:5060";
constexpr std::uint32_t kMediaGroups = 0b1110, kSignallingGroup = 0b0001;

} // namespace

class TestHelperSip : public QObject {
    Q_OBJECT

private slots:
    void sessionsAnnounceTheirMedia_data()
    {
        QTest::addColumn<QByteArray>("session");
        QTest::addColumn<std::string>("result");
        const auto row = [](const char* name, const char* session, const char* result) {
            QTest::newRow(name) << QByteArray(session) << std::string(result);
        };
        const char* const video =
            "udp 203.0.113.10 > 192.168.88.10:40002, udp 203.0.113.10 > 192.168.88.10:40003";
        const std::string both = std::string(kPair) + ", " + video;
        row("an address for all", "v=0|c=IN IP4 192.168.88.10|m=audio 40000 RTP/AVP 0 8", kPair);
        row("an address of its own", "v=0|m=audio 40000 RTP/AVP 0|c=IN IP4 192.168.88.10", kPair);
        row("its own counts", "v=0|c=IN IP4 192.168.88.99|m=audio 40000 RTP/AVP 0|c=IN IP4 192.168.88.10",
            kPair);
        row("and for it alone",
            "v=0|c=IN IP4 192.168.88.10|m=video 40002 RTP/AVP 0|c=IN IP4 192.168.88.99|m=audio 40000 RTP/AVP "
            "0",
            kPair);
        row("two media", "v=0|c=IN IP4 192.168.88.10|m=audio 40000 RTP/AVP 0|m=video 40002 RTP/AVP 31",
            both.c_str());
        row("an odd port", "v=0|c=IN IP4 192.168.88.10|m=audio 40001 RTP/AVP 0", kPair);
        row("several ports", "v=0|c=IN IP4 192.168.88.10|m=audio 40000/2 RTP/AVP 0", kPair);
        row("secure", "v=0|c=IN IP4 192.168.88.10|m=audio 40000 RTP/SAVP 0", kPair);
        row("fax", "v=0|c=IN IP4 192.168.88.10|m=image 40001 udptl t38",
            "udp 203.0.113.10 > 192.168.88.10:40001");
        row("the last port", "v=0|c=IN IP4 192.168.88.10|m=audio 65535 RTP/AVP 0",
            "udp 203.0.113.10 > 192.168.88.10:65534, udp 203.0.113.10 > 192.168.88.10:65535");
        row("rejected", "v=0|c=IN IP4 192.168.88.10|m=audio 0 RTP/AVP 0", "");
        row("a well-known port", "v=0|c=IN IP4 192.168.88.10|m=audio 1023 RTP/AVP 0", "");
        row("no port", "v=0|c=IN IP4 192.168.88.10|m=audio 65536 RTP/AVP 0", "");
        row("over TCP", "v=0|c=IN IP4 192.168.88.10|m=audio 40000 TCP/RTP/AVP 0", "");
        row("something else", "v=0|c=IN IP4 192.168.88.10|m=application 40000 RTP/AVP 0", "");
        row("somebody else", "v=0|c=IN IP4 192.168.88.99|m=audio 40000 RTP/AVP 0", "");
        row("nobody", "v=0|m=audio 40000 RTP/AVP 0", "");
        row("a name", "v=0|c=IN IP4 phone.example.com|m=audio 40000 RTP/AVP 0", "");
        row("a broken one hides the other",
            "v=0|c=IN IP4 192.168.88.10|m=audio 40000 RTP/AVP 0|c=IN IP4 192.168", "");
    }
    void sessionsAnnounceTheirMedia()
    {
        QFETCH(QByteArray, session);
        SipBench bench;
        const HelperFindings findings = bench.client(invite(session.toStdString()));
        QFETCH(std::string, result);
        QCOMPARE(announced(findings), result);
        QVERIFY(!findings.mustDrop);
    }

    void mediaHaveGroupsLimitsAndThreeMinutes()
    {
        SipBench bench;
        const HelperFindings findings =
            bench.client(invite("v=0|c=IN IP4 192.168.88.10|m=audio 40000 RTP/AVP 0|m=video 40002 RTP/AVP 31|"
                                "m=image 40004 udptl t38"));
        QList<int> groups, limits;
        for (const Expectation& one : findings.expectations.all()) {
            groups << one.group;
            limits << one.mostOfGroup;
            QCOMPARE(one.timeout, Duration(180s));
            QVERIFY(!one.isPermanent);
        }
        QCOMPARE(groups, QList<int>({1, 1, 2, 2, 3}));
        QCOMPARE(limits, QList<int>({4, 4, 4, 4, 2}));
    }

    void bothEndsDescribeTheirSession_data()
    {
        QTest::addColumn<QByteArray>("startLine");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<bool>("isRead");
        const auto row = [](const char* startLine, const char* method, bool isRead = true) {
            QTest::addRow("%s to %s", startLine, method)
                << QByteArray(startLine) << QByteArray(method) << isRead;
        };
        row("SIP/2.0 200 OK", "INVITE");
        row("SIP/2.0 183 Session Progress", "INVITE");
        row("SIP/2.0 200 OK", "UPDATE");
        row("SIP/2.0 200 OK", "PRACK");
        row("ACK sip:a@192.168.88.10 SIP/2.0", "ACK");
        row("PRACK sip:a@192.168.88.10 SIP/2.0", "PRACK");
        row("UPDATE sip:a@192.168.88.10 SIP/2.0", "UPDATE");
        row("SIP/2.0 200 OK", "OPTIONS", false);
        row("OPTIONS sip:a@192.168.88.10 SIP/2.0", "OPTIONS", false);
        row("SIP/2.0 486 Busy Here", "INVITE", false);
        row("SIP/1.0 200 OK", "INVITE", false);
        row("SIP/2.0 99 OK", "INVITE", false);
        row("SIP/2.0 OK", "INVITE", false);
        row("INVITE sip:a@192.168.88.10 HTTP/1.1", "INVITE", false);
    }
    void bothEndsDescribeTheirSession()
    {
        QFETCH(QByteArray, startLine);
        QFETCH(QByteArray, method);
        QFETCH(bool, isRead);
        SipBench bench;
        const HelperFindings findings =
            bench.server(withSession(startLine.toStdString(), "CSeq: 17 " + method.toStdString(),
                                     "v=0|c=IN IP4 203.0.113.10|m=audio 30000 RTP/AVP 0"));
        QCOMPARE(announced(findings), std::string(isRead ? kServersPair : ""));
    }

    void ipv6IsReadAsWell()
    {
        SipBench bench(Protocol::Udp, {}, "[2001:db8:88::10]:5060", "[2001:db8:203::10]:5060");
        QCOMPARE(announced(bench.client(invite("v=0|c=IN IP6 2001:db8:88::10|m=image 40000 udptl t38"))),
                 std::string("udp 2001:db8:203::10 > [2001:db8:88::10]:40000"));
        QCOMPARE(announced(bench.client(registration("Contact: <sip:bob@[2001:db8:88::10]:5070>"))),
                 std::string("udp 2001:db8:203::10 > [2001:db8:88::10]:5070"));
    }

    void withoutDirectMediaAnybodyMaySendThem()
    {
        SipBench bench;
        bench.settings.sipDirectMedia = false;
        QCOMPARE(announced(bench.client(invite(kCall))),
                 std::string("udp any > 192.168.88.10:40000, udp any > 192.168.88.10:40001"));
    }

    void aTranslatedPhoneIsAwaitedAtItsOutsideAddress()
    {
        SipBench bench(Protocol::Udp, End("203.0.113.2:1024"));
        QCOMPARE(announced(bench.client(invite("v=0|c=IN IP4 192.168.88.10|m=image 40000 udptl t38"))),
                 std::string("udp 203.0.113.10 > 203.0.113.2:40000 = 192.168.88.10:40000"));
        QCOMPARE(announced(bench.client(registration("Contact: <sip:bob@192.168.88.10>"))),
                 std::string("udp 203.0.113.10 > 203.0.113.2:1024 = 192.168.88.10:5060"));
    }

    void registrationsAnnounceCalls_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<std::string>("result");
        QTest::addColumn<int>("seconds");
        const auto row = [](const char* headers, const char* result, int seconds) {
            QTest::newRow(headers) << QByteArray(headers) << std::string(result) << seconds;
        };
        const char* const at5070 = "udp 203.0.113.10 > 192.168.88.10:5070";
        row("Contact: <sip:bob@192.168.88.10>|Expires: 600", kCalled, 600);
        row("m: sip:192.168.88.10", kCalled, 3600);
        row("contact : \"Bob\" <sip:bob@192.168.88.10:5070>;q=1;expires=60|Expires: 600", at5070, 60);
        row("Contact: sip:bob@192.168.88.10:5070;expires=60", at5070, 60);
        row("Contact: <sip:b@192.168.88.9>, <sip:b@192.168.88.10:5070>|Expires: 60", at5070, 60);
        row("Contact: <sip:b@192.168.88.9>|Contact: <sip:b@192.168.88.10:5070>|Expires: 60", at5070, 60);
        row("Contact: <sip:b@192.168.88.10>|Expires: 4294967295", kCalled, 86400);
        row("Contact: <sip:b@192.168.88.10>|Expires: soon", kCalled, 3600);
        row("Contact: <sip:b@192.168.88.10:5070;transport=TCP>|Expires: 60",
            "tcp 203.0.113.10 > 192.168.88.10:5070", 60);
        row("Contact: <sips:b@192.168.88.10;transport=tls>|Expires: 60",
            "tcp 203.0.113.10 > 192.168.88.10:5061", 60);
        row("Contact: <sip:b@192.168.88.10:0>|Expires: 60", "", 0);
        row("Contact: <sip:b@192.168.88.10:65536>|Expires: 60", "", 0);
        row("Contact: <sip:b@192.168.88.9>|Expires: 60", "", 0);
        row("Contact: <sip:b@phone.example.com>|Expires: 60", "", 0);
        row("Contact: <tel:12345>|Expires: 60", "", 0);
        row("Contact: <sip:b@[192.168.88.10>|Expires: 60", "", 0);
        row("Expires: 60", "", 0);
    }
    void registrationsAnnounceCalls()
    {
        QFETCH(QByteArray, headers);
        QFETCH(std::string, result);
        QFETCH(int, seconds);
        SipBench bench;

        const HelperFindings findings = bench.client(registration(headers.toStdString()));

        QCOMPARE(announced(findings), result);
        if (result.empty())
            return;
        const Expectation& call = findings.expectations.all()[0];
        QCOMPARE(call.timeout, Duration(std::chrono::seconds(seconds)));
        QVERIFY(call.isPermanent);
        QCOMPARE(call.childHelper, HelperKind::Sip);
        QCOMPARE(int(call.group), 0);
        QCOMPARE(int(call.mostOfGroup), 1);
    }

    void theRegistrarSaysHowLongItLasts()
    {
        SipBench bench;
        const auto answer = [&](const char* status, const std::string& headers) {
            return bench.server(message(status, "CSeq: 1 REGISTER|" + headers));
        };
        (void)bench.client(registration("Contact: <sip:bob@192.168.88.10:5060>"));
        const HelperFindings granted =
            answer("SIP/2.0 200 OK", "Contact: <sip:bob@192.168.88.10:5060>;expires=120");
        QCOMPARE(announced(granted), kCalled);
        QCOMPARE(granted.expectations.all()[0].timeout, Duration(120s));
        QCOMPARE(announced(answer("SIP/2.0 100 Trying", "Contact: <sip:bob@192.168.88.10:5060>")),
                 std::string());
        QCOMPARE(answer("SIP/2.0 200 OK", "Expires: 0").endedGroups, 0U); // of nobody here
        QCOMPARE(answer("SIP/2.0 401 Unauthorized", "Via: x").endedGroups, kSignallingGroup);
    }

    void theRegistrarNamesNoOtherPlace()
    {
        SipBench bench;
        const auto answer = [&](const std::string& uri) {
            return announced(bench.server(
                message("SIP/2.0 200 OK", "CSeq: 1 REGISTER|Contact: <sip:bob@192.168.88.10" + uri + ">")));
        };
        QCOMPARE(answer(":5060"), std::string()); // nobody has asked
        (void)bench.client(registration("Contact: <sip:bob@192.168.88.10:5060>"));
        QCOMPARE(answer(":22"), std::string());
        QCOMPARE(answer(":5060;transport=tcp"), std::string());
        QCOMPARE(answer(":5060"), std::string(kCalled));
    }

    void aRegistrationCanBeTakenBack()
    {
        SipBench bench;
        for (const char* headers : {"Contact: <sip:bob@192.168.88.10>;expires=0",
                                    "Contact: <sip:bob@192.168.88.10>|Expires: 0", "Contact: *|Expires: 0"}) {
            const HelperFindings findings = bench.client(registration(headers));
            QCOMPARE(findings.endedGroups, kSignallingGroup);
            QCOMPARE(announced(findings), std::string());
        }
    }

    void callsThatEndAreNotWaitedForAnyMore()
    {
        SipBench bench;
        const auto groups = [&](const std::string& startLine, const std::string& method) {
            return bench.server(message(startLine, "CSeq: 2 " + method)).endedGroups;
        };
        QCOMPARE(groups("BYE sip:b@192.168.88.10 SIP/2.0", "BYE"), kMediaGroups);
        QCOMPARE(groups("CANCEL sip:b@192.168.88.10 SIP/2.0", "CANCEL"), kMediaGroups);
        QCOMPARE(groups("SIP/2.0 486 Busy Here", "INVITE"), kMediaGroups);
        QCOMPARE(groups("SIP/2.0 200 OK", "BYE"), 0U);
        QCOMPARE(groups("SIP/2.0 180 Ringing", "INVITE"), 0U);
        QVERIFY(!bench.server(message("BYE sip:b@192.168.88.10 SIP/2.0", "CSeq: 2 BYE")).endsCall);
    }

    void aDatagramKeepsAControlConnectionThatIsAnswered()
    {
        SipBench udp, tcp(Protocol::Tcp);
        udp.settings.sipTimeout = tcp.settings.sipTimeout = 1200s;
        udp.isAnswered = false;
        QVERIFY(!udp.client("\r\n\r\n").masterTimeout); // anybody can send one
        QCOMPARE(udp.server("\r\n\r\n").masterTimeout, std::optional<Duration>(1200s));
        udp.isAnswered = true;
        QCOMPARE(udp.client("\r\n\r\n").masterTimeout, std::optional<Duration>(1200s));
        QVERIFY(!tcp.client(invite(kCall)).masterTimeout);
    }

    void aStreamHoldsSeveralMessages()
    {
        SipBench bench(Protocol::Tcp);
        const std::string first = withSession("INVITE sip:b@203.0.113.10 SIP/2.0", "CSeq: 1 INVITE",
                                              "v=0|c=IN IP4 192.168.88.10|m=image 40000 udptl t38");
        const std::string options = message("OPTIONS sip:b@203.0.113.10 SIP/2.0", "CSeq: 2 OPTIONS");
        QCOMPARE(
            announced(bench.client(options + "\r\n" + first + registration("m: <sip:192.168.88.10:5060>"))),
            std::string("udp 203.0.113.10 > 192.168.88.10:40000, tcp 203.0.113.10 > 192.168.88.10:5060"));
        QCOMPARE(announced(bench.client(first.substr(0, first.size() - 1))), std::string()); // cut
    }

    void aDatagramHoldsOne()
    {
        SipBench bench;
        QCOMPARE(announced(bench.client(invite(kCall) + registration("m: <sip:192.168.88.10:5060>"))), kPair);
        // Its body may go to the end without saying so.
        QCOMPARE(
            announced(bench.client("INVITE sip:b@h SIP/2.0\r\nc: application/sdp\r\n\r\n" + lines(kCall))),
            kPair);
    }

    void whatIsBrokenPassesUnannounced_data()
    {
        QTest::addColumn<QByteArray>("text");
        const std::string whole = invite(kCall);
        QTest::newRow("nothing") << QByteArray("x");
        QTest::newRow("lines without end") << QByteArray("INVITE sip:b@h SIP/2.0");
        QTest::newRow("no empty line") << QByteArray("INVITE sip:b@h SIP/2.0\r\nc: application/sdp\r\n");
        QTest::newRow("not a session")
            << QByteArray::fromStdString(message("INVITE sip:b@h SIP/2.0", "c: text/plain", lines(kCall)));
        QTest::newRow("no type") << QByteArray::fromStdString(
            message("INVITE sip:b@h SIP/2.0", "a: b", lines(kCall)));
        QTest::newRow("longer than it is") << QByteArray::fromStdString(
            "INVITE sip:b@h SIP/2.0\r\nc: application/sdp\r\nl: 5000\r\n\r\n" + lines(kCall));
        QTest::newRow("a strange length") << QByteArray::fromStdString(
            "INVITE sip:b@h SIP/2.0\r\nc: application/sdp\r\nl: -1\r\n\r\n" + lines(kCall));
        for (std::size_t size : {10U, 40U, 80U, 100U})
            QTest::addRow("cut after %zu", size) << QByteArray::fromStdString(whole.substr(0, size));
    }
    void whatIsBrokenPassesUnannounced()
    {
        QFETCH(QByteArray, text);
        SipBench bench;
        const HelperFindings findings = bench.client(text.toStdString());
        QCOMPARE(announced(findings), std::string());
        QVERIFY(!findings.mustDrop);
        QCOMPARE(findings.endedGroups, 0U);
    }
};

QTEST_APPLESS_MAIN(TestHelperSip)
#include "tst_helper_sip.moc"

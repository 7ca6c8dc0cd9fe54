// SPDX-License-Identifier: GPL-3.0-or-later
#include "stack/dhcp_message.h"

#include "wire/frame_parser.h"
#include "wire/transport_checksum.h"

#include <QTest>

#include <tins/dhcp.h>

using namespace std::chrono_literals;
using namespace tb;
using namespace tb::stack;
using wire::Byte;

namespace {

const MacAddress kMac = *MacAddress::parse("02:00:00:00:00:0A");

IpAddress v4(const char* text)
{
    return *IpAddress::parse(text);
}

DhcpMessage everything()
{
    DhcpMessage message;
    message.isReply = true;
    message.type = DhcpType::Ack;
    message.transaction = 0xdeadbeef;
    message.wantsBroadcast = true;
    message.clientAddress = v4("10.0.0.1");
    message.yourAddress = v4("10.0.0.2");
    message.relay = v4("10.0.0.3");
    message.mac = kMac;
    message.requestedAddress = v4("10.0.0.4");
    message.serverId = v4("10.0.0.5");
    message.subnetMask = v4("255.255.255.0");
    message.routers = {v4("10.0.0.6"), v4("10.0.0.7")};
    message.dnsServers = {v4("10.0.0.8")};
    message.leaseTime = 600s;
    message.renewalTime = 300s;
    message.rebindingTime = kForever;
    message.clientId = std::string("\x01\x02\x00\x03", 4);
    message.hostName = "laptop";
    message.domain = "lan";
    return message;
}

/// A Discover with these bytes in place of its options.
std::vector<Byte> withOptions(std::vector<Byte> options)
{
    DhcpMessage message;
    message.mac = kMac;
    std::vector<Byte> bytes = writeDhcp(message);
    bytes.resize(240);
    bytes.insert(bytes.end(), options.begin(), options.end());
    return bytes;
}

} // namespace

class TestDhcpMessage : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrittenIsRead()
    {
        const auto read = readDhcp(writeDhcp(everything()));
        QVERIFY(read.has_value());
        QVERIFY(*read == everything());
    }

    void anotherImplementationReadsTheSame()
    {
        const std::vector<Byte> bytes = writeDhcp(everything());
        const Tins::DHCP dhcp(bytes.data(), static_cast<std::uint32_t>(bytes.size()));
        QCOMPARE(int(dhcp.type()), int(Tins::DHCP::ACK));
        QCOMPARE(dhcp.yiaddr().to_string(), std::string("10.0.0.2"));
        QCOMPARE(dhcp.lease_time(), 600U);
        QCOMPARE(dhcp.rebind_time(), 0xffffffffU);
        QCOMPARE(dhcp.routers().size(), std::size_t{2});
        QCOMPARE(dhcp.hostname(), std::string("laptop"));
    }

    void noMessageIsShorterThanBootpAllows()
    {
        DhcpMessage message;
        message.mac = kMac;
        QVERIFY(writeDhcp(message).size() >= 300);
    }

    void everyCutOfAMessageIsRefusedOrRead()
    {
        const std::vector<Byte> whole = writeDhcp(everything());
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const auto read = readDhcp(wire::ConstBytes(whole).first(size));
            if (size <= 240)
                QVERIFY(!read);
        }
    }

    void messagesThatAreNoneAreRefused_data()
    {
        QTest::addColumn<int>("at");
        QTest::addColumn<int>("value");
        QTest::newRow("neither request nor reply") << 0 << 3;
        QTest::newRow("not Ethernet") << 1 << 6;
        QTest::newRow("hardware address of another length") << 2 << 16;
        QTest::newRow("hardware address of a group") << 28 << 1;
        QTest::newRow("no cookie") << 236 << 0;
        QTest::newRow("no such type") << 242 << 9;
        QTest::newRow("type 0") << 242 << 0;
        QTest::newRow("type of two bytes") << 241 << 2;
    }
    void messagesThatAreNoneAreRefused()
    {
        QFETCH(int, at);
        QFETCH(int, value);
        std::vector<Byte> bytes = withOptions({53, 1, 1, 255});
        QVERIFY(readDhcp(bytes).has_value());

        bytes[static_cast<std::size_t>(at)] = static_cast<Byte>(value);
        QVERIFY(!readDhcp(bytes));
    }

    void aMessageWithoutATypeIsRefused() { QVERIFY(!readDhcp(withOptions({255}))); }

    void anOptionThatRunsOutOfTheMessageIsRefused()
    {
        QVERIFY(!readDhcp(withOptions({53, 1, 1, 12, 200, 'x'})));
        QVERIFY(!readDhcp(withOptions({53, 1, 1, 12})));
    }

    void nothingBehindTheEndIsRead()
    {
        const auto read = readDhcp(withOptions({53, 1, 1, 255, 12, 200, 'x'}));
        QVERIFY(read.has_value());
        QVERIFY(read->hostName.empty());
    }

    void optionsOfTheWrongLengthArePassedOver()
    {
        const auto read =
            readDhcp(withOptions({53, 1, 1, 50, 3, 10, 0, 0, 51, 1, 9, 3, 6, 10, 0, 0, 1, 10, 0, 255}));
        QVERIFY(read.has_value());
        QVERIFY(!read->requestedAddress);
        QVERIFY(!read->leaseTime);
        QCOMPARE(read->routers, std::vector{v4("10.0.0.1")});
    }

    void optionsMayOverflowIntoFileAndServerName()
    {
        std::vector<Byte> bytes = withOptions({53, 1, 1, 52, 1, 3, 255});
        const Byte name[] = {12, 3, 'o', 'n', 'e', 255}, domain[] = {15, 3, 'l', 'a', 'n', 255};
        std::copy(std::begin(name), std::end(name), bytes.begin() + 108);
        std::copy(std::begin(domain), std::end(domain), bytes.begin() + 44);

        const auto read = readDhcp(bytes);
        QVERIFY(read.has_value());
        QCOMPARE(read->hostName, std::string("one"));
        QCOMPARE(read->domain, std::string("lan"));
    }

    void longListsAreCut()
    {
        std::vector<Byte> options = {53, 1, 1, 6, 240};
        options.resize(options.size() + 240, 9);
        const auto read = readDhcp(withOptions(options));
        QVERIFY(read.has_value());
        QCOMPARE(read->dnsServers.size(), std::size_t{8});
    }

    void namesThatCannotBePrintedAreMadePrintable()
    {
        const auto read = readDhcp(withOptions({53, 1, 1, 12, 4, 'a', 0x1b, 0xff, 'b', 255}));
        QCOMPARE(read->hostName, std::string("a..b"));
    }

    void aFrameIsWholeAndRight()
    {
        wire::OwnedFrame frame = dhcpFrame(everything(), {kMac, MacAddress::broadcast(), v4("192.168.88.1"),
                                                          v4("255.255.255.255"), /*isFromServer=*/true});
        wire::Packet packet;
        QVERIFY(!wire::parseFrame(frame.frame(), packet));
        QVERIFY(wire::verifyTransportChecksum(packet));
        QCOMPARE(packet.tuple.sourcePart, std::uint16_t{67});
        QCOMPARE(packet.tuple.destinationPart, std::uint16_t{68});
        QCOMPARE(packet.tuple.source, v4("192.168.88.1"));
        QVERIFY(MacAddress::fromBytes(packet.frame->data) == MacAddress::broadcast());
        QVERIFY(*readDhcp(packet.payload()) == everything());
    }

    void clientIdsAreWrittenAsRouterOsDoes()
    {
        QCOMPARE(clientIdText(std::string("\x01\x52\x0a\x00", 4)), std::string("1:52:a:0"));
        QVERIFY(*parseClientId("1:52:A:0") == std::string("\x01\x52\x0a\x00", 4));
        QVERIFY(parseClientId("")->empty());
        for (const char* wrong : {":", "1:", "1::2", "100", "x", "1:2 ", "-1", "0x1"})
            QVERIFY2(!parseClientId(wrong), wrong);
    }
};

QTEST_APPLESS_MAIN(TestDhcpMessage)
#include "tst_dhcp_message.moc"

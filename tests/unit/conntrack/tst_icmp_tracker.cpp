// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/icmp_tracker.h"

#include "unit/conntrack/tracking_bench.h"
#include "unit/conntrack/written_packet.h"

#include <QTest>

using namespace tb;
using namespace tb::conntrack;
using namespace tb::test;
using State = tb::conntrack::ConnectionState;

namespace {

constexpr const char* kDatagram = "udp 192.168.88.10:5000 203.0.113.10:53 len=20";
constexpr const char* kDatagram6 = "udp [fe80::10]:5000 [2001:db8:203::10]:53 len=20";

/// An ICMP error that quotes these bytes; the router's own checksum is right.
TestPacket errorQuoting(const char* source, const char* destination, wire::ConstBytes quote)
{
    Tins::RawPDU body(quote.data(), static_cast<std::uint32_t>(quote.size()));
    if (End(source).address.isV4())
        return inIp(source, destination, Tins::ICMP(Tins::ICMP::DEST_UNREACHABLE) / body);
    return inIp(source, destination, Tins::ICMPv6(Tins::ICMPv6::DEST_UNREACHABLE) / body);
}

std::vector<wire::Byte> ipOf(const TestPacket& packet)
{
    return {packet.ip().begin(), packet.ip().end()};
}

/// What has to hold of a redirect (RFC 4861 §8.1), to be broken one by one.
struct Redirect {
    std::uint8_t code = 0, hopLimit = 255;
    const char* source = "fe80::1";
    std::vector<wire::Byte> options = {};
};

TestPacket redirect(const Redirect& parts)
{
    std::vector<wire::Byte> message(40, 0); // type, code, checksum, reserved, target, destination
    message[0] = 137;
    message[1] = parts.code;
    message.insert(message.end(), parts.options.begin(), parts.options.end());
    TestPacket packet = inIp(parts.source, "fe80::10", Tins::RawPDU(message), 58);
    packet.packet.network()[7] = parts.hopLimit;
    packet.frame->frame().offload.checksumVerified = true;
    return packet;
}

/// A link-layer address option, then the redirected header that holds the datagram.
std::vector<wire::Byte> redirectOptions(const char* datagram)
{
    std::vector<wire::Byte> options = {2, 1, 2, 0, 0, 0, 0, 1};
    std::vector<wire::Byte> quote = ipOf(written(datagram));
    quote.resize((quote.size() + 7) / 8 * 8);
    options.insert(options.end(), {4, static_cast<wire::Byte>(quote.size() / 8 + 1), 0, 0, 0, 0, 0, 0});
    options.insert(options.end(), quote.begin(), quote.end());
    return options;
}

} // namespace

class TestIcmpTracker : public QObject {
    Q_OBJECT

private slots:
    void onlyQuestionsBeginConnections()
    {
        for (unsigned type = 0; type < 256; ++type) {
            wire::FlowTuple four, six;
            four.protocol = 1;
            six.protocol = 58;
            four.destinationPart = six.destinationPart = static_cast<std::uint16_t>(type << 8);
            const bool isQuestion4 = type == 8 || type == 13 || type == 15 || type == 17;
            const bool isAnswer4 = type == 0 || type == 14 || type == 16 || type == 18;
            QCOMPARE(icmpFault(four), isQuestion4  ? InvalidReason::None
                                      : isAnswer4  ? InvalidReason::NoEntry
                                      : type <= 18 ? InvalidReason::NoPartner
                                                   : InvalidReason::UnknownIcmpType);
            QCOMPARE(icmpFault(six), type == 128 || type == 139   ? InvalidReason::None
                                     : type == 129 || type == 140 ? InvalidReason::NoEntry
                                                                  : InvalidReason::UnknownIcmpType);
        }
    }

    // Acceptance S185: the code is part of the question.
    void anAnswerWithAnotherCodeIsInvalid()
    {
        TrackingBench bench;
        (void)bench.send(written("icmp 192.168.88.10 203.0.113.10 type=8 code=3 id=7"));
        QCOMPARE(bench.faultOf(written("icmp 203.0.113.10 192.168.88.10 type=0 code=0 id=7")),
                 InvalidReason::NoEntry);
        QCOMPARE(bench.stateOf(written("icmp 203.0.113.10 192.168.88.10 type=0 code=3 id=7")),
                 State::Established);
    }

    void everyErrorTypeIsRelated()
    {
        TrackingBench bench;
        (void)bench.send(written(kDatagram));
        (void)bench.send(written(kDatagram6));
        for (const int type : {3, 4, 5, 11, 12})
            QCOMPARE(bench.stateOf(written("icmp 198.51.100.1 192.168.88.10 code=0 type=" +
                                           std::to_string(type) + " (" + kDatagram + ")")),
                     State::Related);
        for (const int type : {1, 2, 3, 4, 50, 127}) // of ICMPv6 also what nobody knows yet
            QCOMPARE(bench.stateOf(written("icmpv6 2001:db8::1 fe80::10 code=0 type=" + std::to_string(type) +
                                           " (" + kDatagram6 + ")")),
                     State::Related);
    }

    void aQuotedFirstFragmentIsFineAndALaterOneIsNot()
    {
        TrackingBench bench;
        (void)bench.send(written(kDatagram));
        std::vector<wire::Byte> quote = ipOf(written(kDatagram));
        quote[6] = 0x20; // more fragments; the header's checksum is wrong now, and nobody looks at it
        QCOMPARE(bench.stateOf(errorQuoting("203.0.113.10", "192.168.88.10", quote)), State::Related);
        quote[7] = 1;
        QCOMPARE(bench.faultOf(errorQuoting("203.0.113.10", "192.168.88.10", quote)),
                 InvalidReason::BadQuote);
    }

    void quotedOptionsAreSkippedAndQuotedChecksumsNotLookedAt()
    {
        TrackingBench bench;
        (void)bench.send(written(kDatagram));
        std::vector<wire::Byte> quote = ipOf(written("udp 192.168.88.10:5000 203.0.113.10:53 checksum=bad"));
        quote[0] = 0x46;
        quote.insert(quote.begin() + 20, {0x94, 4, 0, 0}); // router alert
        QCOMPARE(bench.stateOf(errorQuoting("203.0.113.10", "192.168.88.10", quote)), State::Related);
    }

    void everyQuoteThatIsTooShortIsBad()
    {
        TrackingBench bench;
        (void)bench.send(written(kDatagram));
        const std::vector<wire::Byte> quote = ipOf(written(kDatagram));
        for (std::size_t length = 0; length < 24; ++length)
            QCOMPARE(bench.faultOf(errorQuoting("203.0.113.10", "192.168.88.10",
                                                wire::ConstBytes(quote).first(length))),
                     InvalidReason::BadQuote);
        QCOMPARE(
            bench.stateOf(errorQuoting("203.0.113.10", "192.168.88.10", wire::ConstBytes(quote).first(24))),
            State::Related);
    }

    void aQuotedErrorIsBad()
    {
        TrackingBench bench;
        (void)bench.send(written(kDatagram));
        const TestPacket error = errorQuoting("192.168.88.10", "203.0.113.10", ipOf(written(kDatagram)));
        QCOMPARE(bench.faultOf(errorQuoting("203.0.113.10", "192.168.88.10", ipOf(error))),
                 InvalidReason::BadQuote);
    }

    void aQuoteOfTheOtherFamilyIsUnknown()
    {
        TrackingBench bench;
        (void)bench.send(written(kDatagram));
        (void)bench.send(written(kDatagram6));
        QCOMPARE(bench.faultOf(errorQuoting("2001:db8::1", "fe80::10", ipOf(written(kDatagram)))),
                 InvalidReason::UnknownQuote);
        QCOMPARE(bench.faultOf(errorQuoting("203.0.113.10", "192.168.88.10", ipOf(written(kDatagram6)))),
                 InvalidReason::UnknownQuote);
    }

    void aRedirectFromTheLinkIsRelated()
    {
        TrackingBench bench;
        (void)bench.send(written(kDatagram6));
        QCOMPARE(bench.stateOf(redirect({.options = redirectOptions(kDatagram6)})), State::Related);
    }

    void anyOtherRedirectIsInvalid()
    {
        TrackingBench bench;
        (void)bench.send(written(kDatagram6));
        const std::vector<wire::Byte> good = redirectOptions(kDatagram6);
        const auto fault = [&](const Redirect& parts) { return bench.faultOf(redirect(parts)); };
        QCOMPARE(fault({.code = 1, .options = good}), InvalidReason::BadRedirect);
        QCOMPARE(fault({.hopLimit = 254, .options = good}), InvalidReason::BadRedirect);
        QCOMPARE(fault({.source = "2001:db8::1", .options = good}), InvalidReason::BadRedirect);
        QCOMPARE(fault({.options = {}}), InvalidReason::BadRedirect);
        QCOMPARE(fault({
                     .options = {2, 1, 0, 0, 0, 0, 0, 0}
        }),
                 InvalidReason::BadRedirect);
        std::vector<wire::Byte> endless = good, beyond = good;
        endless[1] = 0;
        beyond[9] = 200;
        QCOMPARE(fault({.options = endless}), InvalidReason::BadRedirect);
        QCOMPARE(fault({.options = beyond}), InvalidReason::BadRedirect);
        QCOMPARE(fault({.options = redirectOptions("udp [fe80::10]:1 [2001:db8::9]:2")}),
                 InvalidReason::UnknownQuote);
    }
};

QTEST_APPLESS_MAIN(TestIcmpTracker)
#include "tst_icmp_tracker.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/vlan_tag.h"

#include "unit/wire/random_packets.h"

#include <QTest>

using namespace tb;

namespace {

Tins::EthernetII addresses()
{
    return {Tins::HWAddress<6>("02:00:00:00:00:02"), Tins::HWAddress<6>("02:00:00:00:00:01")};
}

Tins::IP packet()
{
    return Tins::IP("10.0.0.2", "10.0.0.1") / Tins::UDP(53, 5000) / Tins::RawPDU("question");
}

wire::OwnedFrame untagged()
{
    Tins::EthernetII frame = addresses() / packet();
    return test::frameOf(frame);
}

wire::OwnedFrame tagged(std::uint16_t id, std::uint8_t priority = 0)
{
    Tins::Dot1Q tag(id);
    tag.priority(priority);
    Tins::EthernetII frame = addresses() / tag / packet();
    return test::frameOf(frame);
}

} // namespace

class TestVlanTag : public QObject {
    Q_OBJECT

private slots:
    void theIdIsReadFromTheTag()
    {
        QCOMPARE(wire::vlanIdOf(tagged(10).frame()), std::optional<std::uint16_t>(10));
        QCOMPARE(wire::vlanIdOf(tagged(4094, 7).frame()), std::optional<std::uint16_t>(4094));
        QCOMPARE(wire::vlanIdOf(tagged(0, 5).frame()), std::optional<std::uint16_t>(0));
        QVERIFY(!wire::vlanIdOf(untagged().frame()));
    }

    void aFrameThatEndsInTheTagHasNone()
    {
        for (std::uint32_t size = 0; size <= 18; ++size) {
            wire::OwnedFrame frame = tagged(10);
            frame.frame().size = size;
            QCOMPARE(wire::vlanIdOf(frame.frame()).has_value(), size == 18);
        }
    }

    void aPushedTagIsTheOneThatOthersWrite()
    {
        wire::OwnedFrame frame = untagged();
        wire::pushVlanTag(frame.frame(), 10);
        QCOMPARE(test::bytesOf(frame.frame()), test::bytesOf(tagged(10).frame()));
    }

    void poppingLeavesTheUntaggedFrame()
    {
        wire::OwnedFrame frame = tagged(10, 3);
        wire::popVlanTag(frame.frame());
        QCOMPARE(test::bytesOf(frame.frame()), test::bytesOf(untagged().frame()));
    }

    void twoTagsLieInEachOther()
    {
        wire::OwnedFrame frame = untagged();
        wire::pushVlanTag(frame.frame(), 10);
        wire::pushVlanTag(frame.frame(), 20);
        QCOMPARE(wire::vlanIdOf(frame.frame()), std::optional<std::uint16_t>(20));
        wire::popVlanTag(frame.frame());
        QCOMPARE(wire::vlanIdOf(frame.frame()), std::optional<std::uint16_t>(10));
        wire::popVlanTag(frame.frame());
        QCOMPARE(test::bytesOf(frame.frame()), test::bytesOf(untagged().frame()));
    }

    void placesOfTheOffloadMoveWithTheFrame()
    {
        wire::OwnedFrame frame = untagged();
        wire::Offload& offload = frame.frame().offload;
        offload = {.needsChecksum = true, .checksumStart = 34, .checksumOffset = 6, .headerLength = 42};
        const std::uint32_t capacity = frame.frame().capacity;
        wire::pushVlanTag(frame.frame(), 10);
        QCOMPARE(offload.checksumStart, std::uint16_t{38});
        QCOMPARE(offload.checksumOffset, std::uint16_t{6});
        QCOMPARE(offload.headerLength, std::uint16_t{46});
        QCOMPARE(frame.frame().capacity, capacity + wire::kVlanTag);
        wire::popVlanTag(frame.frame());
        QCOMPARE(offload.checksumStart, std::uint16_t{34});
        QCOMPARE(offload.headerLength, std::uint16_t{42});
        QCOMPARE(frame.frame().capacity, capacity);
    }

    void whatTheOffloadDoesNotSayStaysUnsaid()
    {
        wire::OwnedFrame frame = tagged(10);
        wire::popVlanTag(frame.frame());
        QCOMPARE(frame.frame().offload.checksumStart, std::uint16_t{0});
        QCOMPARE(frame.frame().offload.headerLength, std::uint16_t{0});
    }
};

QTEST_APPLESS_MAIN(TestVlanTag)
#include "tst_vlan_tag.moc"

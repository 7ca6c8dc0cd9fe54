// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing/interface_lists.h"

#include <QTest>

using namespace tb::routing;

class TestInterfaceLists : public QObject {
    Q_OBJECT

private slots:
    void aSetHasWhatWasAdded()
    {
        InterfaceSet set;
        QVERIFY(!set.contains(3));
        set.add(3);
        QVERIFY(set.contains(3));
        QVERIFY(!set.contains(2) && !set.contains(4) && !set.contains(1'000'000));
    }

    void allHasEveryInterfaceButNone()
    {
        QVERIFY(InterfaceSet::all().contains(1));
        QVERIFY(InterfaceSet::all().contains(1'000'000));
        QVERIFY(!InterfaceSet::all().contains(kNoInterface));
        InterfaceSet set;
        set.add(kNoInterface);
        QVERIFY(!set.contains(kNoInterface));
    }

    void setsAreAddedAndTakenAway()
    {
        InterfaceSet odd, small;
        for (const InterfaceId id : {1, 3, 5})
            odd.add(id);
        for (const InterfaceId id : {1, 2})
            small.add(id);
        InterfaceSet set = odd;
        set.add(small);
        QVERIFY(set.contains(1) && set.contains(2) && set.contains(5) && !set.contains(4));
        set.remove(odd);
        QVERIFY(!set.contains(1) && set.contains(2) && !set.contains(5));
    }

    void fromAllSomeCanBeTakenAway()
    {
        InterfaceSet one;
        one.add(2);
        InterfaceSet rest = InterfaceSet::all();
        rest.remove(one);
        QVERIFY(rest.contains(1) && !rest.contains(2) && rest.contains(3) && !rest.contains(kNoInterface));
        one.add(rest);
        QVERIFY(one.contains(2) && one.contains(3) && one.contains(99) && !one.contains(kNoInterface));
        one.remove(InterfaceSet::all());
        QVERIFY(!one.contains(2) && !one.contains(99));
    }

    void listsAreFoundByName()
    {
        InterfaceSet set;
        set.add(7);
        const InterfaceLists lists({
            {"LAN", set},
            {"WAN", {} }
        });
        QVERIFY(lists.find("LAN")->contains(7));
        QVERIFY(!lists.find("WAN")->contains(7));
        QVERIFY(!lists.find("DMZ"));
    }
};

QTEST_APPLESS_MAIN(TestInterfaceLists)
#include "tst_interface_lists.moc"

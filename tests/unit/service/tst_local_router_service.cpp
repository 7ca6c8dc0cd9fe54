// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/local_router_service.h"

#include "service/config_file.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <condition_variable>
#include <future>
#include <mutex>

using namespace tb;
using namespace tb::service;

namespace {

constexpr const char* kLabRouter =
    "/interface ethernet\n"
    "add link=lab name=ether1\n"
    "add link=lab name=ether2\n"
    "/ip address\n"
    "add address=203.0.113.1/24 interface=ether1\n"
    "add address=192.168.88.1/24 interface=ether2\n"
    "/lab host\n"
    "add address=203.0.113.10/24 gateway=203.0.113.1 interface=ether1 name=server\n"
    "add address=192.168.88.10/24 gateway=192.168.88.1 interface=ether2 name=pc\n"
    "/ip firewall nat\n"
    "add action=masquerade chain=srcnat out-interface=ether1\n"
    "/lab traffic\n"
    "add destination=203.0.113.10 every=1s host=pc length=500ms\n";

int threads()
{
    return int(QDir("/proc/self/task").entryList(QDir::Dirs | QDir::NoDotAndDotDot).size());
}

/// Waits for the answer, however long it takes.
menu::Reply execute(RouterService& service, menu::Command command)
{
    std::promise<menu::Reply> promise;
    service.execute(std::move(command), [&](menu::Reply reply) { promise.set_value(std::move(reply)); });
    return promise.get_future().get();
}

menu::Command rename(const char* name)
{
    return {menu::Verb::Set, "/system/identity", {}, {}, {{"name", name}}};
}

/// Keeps what a watch was told until the test wants it.
template <typename T>
class Told {
public:
    void operator()(T value)
    {
        const std::lock_guard lock(m_lock);
        m_values.push_back(std::move(value));
        m_changed.notify_all();
    }
    /// Waits for the first value that will do.
    template <typename F>
    T waitFor(F isGood)
    {
        std::unique_lock lock(m_lock);
        for (;;) {
            for (; m_next < m_values.size(); ++m_next) {
                if (isGood(m_values[m_next]))
                    return m_values[m_next];
            }
            m_changed.wait(lock);
        }
    }

    std::size_t count()
    {
        const std::lock_guard lock(m_lock);
        return m_values.size();
    }

private:
    std::mutex m_lock;
    std::condition_variable m_changed;
    std::vector<T> m_values;
    std::size_t m_next = 0;
};

using MenuPicture = std::shared_ptr<const menu::MenuView>;
using ListChange = std::shared_ptr<const inspect::SnapshotDiff>;

LocalRouterService::Options withText(const char* text)
{
    LocalRouterService::Options options;
    options.configText = text;
    options.workers = 2;
    return options;
}

} // namespace

class TestLocalRouterService : public QObject {
    Q_OBJECT

private slots:
    void noThreadIsLeftBehind()
    {
        const int before = threads();
        {
            LocalRouterService service(withText(kLabRouter));
            QVERIFY(static_cast<bool>(service.start()));
            QVERIFY(threads() >= before + 4); // control, two workers, sweeper
            service.stop();
            service.stop(); // again is nothing
        }
        QCOMPARE(threads(), before);
    }

    void aServiceThatWasNeverStartedEnds()
    {
        const int before = threads();
        {
            const LocalRouterService service(withText(kLabRouter));
        }
        QCOMPARE(threads(), before);
    }

    void aFaultyFileLoadsNothingAndIsNamed()
    {
        QTemporaryDir folder;
        LocalRouterService::Options options;
        options.configPath = folder.filePath("router.rsc").toStdString();
        const std::string text =
            "/system identity set name=Loaded\n/ip address\nadd address=10.0.0.999/8 interface=a\n";
        QVERIFY(static_cast<bool>(replaceFile(options.configPath, text)));
        const int before = threads();
        LocalRouterService service(options);

        const auto started = service.start();

        QVERIFY(!started);
        QCOMPARE(QString::fromStdString(started.error()),
                 QString::fromStdString(options.configPath) +
                     ": line 3 column 1: invalid value for argument address");
        QCOMPARE(promptOf(service), std::string("[admin@Trackbox] > "));
        QVERIFY(threads() <= before + 2); // control and views: no worker, no sweeper
        service.stop();
        QCOMPARE(*readFile(options.configPath), text);
    }

    void whatOnlyAPlanKnowsIsFoundWhenLoading()
    {
        LocalRouterService service(withText("/interface ethernet add link=lab name=ether1\n/ip address\n"
                                            "add address=10.0.0.1/8 interface=ether1\n"
                                            "  add address=10.0.0.2/8 interface=ether7\n"
                                            "add address=10.0.0.3/8 interface=ether1\n"));
        const auto started = service.start();
        QVERIFY(!started);
        QCOMPARE(started.error(), std::string("configuration: line 4 column 3: /ip/address item 1: "
                                              "input does not match any value of interface"));
    }

    void whatAChangeBrokeIsFoundThere()
    {
        LocalRouterService service(withText("/interface ethernet add link=lab name=ether1\n"
                                            "/ip address add address=10.0.0.1/8 interface=ether1\n"
                                            "\nset 0 interface=ether7\n"));
        const auto started = service.start();
        QVERIFY(!started);
        QVERIFY2(started.error().starts_with("configuration: line 4 column 1: "), started.error().c_str());
    }

    void aFolderThatIsNotThereIsToldAtStart()
    {
        QTemporaryDir folder;
        LocalRouterService::Options options;
        options.configPath = folder.filePath("none/router.rsc").toStdString();
        LocalRouterService service(options);
        const auto started = service.start();
        QVERIFY(!started);
        QVERIFY2(started.error().ends_with("none: no such file or directory"), started.error().c_str());
    }

    void aChangeThatCannotBeSavedIsToldAndHolds()
    {
        QTemporaryDir folder;
        LocalRouterService::Options options;
        options.configPath = folder.filePath("router.rsc").toStdString();
        LocalRouterService service(options);
        QVERIFY(static_cast<bool>(service.start()));
        QVERIFY(QDir(folder.path()).mkdir("router.rsc.new")); // no file can be made of that name
        const menu::Reply reply = execute(service, rename("R1"));
        QVERIFY(!reply.error);
        QVERIFY2(reply.warning.starts_with("cannot create the file"), reply.warning.c_str());
        QCOMPARE(promptOf(service), std::string("[admin@R1] > "));
    }

    void changesAreAnsweredAndSaved()
    {
        QTemporaryDir folder;
        LocalRouterService::Options options;
        options.configPath = folder.filePath("router.rsc").toStdString();
        {
            LocalRouterService service(options);
            QVERIFY(static_cast<bool>(service.start())); // a new router: its file is not there yet
            QVERIFY(!execute(service, rename("R1")).error);
            const menu::Reply refused = execute(service, rename(""));
            QVERIFY(refused.error.has_value());
            QCOMPARE(refused.error->property, std::string("name"));
        }
        LocalRouterService again(options);
        QVERIFY(static_cast<bool>(again.start()));
        QCOMPARE(promptOf(again), std::string("[admin@R1] > "));
    }

    void withoutSavingTheFileStays()
    {
        QTemporaryDir folder;
        LocalRouterService::Options options;
        options.configPath = folder.filePath("router.rsc").toStdString();
        options.saves = false;
        QVERIFY(static_cast<bool>(replaceFile(options.configPath, "/system identity set name=R1\n")));
        LocalRouterService service(options);
        QVERIFY(static_cast<bool>(service.start()));
        QVERIFY(!execute(service, rename("R2")).error);
        QCOMPARE(*readFile(options.configPath), std::string("/system identity set name=R1\n"));
    }

    void watchersOfAMenuAreTold()
    {
        LocalRouterService service(withText(kLabRouter));
        QVERIFY(static_cast<bool>(service.start()));
        Told<MenuPicture> told;
        const auto nameIs = [](const char* name) {
            return [name](const MenuPicture& view) {
                return view->rows.size() == 1 && view->rows[0].cells[0].text == name;
            };
        };
        auto watch = service.watchMenu("/system/identity", [&](MenuPicture view) { told(std::move(view)); });
        told.waitFor(nameIs("Trackbox"));
        execute(service, rename("R1"));
        QCOMPARE(told.waitFor(nameIs("R1"))->path, std::string("/system/identity"));
        watch.reset();
        const std::size_t before = told.count();
        execute(service, rename("R2")); // menus are told before the reply is
        QCOMPARE(told.count(), before);
    }

    void aMenuThatIsNotThereIsEmpty()
    {
        LocalRouterService service(withText(""));
        QVERIFY(static_cast<bool>(service.start()));
        Told<MenuPicture> told;
        const auto watch = service.watchMenu("/nowhere", [&](MenuPicture view) { told(std::move(view)); });
        QVERIFY(told.waitFor([](const MenuPicture&) { return true; })->rows.empty());
    }

    void theLabMakesConnectionsThatViewersSee()
    {
        LocalRouterService service(withText(kLabRouter));
        QVERIFY(static_cast<bool>(service.start()));
        Told<ListChange> told;
        ConnectionWatch* handle = nullptr;
        std::promise<void> ready;
        const auto mayAnswer = ready.get_future().share();
        const auto watch = service.watchConnections({}, [&, mayAnswer](ListChange change) {
            mayAnswer.wait();
            told(std::move(change));
            handle->ready();
        });
        handle = watch.get();
        ready.set_value();

        const ListChange change = told.waitFor([](const ListChange& one) { return one->next->size() > 0; });

        const inspect::ConnectionRow& row = change->next->row(0);
        QVERIFY(row.has(conntrack::kSourceNat));
        QCOMPARE(row.original.source.toString(), std::string("192.168.88.10"));
        QCOMPARE(row.reply.destination.toString(), std::string("203.0.113.1"));
    }

    void consolesTypeAndComplete()
    {
        LocalRouterService service(withText(kLabRouter));
        QVERIFY(static_cast<bool>(service.start()));
        const auto console = service.openConsole(80);
        std::promise<ConsoleSession::Answer> answer;
        console->submit("/interface ethernet print count-only",
                        [&](auto said) { answer.set_value(std::move(said)); });
        const auto said = answer.get_future().get();
        QCOMPARE(said.output, std::string("2\n"));
        QVERIFY(!said.quit);
        std::promise<std::vector<std::string>> words;
        console->complete("/ip fire", 8, [&](auto found) { words.set_value(std::move(found)); });
        QCOMPARE(words.get_future().get(), std::vector<std::string>{"firewall"});
    }

private:
    static std::string promptOf(RouterService& service)
    {
        const auto console = service.openConsole(0);
        std::promise<std::string> prompt;
        console->submit("", [&](const ConsoleSession::Answer& answer) { prompt.set_value(answer.prompt); });
        return prompt.get_future().get();
    }
};

QTEST_APPLESS_MAIN(TestLocalRouterService)
#include "tst_local_router_service.moc"

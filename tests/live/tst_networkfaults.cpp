#include "dumptools.h"
#include "faultproxy.h"
#include "operationbed.h"

#include <QRandomGenerator>

using namespace Weekglass;

/// Twelve operations of weekglassctl over a network with nine faults. Each ends by itself with a clear error,
/// and leaves what was there before or what is there after it, nothing between and nothing twice; the rest of
/// what goes by steps is done by the same call. A fault begins anywhere in the replies. Each operation meets
/// one fault, or all as many times as WEEKGLASS_NETWORK_FAULTS says.
class TestNetworkFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void operationsUnderFaults_data();
    void operationsUnderFaults();

private:
    struct Fault
    {
        const char* name;
        FaultProxy::Fault fault;
        bool isHarmless = false;
    };
    static const std::vector<Fault>& faults();

    Answer runThrough(const QStringList& arguments, const FaultProxy::Fault& fault);

    OperationBed m_bed;
    Ctl m_through;
    std::unique_ptr<FaultProxy> m_proxy;
    qint64 m_passed = 0; // bytes of replies to the last one
};

const std::vector<TestNetworkFaults::Fault>& TestNetworkFaults::faults()
{
    using Kind = FaultProxy::Kind;
    static const std::vector<Fault> all {
        {"latency", {.kind = Kind::Latency}, true},
        {"slicer", {.kind = Kind::Slicer}, true},
        {"rate", {.kind = Kind::Rate}, true},
        {"replies vanish", {.kind = Kind::SwallowReplies}},
        {"replies of old connections vanish", {.kind = Kind::SwallowReplies, .onlyOld = true}},
        {"stall", {.kind = Kind::Stall}},
        {"reset", {.kind = Kind::Reset, .onlyOld = true}},
        {"cut", {.kind = Kind::Cut, .onlyOld = true}},
        {"down", {.kind = Kind::Down}},
    };
    return all;
}

void TestNetworkFaults::initTestCase()
{
    (void)Pg::defaultNoAnswer(); // this program's own stays
    if (const auto started = m_bed.start(); !started)
        QSKIP(qPrintable(started.error().text())); // initTestCase
    const TestServer& server = **TestServer::instance();
    m_proxy = std::make_unique<FaultProxy>(server.running().socketFolder.toUtf8() + "/.s.PGSQL."
                                           + QByteArray::number(server.running().port));
    const QByteArray user = m_bed.server().open().user();
    m_through =
        Ctl("host=127.0.0.1 port=" + QByteArray::number(m_proxy->port()) + " dbname=postgres user=" + user,
            {QStringLiteral("--json")});
}

Answer TestNetworkFaults::runThrough(const QStringList& arguments, const FaultProxy::Fault& fault)
{
    m_proxy->set(fault);
    const Answer answer = m_through(arguments);
    m_passed = m_proxy->passed();
    m_proxy->set({.kind = FaultProxy::Kind::Cut, .onlyOld = true}); // of what is still there nothing stays
    m_bed.waitUntilAllHaveLeft();
    return answer;
}

void TestNetworkFaults::operationsUnderFaults_data()
{
    QTest::addColumn<int>("operation");
    for (int i = 0; i < static_cast<int>(OperationBed::operations().size()); ++i)
        QTest::newRow(OperationBed::operations()[static_cast<std::size_t>(i)].name) << i;
}

void TestNetworkFaults::operationsUnderFaults()
{
    QFETCH(int, operation);
    const OperationBed::Operation& tried = OperationBed::operations()[static_cast<std::size_t>(operation)];
    if (qstrcmp(tried.name, "archive") == 0)
        SKIP_WITHOUT_DUMP();
    m_bed.makeDatabase(tried);
    const QString before = m_bed.state(tried);
    qputenv("WEEKGLASS_NO_ANSWER", "30");
    const Answer whole = runThrough(m_bed.argumentsOf(tried), {});
    QVERIFY2(whole.exitCode == 0, whole.err.constData());
    const qint64 bytes = m_passed;
    const QString after = m_bed.state(tried);
    const int times = qEnvironmentVariableIntValue("WEEKGLASS_NETWORK_FAULTS");
    auto* random = QRandomGenerator::global();
    for (int i = 0; i < static_cast<int>(faults().size()) * std::max(times, 1); ++i) {
        const Fault& fault = faults()[static_cast<std::size_t>(i) % faults().size()];
        if (times == 0 && i != operation % static_cast<int>(faults().size()))
            continue;
        m_bed.makeDatabase(tried);
        const QStringList arguments = m_bed.argumentsOf(tried);
        FaultProxy::Fault now = fault.fault;
        now.after = random->bounded(static_cast<int>(bytes));
        qputenv("WEEKGLASS_NO_ANSWER", fault.isHarmless ? "30" : "4");
        const Answer answer = runThrough(arguments, now);
        m_bed.waitUntilAllHaveLeft();
        m_bed.reopen(tried);
        const QString found = m_bed.state(tried);
        const QByteArray what = QByteArray(fault.name) + " after " + QByteArray::number(now.after) + " of "
            + QByteArray::number(bytes) + " bytes: exit code " + QByteArray::number(answer.exitCode) + ", "
            + answer.err + "\nbefore " + before.toUtf8() + "\nafter " + after.toUtf8() + "\nfound "
            + found.toUtf8();
        qInfo("%s %s", tried.name, what.constData());
        QVERIFY2(answer.exitCode >= 0, what.constData());
        QVERIFY2(found == before || found == after || tried.goesBySteps, what.constData());
        if (found != before && found != after) {
            const Answer rest = m_bed.direct()(m_bed.argumentsOf(tried));
            QVERIFY2(rest.exitCode == 0 && m_bed.state(tried) == after, rest.err.constData());
        }
        if (answer.exitCode == 0)
            QVERIFY2(found == after, what.constData());
        else
            QVERIFY2(!fault.isHarmless && !answer.err.trimmed().isEmpty()
                         && !answer.err.contains("terminated abnormally"),
                     what.constData());
    }
}

QTEST_GUILESS_MAIN(TestNetworkFaults)
#include "tst_networkfaults.moc"

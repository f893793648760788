#include "pages/connect/trustedowners.h"
#include "pages/connect/trustedownersdialog.h"

#include "patience.h"
#include "testserver.h"
#include "verifyresult.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Weekglass;

/// Whom the user trusts is said in a dialog and kept in the workspace.
class TestTrustedOwners : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void ticksAreKept();
    void nothingIsKeptOnCancel();
    void lostServerIsSaid();

private:
    void run(const QByteArray& script)
    {
        auto session = Pg::Session::open({.conninfo = m_conninfo});
        VERIFY_RESULT(session);
        VERIFY_RESULT(session->script(*Pg::Sql::trusted(script)));
    }
    std::unique_ptr<TrustedOwnersDialog> open(const std::shared_ptr<Pg::OwnerTrust>& trust)
    {
        return std::make_unique<TrustedOwnersDialog>(Pg::SessionPool::create({.conninfo = m_conninfo}),
                                                     trust);
    }
    static QListWidgetItem* item(const TrustedOwnersDialog& dialog, const QByteArray& owner)
    {
        const auto found = dialog.findChild<QListWidget*>(QStringLiteral("owners"))
                               ->findItems(QString::fromUtf8(owner), Qt::MatchExactly);
        return found.isEmpty() ? nullptr : found.front();
    }
    static QPushButton* button(const TrustedOwnersDialog& dialog, QDialogButtonBox::StandardButton which)
    {
        return dialog.findChild<QDialogButtonBox*>(QStringLiteral("buttons"))->button(which);
    }

    QByteArray m_conninfo;
    QByteArray m_owner = "wgt" + QByteArray::number(QCoreApplication::applicationPid()) + "_o/wner";
    QTemporaryDir m_data;
};

void TestTrustedOwners::initTestCase()
{
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_conninfo = (*server)->conninfo();
    qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
    run("CREATE ROLE \"" + m_owner + "\"");
    run("CREATE DATABASE \"" + m_owner + "\" OWNER \"" + m_owner + '"');
    auto inside = Pg::Session::open({.conninfo = m_conninfo, .database = m_owner});
    VERIFY_RESULT(inside);
    VERIFY_RESULT(inside->script(*Pg::Sql::trusted(
        "CREATE TABLE public.t (n INT); ALTER TABLE public.t OWNER TO \"" + m_owner + '"')));
}

void TestTrustedOwners::cleanupTestCase()
{
    if (m_conninfo.isEmpty())
        return;
    run("DROP DATABASE \"" + m_owner + '"');
    run("DROP ROLE \"" + m_owner + '"');
}

void TestTrustedOwners::ticksAreKept()
{
    auto trust = std::make_shared<Pg::OwnerTrust>();
    auto dialog = open(trust);
    dialog->show();
    QTRY_VERIFY_WITH_TIMEOUT(item(*dialog, m_owner), Patience);
    QCOMPARE(item(*dialog, m_owner)->checkState(), Qt::Unchecked);
    QTest::keyClick(dialog.get(), Qt::Key_Return); // neither saves nor cancels
    QVERIFY(dialog->isVisible());
    item(*dialog, m_owner)->setCheckState(Qt::Checked);
    const QSignalSpy accepted(dialog.get(), &QDialog::accepted);
    button(*dialog, QDialogButtonBox::Save)->click();
    QTRY_COMPARE_WITH_TIMEOUT(accepted.size(), 1, Patience);
    auto session = Pg::Session::open({.conninfo = m_conninfo, .database = m_owner, .trust = trust});
    VERIFY_RESULT(session);
    // the next start
    trust = std::make_shared<Pg::OwnerTrust>();
    QVERIFY(!Pg::Session::open({.conninfo = m_conninfo, .database = m_owner, .trust = trust}));
    VERIFY_RESULT(readTrustedOwners(*trust));
    VERIFY_RESULT(Pg::Session::open({.conninfo = m_conninfo, .database = m_owner, .trust = trust}));
    // and taken back
    dialog = open(trust);
    QTRY_VERIFY_WITH_TIMEOUT(item(*dialog, m_owner), Patience);
    QCOMPARE(item(*dialog, m_owner)->checkState(), Qt::Checked);
    item(*dialog, m_owner)->setCheckState(Qt::Unchecked);
    const QSignalSpy again(dialog.get(), &QDialog::accepted);
    button(*dialog, QDialogButtonBox::Save)->click();
    QTRY_COMPARE_WITH_TIMEOUT(again.size(), 1, Patience);
    QVERIFY(!Pg::Session::open({.conninfo = m_conninfo, .database = m_owner, .trust = trust}));
}

void TestTrustedOwners::nothingIsKeptOnCancel()
{
    const auto trust = std::make_shared<Pg::OwnerTrust>();
    const auto dialog = open(trust);
    QTRY_VERIFY_WITH_TIMEOUT(item(*dialog, m_owner), Patience);
    item(*dialog, m_owner)->setCheckState(Qt::Checked);
    button(*dialog, QDialogButtonBox::Cancel)->click();
    const auto kept = std::make_shared<Pg::OwnerTrust>();
    VERIFY_RESULT(readTrustedOwners(*kept));
    for (const auto& one : {trust, kept})
        QVERIFY(!Pg::Session::open({.conninfo = m_conninfo, .database = m_owner, .trust = one}));
}

void TestTrustedOwners::lostServerIsSaid()
{
    const TrustedOwnersDialog dialog(Pg::SessionPool::create({.conninfo = "host=/nowhere"}),
                                     std::make_shared<Pg::OwnerTrust>());
    const auto* state = dialog.findChild<QLabel*>(QStringLiteral("state"));
    QTRY_VERIFY_WITH_TIMEOUT(state->text().contains(QLatin1String("/nowhere")), Patience);
    QVERIFY(!button(dialog, QDialogButtonBox::Save)->isEnabled());
}

QTEST_MAIN(TestTrustedOwners)
#include "tst_trustedowners.moc"

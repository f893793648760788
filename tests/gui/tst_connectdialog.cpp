#include "pages/connect/connectdialog.h"
#include "pages/connect/conninfofacts.h"
#include "patience.h"
#include "pg/session.h"
#include "testserver.h"
#include "verifyresult.h"
#include "widgets/theme/theme.h"
#include "workspace/secrets.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Weekglass;

namespace {

const char* const Canary = "CANARY-pa55";

}

/// The dialog on a workspace of its own. It runs without a keychain (CMake gives it no D-Bus session), unless
/// tests/support/withkeychain.sh runs it.
class TestConnectDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void facts_data();
    void facts();
    void variablesAreShownWithoutSecrets();
    void passfileThatOthersReadIsExplained();
    void freshDialog();
    void nothingListensSaysTheStep();
    void badTextIsExplained();
    void clearPasswordIsWarnedAbout();
    void remoteWithoutVerificationIsWarnedAbout();
    void silentServerCanBeLeft();
    void localServerIsAcceptedAtOnce();
    void testTellsTheSteps();
    void passwordIsAskedForAndNeverStored();
    void keychainKeepsThePassword();
    void savesUpdatesAndRemoves();
    void everythingHasANameAndAKey();

private:
    template<typename Widget>
    Widget* find(const char* name)
    {
        return m_dialog->findChild<Widget*>(QLatin1String(name));
    }
    void open(const QString& conninfo = {});
    void press(const char* button);
    void pressConnect();
    void removeChosen();
    bool settle()
    {
        return QTest::qWaitFor([this] { return m_dialog->isSettled(); }, Patience);
    }
    QString result() { return find<QPlainTextEdit>("result")->toPlainText(); }
    /// Light and dark into $WEEKGLASS_TEST_SCREENSHOTS, if that is set.
    void shoot(const QString& name);
    /// A role that must give its password, on the test's server. Empty: there is no server.
    Result<QString> passwordConninfo();
    /// Also if it does not say.
    bool isInKeychain(const QString& conninfo);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ConnectDialog> m_dialog;
};

void TestConnectDialog::init()
{
    m_dialog.reset();
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestConnectDialog::open(const QString& conninfo)
{
    m_dialog =
        std::make_unique<ConnectDialog>(nullptr, m_folder->filePath(QStringLiteral("in/workspace.sqlite")));
    m_dialog->show();
    QVERIFY(settle());
    if (!conninfo.isNull())
        m_dialog->setConninfo(conninfo);
}

void TestConnectDialog::press(const char* button)
{
    QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton);
    QVERIFY(settle());
}

void TestConnectDialog::pressConnect()
{
    QTest::mouseClick(find<QDialogButtonBox>("buttons")->button(QDialogButtonBox::Ok), Qt::LeftButton);
    QVERIFY(settle());
}

void TestConnectDialog::removeChosen()
{
    press("remove");
    auto* box = m_dialog->findChild<QMessageBox*>();
    QVERIFY(box);
    QCOMPARE(box->textFormat(), Qt::PlainText);
    for (auto* button : box->buttons()) {
        if (box->buttonRole(button) == QMessageBox::AcceptRole)
            return QTest::mouseClick(button, Qt::LeftButton);
    }
    QFAIL("no button removes");
}

void TestConnectDialog::shoot(const QString& name)
{
    const QString folder = qEnvironmentVariable("WEEKGLASS_TEST_SCREENSHOTS");
    if (folder.isEmpty())
        return;
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        applyTheme(theme);
        QTest::qWait(50);
        const QString shade = theme == Theme::Light ? QStringLiteral("light") : QStringLiteral("dark");
        QVERIFY(m_dialog->grab().save(QStringLiteral("%1/%2-%3.png").arg(folder, name, shade)));
    }
    applyTheme(Theme::Light);
}

Result<QString> TestConnectDialog::passwordConninfo()
{
    auto server = TestServer::instance();
    if (!server)
        return server.error();
    if (!(*server)->isOwn())
        return Error {.message = QStringLiteral("needs a server of its own, to change its pg_hba.conf")};
    auto session = Pg::Session::open({.conninfo = (*server)->conninfo()});
    if (!session)
        return session.error();
    auto file = session->query(Pg::Sql("SHOW hba_file"));
    if (!file)
        return file.error();
    QFile hba(QString::fromUtf8(*file->single()));
    if (!hba.open(QIODevice::ReadWrite))
        return Error {.message = hba.errorString()};
    const QByteArray old = hba.readAll();
    if (!old.contains("wanted")) {
        hba.resize(0);
        hba.seek(0);
        hba.write("local all wanted scram-sha-256\n" + old);
        hba.close();
        const auto loaded = [&] {
            return session->query(Pg::Sql("SELECT pg_catalog.pg_conf_load_time()"))->single();
        };
        const auto before = loaded();
        auto done = session->script(Pg::Sql("CREATE ROLE wanted LOGIN PASSWORD 'CANARY-pa55'; "
                                            "SELECT pg_catalog.pg_reload_conf()"));
        if (!done)
            return done.error();
        // the postmaster reads the file when it comes to it, and passes the word on
        if (!QTest::qWaitFor([&] { return loaded() != before; }, Patience))
            return Error {.message = QStringLiteral("the server does not read its pg_hba.conf")};
    }
    const auto& running = (*server)->running();
    return QStringLiteral("host='%1' port=%2 user=wanted").arg(running.socketFolder).arg(running.port);
}

bool TestConnectDialog::isInKeychain(const QString& conninfo)
{
    const auto facts = conninfoFacts(conninfo.toUtf8());
    const auto answer = std::make_shared<std::optional<bool>>();
    Secrets::read(
        this, facts ? facts->secretKey : QString(),
        [answer](const Result<std::optional<QString>>& found) { *answer = !found || found->has_value(); });
    (void)QTest::qWaitFor([&answer] { return answer->has_value(); }, Patience);
    return answer->value_or(true);
}

void TestConnectDialog::facts_data()
{
    QTest::addColumn<QByteArray>("conninfo");
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("hasPassword");
    QTest::addColumn<bool>("isRemote");
    QTest::addColumn<bool>("checksServer");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("@:5432") << false << false << false;
    QTest::newRow("URI") << QByteArray("postgresql://u:secret@db.example.com:6000/x")
                         << QStringLiteral("u@db.example.com:6000") << true << true << false;
    QTest::newRow("verified") << QByteArray("host=db user=u sslmode=verify-full")
                              << QStringLiteral("u@db:5432") << false << true << true;
    QTest::newRow("require is no proof")
        << QByteArray("host=db sslmode=require") << QStringLiteral("@db:5432") << false << true << false;
    QTest::newRow("loopback") << QByteArray("host=127.0.0.1") << QStringLiteral("@127.0.0.1:5432") << false
                              << false << false;
    QTest::newRow("loopback and another") << QByteArray("host=localhost,far")
                                          << QStringLiteral("@localhost,far:5432") << false << true << false;
    QTest::newRow("address counts") << QByteArray("host=localhost hostaddr=10.0.0.1")
                                    << QStringLiteral("@localhost:5432") << false << true << false;
    QTest::newRow("socket") << QByteArray("host=/run/postgresql") << QStringLiteral("@/run/postgresql:5432")
                            << false << false << false;
    QTest::newRow("service") << QByteArray("service=games user=u") << QStringLiteral("u@service:games")
                             << false << false << false;
    QTest::newRow("password as part of a value")
        << QByteArray("host=db dbname='password=x'") << QStringLiteral("@db:5432") << false << true << false;
}

void TestConnectDialog::facts()
{
    QFETCH(QByteArray, conninfo);
    auto found = conninfoFacts(conninfo);
    VERIFY_RESULT(found);
    QTEST(found->secretKey, "key");
    QTEST(found->hasPassword, "hasPassword");
    QTEST(found->isRemote, "isRemote");
    QTEST(found->checksServer, "checksServer");
    QVERIFY(!found->withoutPassword.contains("secret"));
    QVERIFY(!found->secretKey.contains(QLatin1String("secret")));
    if (!found->hasPassword)
        QCOMPARE(found->withoutPassword, conninfo);
}

void TestConnectDialog::variablesAreShownWithoutSecrets()
{
    qputenv("PGPASSWORD", Canary);
    qputenv("PGTZ", "<b>UTC</b>");
    open();
    const auto* label = find<QLabel>("variables");
    QVERIFY(label->isVisible());
    QCOMPARE(label->textFormat(), Qt::PlainText);
    const QString shown = label->text();
    qunsetenv("PGPASSWORD");
    qunsetenv("PGTZ");
    QVERIFY2(shown.contains(QLatin1String("PGPASSWORD=(hidden)")), qPrintable(shown));
    QVERIFY(shown.contains(QLatin1String("PGTZ=<b>UTC</b>")));
    QVERIFY(!shown.contains(QLatin1String(Canary)));
}

void TestConnectDialog::passfileThatOthersReadIsExplained()
{
    const QString path = m_folder->filePath(QStringLiteral("pass word"));
    const QByteArray conninfo = "host=h passfile='" + QFile::encodeName(path) + '\'';
    QCOMPARE(passfileProblem(conninfo), QString());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    QCOMPARE(passfileProblem(conninfo), QString());
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    QVERIFY2(passfileProblem(conninfo).contains(QLatin1String("chmod 0600")),
             qPrintable(passfileProblem(conninfo)));
    QVERIFY(!passfileProblem("passfile='" + QFile::encodeName(m_folder->path()) + '\'').isEmpty());
}

void TestConnectDialog::freshDialog()
{
    open();
    QCOMPARE(find<QListWidget>("connections")->count(), 2);
    QVERIFY(!find<QLineEdit>("password")->isVisible());
    QVERIFY(!find<QLabel>("hint")->isVisible());
    QVERIFY(!find<QPushButton>("save")->isEnabled());
    QVERIFY(!find<QPushButton>("remove")->isEnabled());
    shoot(QStringLiteral("connect-fresh"));
}

void TestConnectDialog::nothingListensSaysTheStep()
{
    QTcpSocket taken; // by nobody who listens
    QVERIFY(taken.bind(QHostAddress::LocalHost, 0, QAbstractSocket::DontShareAddress));
    open(QStringLiteral("postgresql://u@127.0.0.1:%1/x").arg(taken.localPort()));
    press("test");
    QVERIFY2(result().contains(QLatin1String("failed at reaching the server")), qPrintable(result()));
    shoot(QStringLiteral("connect-failed"));

    // no name at all, or the test would wait for the network
    m_dialog->setConninfo(QStringLiteral("host=no-such-host..invalid"));
    press("test");
    QVERIFY2(result().contains(QLatin1String("failed at the name")), qPrintable(result()));
    pressConnect();
    QVERIFY(m_dialog->isVisible());
}

void TestConnectDialog::badTextIsExplained()
{
    open(QStringLiteral("hots=h"));
    press("test");
    QVERIFY2(result().contains(QLatin1String("cannot be understood")), qPrintable(result()));
    QVERIFY(result().contains(QLatin1String("hots")));
}

void TestConnectDialog::clearPasswordIsWarnedAbout()
{
    open(QStringLiteral("postgresql://u:%1@localhost/x").arg(QLatin1String(Canary)));
    auto* hint = find<QLabel>("hint");
    QVERIFY(hint->isVisible());
    QVERIFY(hint->text().contains(QLatin1String("not be stored")));
    find<QLineEdit>("name")->setText(QStringLiteral("clear"));
    press("save");
    QCOMPARE(result(), QStringLiteral("Saved."));
    const QString kept = find<QLineEdit>("conninfo")->text();
    QVERIFY2(!kept.contains(QLatin1String(Canary)) && kept.contains(QLatin1String("user='u'")),
             qPrintable(kept));
    QVERIFY(!hint->isVisible());
}

void TestConnectDialog::remoteWithoutVerificationIsWarnedAbout()
{
    open(QStringLiteral("host=db.example.com user=me"));
    QVERIFY(find<QLabel>("hint")->text().contains(QLatin1String("sslmode=verify-full")));
    shoot(QStringLiteral("connect-hint"));
    m_dialog->setConninfo(QStringLiteral("host=db.example.com user=me sslmode=verify-full"));
    QVERIFY(!find<QLabel>("hint")->isVisible());
}

void TestConnectDialog::silentServerCanBeLeft()
{
    QTcpServer silent; // takes connections and says nothing
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    open(QStringLiteral("host=127.0.0.1 port=%1 user=u").arg(silent.serverPort()));
    QTest::mouseClick(find<QPushButton>("test"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("stop")->isVisible(), Patience);
    QVERIFY(!find<QPushButton>("test")->isEnabled());
    shoot(QStringLiteral("connect-busy"));
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(m_dialog->isSettled());
    QVERIFY(find<QPushButton>("test")->isEnabled());
    QTest::mouseClick(find<QPushButton>("test"), Qt::LeftButton);
    m_dialog.reset(); // the owner dies first
}

void TestConnectDialog::localServerIsAcceptedAtOnce()
{
    open();
    QSignalSpy accepted(m_dialog.get(), &QDialog::accepted);
    find<QListWidget>("connections")->setCurrentRow(1);
    shoot(QStringLiteral("connect-local"));
    find<QListWidget>("connections")->setFocus();
    QTest::keyClick(find<QListWidget>("connections"), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(accepted.size(), 1, Patience);
    QVERIFY(m_dialog->isLocalServer());
}

void TestConnectDialog::testTellsTheSteps()
{
    auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    open(QString::fromUtf8((*server)->conninfo()));
    press("test");
    for (const char* step : {"It works.", "Server:", "PostgreSQL", "Encryption:", "Login: as", "Database:"})
        QVERIFY2(result().contains(QLatin1String(step)), qPrintable(result()));
    shoot(QStringLiteral("connect-works"));
    QVERIFY(m_dialog->isVisible());
    pressConnect();
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(m_dialog->result(), static_cast<int>(QDialog::Accepted));
    QCOMPARE(m_dialog->options().conninfo, (*server)->conninfo());
    QVERIFY(!m_dialog->name().isEmpty());
}

void TestConnectDialog::passwordIsAskedForAndNeverStored()
{
    const auto conninfo = passwordConninfo();
    if (!conninfo)
        QSKIP(qPrintable(conninfo.error().text()));
    open(*conninfo);
    find<QLineEdit>("name")->setText(QStringLiteral("with password"));
    pressConnect();
    auto* password = find<QLineEdit>("password");
    QVERIFY2(password->isVisible(), qPrintable(result()));
    QVERIFY(password->hasFocus());
    QVERIFY(!find<QCheckBox>("keep")->isChecked());
    QCOMPARE(find<QCheckBox>("keep")->isEnabled(), qEnvironmentVariableIsSet("WEEKGLASS_TEST_KEYCHAIN"));
    QVERIFY(find<QCheckBox>("keep")->isEnabled() || find<QLabel>("noKeychain")->isVisible());
    shoot(QStringLiteral("connect-password"));

    password->setText(QStringLiteral("wrong"));
    pressConnect();
    QVERIFY2(result().contains(QLatin1String("refused")), qPrintable(result()));
    shoot(QStringLiteral("connect-refused"));
    password->setText(QLatin1String(Canary));
    QTest::keyClick(password, Qt::Key_Return);
    QVERIFY(settle());
    QVERIFY2(!m_dialog->isVisible(), qPrintable(result()));
    // no database was named and there is none called "wanted"
    QVERIFY(m_dialog->options().conninfo.contains("dbname='postgres'"));
    QVERIFY(m_dialog->options().database.isEmpty()); // that would be a week
    VERIFY_RESULT(Pg::Session::open(m_dialog->options()));
    m_dialog.reset();

    for (const QFileInfo& info : QDir(m_folder->filePath(QStringLiteral("in"))).entryInfoList(QDir::Files)) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(Canary), qPrintable(info.fileName()));
    }
    open();
    QCOMPARE(find<QListWidget>("connections")->count(), 3);
    QCOMPARE(find<QLineEdit>("name")->text(), QStringLiteral("with password"));
    QCOMPARE(find<QLineEdit>("conninfo")->text(), *conninfo);
}

void TestConnectDialog::keychainKeepsThePassword()
{
    if (!qEnvironmentVariableIsSet("WEEKGLASS_TEST_KEYCHAIN"))
        QSKIP("no keychain in this run");
    const auto conninfo = passwordConninfo();
    if (!conninfo)
        QSKIP(qPrintable(conninfo.error().text()));
    open(*conninfo);
    find<QLineEdit>("name")->setText(QStringLiteral("kept"));
    pressConnect();
    find<QLineEdit>("password")->setText(QLatin1String(Canary));
    find<QCheckBox>("keep")->setChecked(true);
    pressConnect();
    QVERIFY2(!m_dialog->isVisible(), qPrintable(result()));

    open();
    pressConnect();
    QVERIFY2(!m_dialog->isVisible(), qPrintable(result()));
    QCOMPARE(m_dialog->options().password, QByteArray(Canary));

    open();
    removeChosen();
    QTRY_VERIFY_WITH_TIMEOUT(m_dialog->isSettled() && find<QListWidget>("connections")->count() == 2,
                             Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!isInKeychain(*conninfo), Patience);
    m_dialog->setConninfo(*conninfo);
    pressConnect();
    QVERIFY(find<QLineEdit>("password")->isVisible());
}

void TestConnectDialog::savesUpdatesAndRemoves()
{
    open(QStringLiteral("host=db1.example.com sslmode=verify-full"));
    auto* list = find<QListWidget>("connections");
    find<QLineEdit>("name")->setText(QStringLiteral("<b>first</b>"));
    press("save");
    QCOMPARE(list->count(), 3);
    QCOMPARE(list->currentItem()->text(), QStringLiteral("<b>first</b>\ndb1.example.com"));
    find<QLineEdit>("conninfo")->setText(QStringLiteral("host=db2.example.com sslmode=verify-full"));
    press("save");
    QCOMPARE(list->count(), 3);
    QCOMPARE(list->currentItem()->text(), QStringLiteral("<b>first</b>\ndb2.example.com"));
    // a new one may not take its name
    m_dialog->setConninfo(QStringLiteral("host=db3"));
    find<QLineEdit>("name")->setText(QStringLiteral("<b>First</b>"));
    press("save");
    QVERIFY2(result().contains(QLatin1String("already")), qPrintable(result()));
    QCOMPARE(find<QLineEdit>("conninfo")->text(), QStringLiteral("host=db3"));
    list->setCurrentRow(2);
    shoot(QStringLiteral("connect-saved"));
    removeChosen();
    QTRY_COMPARE_WITH_TIMEOUT(list->count(), 2, Patience);
}

void TestConnectDialog::everythingHasANameAndAKey()
{
    open();
    QStringList keys;
    for (const auto* button : m_dialog->findChildren<QAbstractButton*>()) {
        if (button->objectName().startsWith(QLatin1String("qt_")) || button->text().isEmpty())
            continue;
        QVERIFY2(!button->shortcut().isEmpty(), qPrintable(button->text()));
        QVERIFY2(!keys.contains(button->shortcut().toString()), qPrintable(button->text()));
        keys << button->shortcut().toString();
    }
    for (const auto* field : m_dialog->findChildren<QLineEdit*>())
        QVERIFY2(!field->accessibleName().isEmpty(), qPrintable(field->objectName()));
    for (const auto* label : m_dialog->findChildren<QLabel*>()) {
        const auto parts = label->text().split(QLatin1Char('&'));
        if (!label->buddy() || parts.size() != 2)
            continue;
        const QString key = QStringLiteral("Alt+") + parts[1].at(0).toUpper();
        QVERIFY2(!keys.contains(key), qPrintable(label->text()));
        keys << key;
    }
}

QTEST_MAIN(TestConnectDialog)

#include "tst_connectdialog.moc"

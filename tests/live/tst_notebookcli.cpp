#include "ctl.h"
#include "weekserver.h"

#include "base/files.h"

#include <QRegularExpression>

using namespace Weekglass;

/// weekglassctl board list, show, import, export and render, as a user calls them.
class TestNotebookCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void importedIsListedAndShown();
    void exportedIsWhatWasImported();
    void renderedForTwoWeeks();
    void fileRefersToNothing();
    void failingCellIsExitCodeOne();
    void thereAlready();
    void wrongArguments_data();
    void wrongArguments();

private:
    Answer board(const QStringList& more) const
    {
        return m_ctl(QStringList {QStringLiteral("board")} + more);
    }
    QString file(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    /// A notebook of these cells, in a file and saved under a name.
    void import(const QString& name, const QByteArray& cells)
    {
        const QString path = m_folder.filePath(QString(name + QStringLiteral(".json")));
        VERIFY_RESULT(writePrivateFile(path, notebook(cells)));
        const Answer imported = board({QStringLiteral("import"), name, path});
        QVERIFY2(imported.exitCode == 0, imported.err.constData());
    }
    static QByteArray notebook(const QByteArray& cells)
    {
        return R"({"format":"weekglass-notebook","version":1,"game":"paperdynasty","title":"Runs & <hits>","cells":[)"
            + cells + "]}";
    }
    Answer render(const char* week, const char* to, const QString& name = QStringLiteral("findings")) const
    {
        return board({QStringLiteral("render"), name, QStringLiteral("--week"), QLatin1String(week),
                      QStringLiteral("--html"), file(to)});
    }
    QByteArray content(const char* name) const
    {
        const auto bytes = readFile(file(name));
        return bytes ? *bytes : QByteArray();
    }

    WeekServer m_server;
    QTemporaryDir m_folder;
    Ctl m_ctl;
};

namespace {

constexpr const char* First = "paperdynasty_2025_w01";
constexpr const char* Second = "paperdynasty_2025_w02";
/// With an address in the text, which stays text.
constexpr const char* Cells =
    "{\"kind\":\"text\",\"markdown\":\"# Why\\n\\n[said](http://example.com/a) "
    "![p](http://example.com/b.png)\"},"
    "{\"kind\":\"chart\",\"metric\":\"plays_per_minute\"},"
    "{\"kind\":\"table\",\"title\":\"Where\",\"sql\":\"SELECT pg_catalog.current_database() AS week\"},"
    "{\"kind\":\"comparison\",\"metrics\":[\"runs\"],\"before\":1}";

QStringList captured(const char* pattern, const QByteArray& html)
{
    QStringList found;
    const QRegularExpression expression(QLatin1String(pattern), QRegularExpression::CaseInsensitiveOption);
    for (auto match = expression.globalMatch(QString::fromUtf8(html)); match.hasNext();)
        found << match.next().captured(1);
    return found;
}

}

void TestNotebookCli::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("makes weeks of its own names, so it needs a server of its own"); // initTestCase
    m_ctl = Ctl((*TestServer::instance())->conninfo());
    for (const char* week : {First, Second}) {
        m_server.made(QLatin1String(week));
        const Answer made =
            m_ctl({QStringLiteral("create"), QLatin1String(week), QStringLiteral("--sample")});
        QVERIFY2(made.exitCode == 0, made.err.constData());
    }
    import(QStringLiteral("findings"), Cells);
}

void TestNotebookCli::importedIsListedAndShown()
{
    const Answer list = m_ctl({QStringLiteral("--json"), QStringLiteral("board"), QStringLiteral("list")});
    QCOMPARE(list.exitCode, 0);
    const auto place = list.members(u"name").indexOf(QStringLiteral("\"findings\""));
    QVERIFY2(place >= 0, list.out.constData());
    QCOMPARE(list.members(u"cells").at(place), QStringLiteral("4"));
    QCOMPARE(list.members(u"title").at(place), QStringLiteral("\"Runs & <hits>\""));
    const Answer show = board({QStringLiteral("show"), QStringLiteral("findings")});
    QCOMPARE(show.exitCode, 0);
    for (const char* cell : {"Text: # Why", "Chart: plays_per_minute", "Table: Where", "Comparison: runs"})
        QVERIFY2(show.out.contains(cell), show.out.constData());
}

void TestNotebookCli::exportedIsWhatWasImported()
{
    const Answer exported = board({QStringLiteral("export"), QStringLiteral("findings")});
    QCOMPARE(exported.exitCode, 0);
    VERIFY_RESULT(writePrivateFile(file("exported.json"), exported.out));
    QCOMPARE(board({QStringLiteral("import"), QStringLiteral("again"), file("exported.json")}).exitCode, 0);
    QCOMPARE(board({QStringLiteral("export"), QStringLiteral("again")}).out, exported.out);
}

/// The same notebook: each week has its own figures.
void TestNotebookCli::renderedForTwoWeeks()
{
    for (const auto& [week, name] : {std::pair(First, "first.html"), std::pair(Second, "second.html")}) {
        const Answer rendered = render(week, name);
        QVERIFY2(rendered.exitCode == 0, rendered.err.constData());
        const QByteArray html = content(name);
        QVERIFY(html.contains(QByteArray(QByteArray("<td>") + week + "</td>")));
        auto session = m_server.open(QLatin1String(week));
        const GameLibrary library = GameLibrary::load({QStringLiteral(":/sql/games")});
        const QByteArray sql = library.game(QStringLiteral("paperdynasty"))
                                   ->metric(QStringLiteral("plays_per_minute"))
                                   ->query.text;
        const QString sum =
            WeekServer::ask(session,
                            "SELECT sum(m.value)::float8::text FROM (" + sql
                                + ") AS m GROUP BY to_jsonb(m) ->> 'series' ORDER BY 1 LIMIT 1");
        QVERIFY2(html.contains(QByteArray('>' + sum.toUtf8() + "</td>")), qPrintable(sum));
    }
    const char* const figures = "<td[^>]*>([^<]*)</td>";
    QVERIFY(captured(figures, content("first.html")) != captured(figures, content("second.html")));
}

void TestNotebookCli::fileRefersToNothing()
{
    QCOMPARE(render(First, "alone.html").exitCode, 0);
    const QByteArray html = content("alone.html");
    QVERIFY(html.startsWith("<!DOCTYPE html>"));
    QVERIFY(html.contains("default-src 'none'"));
    for (const char* outside : {"<script", "href=", "<link", "@import", "url(", "<iframe", "<object"})
        QVERIFY2(!html.contains(outside), outside);
    const QStringList sources = captured("\\b(?:src|srcset)=[\"']?([^\"'> ]*)", html);
    QCOMPARE(sources.size(), 2); // light and dark
    for (const QString& source : sources) {
        QVERIFY2(source.startsWith(QLatin1String("data:image/svg+xml;base64,")), qPrintable(source.left(40)));
        const QByteArray svg = QByteArray::fromBase64(source.section(QLatin1Char(','), 1).toLatin1());
        QVERIFY(svg.contains("<svg"));
        for (const char* outside : {"<script", "href=\"http", "<image"})
            QVERIFY2(!svg.contains(outside), outside);
    }
    // addresses of the author are words
    QCOMPARE(captured("=[\"']?(https?:)", html), QStringList());
}

void TestNotebookCli::failingCellIsExitCodeOne()
{
    import(QStringLiteral("failing"),
           "{\"kind\":\"table\",\"sql\":\"SELECT 1,\\n  1 / 0\"},{\"kind\":\"chart\",\"metric\":\"runs\"},"
           "{\"kind\":\"comparison\",\"metrics\":[\"no such\",\"runs\"],\"before\":1}");
    const Answer rendered = render(First, "failing.html", QStringLiteral("failing"));
    QCOMPARE(rendered.exitCode, 1);
    QVERIFY2(rendered.err.contains("division by zero"), rendered.err.constData());
    QVERIFY2(rendered.err.contains("no metric “no such”"), rendered.err.constData());
    const QByteArray html = content("failing.html");
    QVERIFY(html.contains("division by zero") && html.contains("data:image/svg+xml"));
    QVERIFY(html.contains("1 / 0")); // the statement that failed
}

void TestNotebookCli::thereAlready()
{
    VERIFY_RESULT(writePrivateFile(file("there.html"), "mine"));
    const Answer rendered = render(First, "there.html");
    QCOMPARE(rendered.exitCode, 1);
    QVERIFY2(rendered.err.contains("already exists") && rendered.err.contains("--force"),
             rendered.err.constData());
    QCOMPARE(content("there.html"), QByteArray("mine"));
    QCOMPARE(
        board({QStringLiteral("render"), QStringLiteral("findings"), QStringLiteral("--week"),
               QLatin1String(First), QStringLiteral("--html"), file("there.html"), QStringLiteral("--force")})
            .exitCode,
        0);
    QVERIFY(content("there.html").startsWith("<!DOCTYPE html>"));
    const QStringList again {QStringLiteral("import"), QStringLiteral("findings"), file("findings.json")};
    const Answer imported = board(again);
    QCOMPARE(imported.exitCode, 1);
    QVERIFY2(imported.err.contains("“findings” already"), imported.err.constData());
    QCOMPARE(board(again + QStringList {QStringLiteral("--force")}).exitCode, 0);
}

void TestNotebookCli::wrongArguments_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("json"); // in the file %1.json
    const auto row = [](const char* name, const char* arguments, int exitCode, const char* message,
                        const QByteArray& json = {}) {
        QTest::newRow(name) << QString::fromUtf8(arguments) << exitCode << QByteArray(message) << json;
    };
    row("show nothing", "show nobody", 4, "no notebook “nobody”");
    row("export nothing", "export nobody", 4, "no notebook “nobody”");
    row("render nothing", "render nobody --week paperdynasty_2025_w01 --html %1.html", 4,
        "no notebook “nobody”");
    row("no such week", "render findings --week paperdynasty_2025_w09 --html %1.html", 4,
        "paperdynasty_2025_w09");
    row("no week", "render findings --html %1.html", 2, "name is required"); // the first word is the week
    row("no such folder", "render findings --week paperdynasty_2025_w01 --html %1/no/a.html", 1, "/no");
    row("folder is a file", "render findings --week paperdynasty_2025_w01 --html /dev/null/a.html", 1,
        "/dev/null");
    row("no such file", "import x %1.none", 1, ".none");
    row("no JSON", "import x %1.json", 1, "not JSON", "{\"format\":");
    row("other JSON", "import x %1.json", 1, "not a notebook of Weekglass", "{}");
    row("wrong cell", "import x %1.json", 1, "cell 1", notebook("{\"kind\":\"video\"}"));
    row("other game", "import x %1.json --game nothing", 4, "nothing", notebook({}));
}

void TestNotebookCli::wrongArguments()
{
    QFETCH(QString, arguments);
    QFETCH(int, exitCode);
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, json);
    const QString base = file("wrong");
    if (!json.isEmpty())
        VERIFY_RESULT(writePrivateFile(QString(base + QStringLiteral(".json")), json));
    const Answer answer = board(arguments.replace(QStringLiteral("%1"), base).split(QLatin1Char(' ')));
    QVERIFY2(answer.exitCode == exitCode,
             QByteArray(QByteArray::number(answer.exitCode) + ' ' + answer.err).constData());
    QVERIFY2(answer.err.contains(message), answer.err.constData());
    QVERIFY(!QFile::exists(QString(base + QStringLiteral(".html"))));
}

QTEST_GUILESS_MAIN(TestNotebookCli)
#include "tst_notebookcli.moc"

#include "publish/markdownhtml.h"
#include "publish/notebookhtml.h"

#include <QTest>

using namespace Weekglass;

/// What is published: no text becomes markup, and the file refers to nothing outside of it.
class TestNotebookHtml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void markdownBecomesThese_data();
    void markdownBecomesThese();
    void hostileTextStaysText();
};

void TestNotebookHtml::markdownBecomesThese_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("html");
    const auto row = [](const char* name, const char* markdown, const char* html) {
        QTest::newRow(name) << QString::fromUtf8(markdown) << QString::fromUtf8(html);
    };
    row("heading", "# A **b**", "<h2>A b</h2>");
    row("words", "a *b* **c** `d`", "<p>a <em>b</em> <strong>c</strong> <code>d</code></p>\n");
    row("html", "<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
    row("inline html", "a <img src=x onerror=y> b", "<p>a &lt;img src=x onerror=y&gt; b</p>\n");
    row("link", "[a](javascript:b)", "<p>a (javascript:b)</p>\n");
    row("picture", "![plan](http://x/y.png)", "<p><em>plan</em></p>\n");
    row("list", "- a\n- b", "<ul><li>a</li>\n<li>b</li></ul>\n");
    row("nested list", "1. a\n   - b\n2. c", "<ol><li>a<ul><li>b</li></ul>\n</li>\n<li>c</li></ol>\n");
    row("code", "```\na < b\n  c\n```", "<pre>a &lt; b\n  c\n</pre>\n");
    row("table", "| a | b |\n|---|---|\n| 1 | <b> |",
        "<div class=\"scroll\"><table><tr><th>a</th><th>b</th></tr>\n<tr><td>1</td><td>&lt;b&gt;</td></tr>\n"
        "</table></div>\n");
}

void TestNotebookHtml::markdownBecomesThese()
{
    QFETCH(const QString, markdown);
    QFETCH(const QString, html);
    QCOMPARE(markdownHtml(markdown), html);
}

void TestNotebookHtml::hostileTextStaysText()
{
    const QString hostile =
        QStringLiteral("\"><script src='http://x/y.js'>\u202e</script><img src=x onerror=y>");
    FilledChart chart;
    chart.metric.id = hostile;
    chart.metric.title = hostile;
    chart.metric.unit = hostile;
    chart.metric.description = hostile;
    chart.metric.query.text = hostile.toUtf8();
    chart.data.span = {.begin = 0, .end = 60'000'000};
    chart.data.series = {
        {.name = hostile,
         .buckets = {{.lastAt = 5, .first = 1, .last = 2, .least = 1, .greatest = 2, .count = 2, .sum = 3}}}};
    chart.finals = {{.at = 5, .value = 2, .text = "2"}};
    chart.missing = {hostile};
    auto result = std::make_shared<QueryResult>();
    result->columns = {{.name = hostile.toUtf8()}};
    const std::array<std::optional<QByteArray>, 1> row {hostile.toUtf8()};
    result->rows.add(row);
    FilledNotebook notebook {.title = hostile, .game = hostile, .week = hostile};
    notebook.cells = {{.cell = TextCell {hostile}},
                      {.cell = ChartCell {.metric = hostile}, .content = chart},
                      {.cell = TableCell {.title = hostile, .sql = hostile},
                       .content = FilledTable {.sql = hostile.toUtf8(), .result = result}},
                      {.cell = TableCell {.report = hostile}, .content = Error {.message = hostile}}};
    const QByteArray html = notebookHtml(notebook);
    for (const char* markup : {"<script", "<img src=x", "<link", "href=", "url(", "@import", "\u202e"})
        QVERIFY2(!html.contains(markup), markup);
    QVERIFY(html.contains("&lt;script"));
    QVERIFY(html.contains("default-src 'none'"));
    QCOMPARE(html.count("src=\"data:image/svg+xml;base64,"), 1);
    QCOMPARE(html.count("src=\""), 1); // no picture from elsewhere
    QVERIFY(html.contains("no value"));
}

QTEST_MAIN(TestNotebookHtml)
#include "tst_notebookhtml.moc"

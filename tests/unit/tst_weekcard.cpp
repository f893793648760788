#include "weeks/weekcard.h"

#include <QTest>

using namespace Weekglass;

class TestWeekCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cards_data();
    void cards();
};

void TestWeekCard::cards_data()
{
    QTest::addColumn<QString>("comment");
    QTest::addColumn<QString>("card"); // game, stage, operation
    const auto row = [](const char* name, const QString& comment, const char* card) {
        QTest::newRow(name) << comment << QString::fromLatin1(card);
    };
    const auto text = [](const char* comment) { return QString::fromUtf8(comment); };
    row("a card", text(R"({"game": "galaxy", "stage": "live", "operation": "a-b"})"), "galaxy live a-b");
    row("a part of one", text(R"({"stage": "created"})"), " created ");
    row("with more than is known", text(R"({"stage": "live", "colour": 7})"), " live ");
    row("no comment", {}, "  ");
    row("words", text("my favourite week"), "  ");
    row("cut off", text(R"({"stage": "created")"), "  ");
    row("a list", text(R"(["created"])"), "  ");
    row("a text", text(R"("created")"), "  ");
    row("no texts", text(R"({"game": 1, "stage": null, "operation": ["a"]})"), "  ");
    row("two of one name", text(R"({"stage": "live", "stage": "created"})"), " created ");
    row("deep", QString(5000, QLatin1Char('[')), "  ");
}

/// Whoever owns the database writes its comment.
void TestWeekCard::cards()
{
    QFETCH(QString, comment);
    const WeekCard card = weekCardOf(comment);
    const QString printed =
        card.game + QLatin1Char(' ') + card.stage + QLatin1Char(' ') + QString::fromLatin1(card.operation);
    QTEST(printed, "card");
}

QTEST_APPLESS_MAIN(TestWeekCard)
#include "tst_weekcard.moc"

#include "game/sectionreaders.h"
#include "pages/replay/replaytimeline.h"
#include "widgets/parts/columnchoice.h"
#include "widgets/parts/elidedlabel.h"
#include "widgets/parts/rowtable.h"
#include "widgets/pictures/placespicture.h"
#include "widgets/pictures/statepictures.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>

using namespace Weekglass;

namespace {

/// Plays 1, 2, 3, …; the score rises with every tenth.
std::shared_ptr<const PlayLog> logOf(qsizetype plays)
{
    static const PlayLogDefinition definition {
        .id = {},
        .title = {},
        .games = {},
        .plays = {},
        .asOf = {},
        .groups = {{QStringLiteral("Score"), {{QStringLiteral("score"), QStringLiteral("Away")}}}}};
    PlayLogBuilder builder(definition, "1");
    if (!builder.beginPlays(std::vector<QByteArray> {"play_number", "at", "kind", "title", "score", "other"}))
        return nullptr;
    for (qsizetype number = 1; number <= plays; ++number) {
        const QByteArray text = QByteArray::number(number);
        const QByteArray score = QByteArray::number(number / 10);
        const QByteArray title = "<b>Play " + text + "</b>";
        const std::vector<TextColumn::Text> row {text, text, QByteArrayView("k"), title, score, text};
        if (!builder.addPlay(row))
            return nullptr;
    }
    const auto built = builder.finish();
    return built ? *built : nullptr;
}

std::shared_ptr<const PlayMarks> everyTenth(qsizetype plays)
{
    PlayMarks marks {{.id = QStringLiteral("scoring"), .title = QStringLiteral("Scoring play"), .plays = {}},
                     {.id = {}, .title = QStringLiteral("k"), .plays = {}}};
    for (qsizetype index = 9; index < plays; index += 10)
        marks[0].plays.push_back(index);
    return std::make_shared<const PlayMarks>(std::move(marks));
}

/// The colour at a place of what the widget paints.
QColor colorAt(QWidget& widget, double x, double y)
{
    return widget.grab().toImage().pixelColor(static_cast<int>(x), static_cast<int>(y));
}

PlacesDefinition field()
{
    PlacesDefinition places;
    places.outlines = {{.path = *readPath(QStringLiteral("M 0 100 L 100 0 L 200 100 L 100 200 Z"))}};
    places.places = {
        {.title = QStringLiteral("First"),
         .at = {200, 100},
         .value = QStringLiteral("/first"),
         .isMark = true},
        {.title = QStringLiteral("Batter"), .at = {100, 200}, .value = QStringLiteral("/batter")}};
    places.lines = {{.title = QStringLiteral("Away"),
                     .array = QStringLiteral("/innings"),
                     .totals = {{QStringLiteral("R"), QStringLiteral("/runs")}}}};
    places.tables = {{.title = QStringLiteral("Line-up"),
                      .array = QStringLiteral("/lineup"),
                      .columns = {{QStringLiteral("Player"), QStringLiteral("/player")}},
                      .key = QStringLiteral("/player"),
                      .current = {QStringLiteral("/batter")}}};
    return places;
}

std::shared_ptr<const Json::Document> document(const char* text)
{
    auto parsed = Json::Document::parse(text);
    return parsed ? std::make_shared<const Json::Document>(*std::move(parsed)) : nullptr;
}

}

class TestReplayWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPlayHasItsPlace_data();
    void everyPlayHasItsPlace();
    void pressingAndDraggingSeeks();
    void previewTellsOfAPlay();
    void lanesShowMarks();
    void lanesOfAMillion();
    void showsWhatIsLoaded();
    void showsRangeAndBookmarks();
    void picturesSayTheState();
    void pictureStaysAtAnySize();
    void pictureHasRoomForItsRows();
    void titleLosesItsEnd();
    void cutCellTellsAllOfItself();
    void columnsAreHiddenUntilWanted();
    void pictureKeepsTextsApart();
};

void TestReplayWidgets::everyPlayHasItsPlace_data()
{
    QTest::addColumn<qsizetype>("plays");
    for (const qsizetype plays : {1, 80, 389, 5000})
        QTest::addRow("%lld", static_cast<long long>(plays)) << plays;
}

void TestReplayWidgets::everyPlayHasItsPlace()
{
    QFETCH(qsizetype, plays);
    ReplayTimeline timeline;
    timeline.resize(400, timeline.sizeHint().height());
    timeline.setLog(logOf(plays));
    for (qsizetype index = 0; index < plays; ++index)
        QCOMPARE(timeline.indexAt(timeline.placeOf(index)), index);
    QCOMPARE(timeline.indexAt(-50), qsizetype(0));
    QCOMPARE(timeline.indexAt(1e6), plays - 1);
}

void TestReplayWidgets::pressingAndDraggingSeeks()
{
    ReplayTimeline timeline;
    timeline.resize(400, timeline.sizeHint().height());
    timeline.show();
    QTest::mouseClick(&timeline, Qt::LeftButton, {}, QPoint(100, 5)); // without plays nothing happens
    timeline.setLog(logOf(80));
    QSignalSpy moved(&timeline, &ReplayTimeline::valueChanged);
    const auto at = [&timeline](qsizetype index) { return QPointF(timeline.placeOf(index), 8).toPoint(); };
    QTest::mousePress(&timeline, Qt::LeftButton, {}, at(20));
    QCOMPARE(timeline.value(), 20);
    QTest::mouseMove(&timeline, at(30));
    QTest::mouseRelease(&timeline, Qt::LeftButton, {}, at(30));
    QCOMPARE(timeline.value(), 30);
    QTest::mouseMove(&timeline, at(50)); // not pressed any more
    QCOMPARE(timeline.value(), 30);
    QVERIFY(moved.size() >= 2);
    QTest::keyClick(&timeline, Qt::Key_PageDown);
    QVERIFY(timeline.value() != 30);
}

void TestReplayWidgets::previewTellsOfAPlay()
{
    ReplayTimeline timeline;
    timeline.setLog(logOf(80));
    timeline.setMarks(everyTenth(80));
    QCOMPARE(timeline.preview(19), QStringLiteral("Play 20 · <b>Play 20</b>\nAway 2\nScoring play"));
    QCOMPARE(timeline.preview(20), QStringLiteral("Play 21 · <b>Play 21</b>\nAway 2"));
    QCOMPARE(timeline.preview(80), QString());
}

void TestReplayWidgets::lanesShowMarks()
{
    ReplayTimeline timeline;
    timeline.setMarks(everyTenth(80));
    timeline.setLog(logOf(80));
    QCOMPARE(timeline.lanes().size(), std::size_t(1)); // the manifest's marks, not the kinds
    timeline.resize(400, timeline.sizeHint().height());
    const double lane = 6;
    QVERIFY(colorAt(timeline, timeline.placeOf(29), lane) != colorAt(timeline, timeline.placeOf(32), lane));
    const PlayMarks kinds {{.id = {}, .title = QStringLiteral("few"), .plays = {1}},
                           {.id = {}, .title = QStringLiteral("many"), .plays = {2, 3}}};
    timeline.setMarks(std::make_shared<const PlayMarks>(kinds));
    QCOMPARE(timeline.lanes().size(), std::size_t(2));
    QCOMPARE(timeline.lanes()[0]->title, QStringLiteral("many"));
    timeline.setMarks(nullptr);
    QVERIFY(timeline.lanes().empty());
}

void TestReplayWidgets::lanesOfAMillion()
{
    ReplayTimeline timeline;
    constexpr qsizetype Plays = 1'000'000;
    PlayMarks marks {{.id = QStringLiteral("m"), .title = QStringLiteral("M"), .plays = {}}};
    for (qsizetype index = 500'000; index < 600'000; ++index)
        marks[0].plays.push_back(index);
    marks[0].plays.push_back(900'000); // one among the thousands of a pixel
    timeline.setMarks(std::make_shared<const PlayMarks>(marks));
    timeline.setLog(logOf(10), Plays);
    timeline.resize(500, timeline.sizeHint().height());
    const double lane = 6;
    const QColor none = colorAt(timeline, timeline.placeOf(200'000), lane);
    const QColor full = colorAt(timeline, timeline.placeOf(550'000), lane);
    QVERIFY(full != none);
    const QImage image = timeline.grab().toImage();
    bool isSeen = false;
    for (int x = static_cast<int>(timeline.placeOf(900'000)) - 2; x < timeline.placeOf(900'000) + 2; ++x) {
        const QColor one = image.pixelColor(x, static_cast<int>(lane));
        isSeen = isSeen || (one != none && one != full);
    }
    QVERIFY(isSeen);
}

void TestReplayWidgets::showsWhatIsLoaded()
{
    ReplayTimeline timeline;
    timeline.resize(400, timeline.sizeHint().height());
    timeline.setLog(logOf(50), 100);
    timeline.setValue(0);
    QVERIFY(timeline.placeOf(49) < 205);
    const double track = timeline.height() - 15;
    QVERIFY(colorAt(timeline, 150, track) != colorAt(timeline, 300, track));
    timeline.setLog(logOf(100));
    QCOMPARE(colorAt(timeline, 150, track), colorAt(timeline, 300, track));
    timeline.setLog(logOf(100), 80); // the list knew fewer
    QCOMPARE(timeline.indexAt(1000), qsizetype(99));
}

void TestReplayWidgets::showsRangeAndBookmarks()
{
    ReplayTimeline timeline;
    timeline.resize(400, timeline.sizeHint().height());
    timeline.setLog(logOf(100));
    const QImage plain = timeline.grab().toImage();
    timeline.setRange(ReplayClock::Range {20, 40}, true);
    const QImage ranged = timeline.grab().toImage();
    QVERIFY(ranged != plain);
    timeline.setRange(ReplayClock::Range {20, 40}, false);
    QVERIFY(timeline.grab().toImage() != ranged);
    timeline.setRange({}, false);
    QCOMPARE(timeline.grab().toImage(), plain);
    timeline.setBookmarks({60});
    const double below = timeline.height() - 6;
    QVERIFY(colorAt(timeline, timeline.placeOf(60), below) != colorAt(timeline, timeline.placeOf(70), below));
}

void TestReplayWidgets::picturesSayTheState()
{
    PlacesPicture picture(field());
    QVERIFY(picture.description().contains(QStringLiteral("First: nothing")));
    picture.setDocument(document(R"({"first": "Ruth", "batter": "Gehrig", "innings": [0, 2], "runs": 2,
                                     "lineup": [{"player": "Ruth"}, {"player": "Gehrig"}]})"));
    QCOMPARE(picture.description(),
             QStringLiteral("First: Ruth\nBatter: Gehrig\nAway 0 2 2\nLine-up\nRuth\n▸ Gehrig"));
    QCOMPARE(picture.accessibleDescription(), picture.description());
    // columns may be missing, or not be what the manifest thinks
    picture.setDocument(
        document(R"({"first": null, "innings": 7, "lineup": {"player": "Ruth"}, "batter": [1]})"));
    QCOMPARE(picture.description(), QStringLiteral("First: nothing\nBatter: [1]\nAway \nLine-up"));
}

/// Two texts for the same spot of a small picture: the second one makes way.
void TestReplayWidgets::pictureKeepsTextsApart()
{
    const auto inkedRows = [](const std::vector<PicturePlace>& at) {
        PlacesDefinition places;
        places.outlines = field().outlines;
        places.places = at;
        PlacesPicture picture(places);
        picture.resize(300, 200);
        picture.setDocument(document(R"({"a": "HHHH", "b": "HHHH"})"));
        const QImage image = picture.grab().toImage();
        int rows = 0;
        for (int y = 0; y < image.height(); ++y) {
            int dark = 0;
            for (int x = 0; x < image.width(); ++x)
                dark += image.pixelColor(x, y).lightness() < 60 ? 1 : 0;
            rows += dark > 0 ? 1 : 0;
        }
        return rows;
    };
    const PicturePlace one {.title = {}, .at = {100, 100}, .value = QStringLiteral("/a")};
    const PicturePlace other {.title = {}, .at = {100, 100}, .value = QStringLiteral("/b")};
    const int single = inkedRows({one});
    QVERIFY(single > 3);
    QCOMPARE(inkedRows({one, other}), 2 * single);
}

void TestReplayWidgets::pictureStaysAtAnySize()
{
    StatePictures pictures;
    PictureDefinition places {
        .type = PictureType::Places, .title = QStringLiteral("Field"), .places = field()};
    PictureDefinition grid {.type = PictureType::Grid, .title = QStringLiteral("Grid")};
    pictures.setPictures({places, grid});
    QVERIFY(!pictures.isEmpty());
    auto* picture = pictures.findChild<PlacesPicture*>();
    const auto full = document(R"({"first": "Ruth", "batter": "Gehrig", "innings": [0, 2], "runs": 2,
                                   "lineup": [{"player": "Ruth"}, {"player": "Gehrig"}]})");
    const auto empty = document("{}");
    for (const QSize size :
         {QSize(1, 1), QSize(60, 20), QSize(160, 120), QSize(300, 900), QSize(900, 300), QSize(800, 600)}) {
        picture->resize(size);
        pictures.setDocument(full);
        const QImage drawn = picture->grab().toImage();
        pictures.setDocument(empty);
        QVERIFY(size.width() < 100 || picture->grab().toImage() != drawn);
        pictures.setDocument(nullptr);
        picture->grab();
    }
    pictures.setPictures({});
    QVERIFY(pictures.isEmpty());
}

/// As high as it wants to be it shows all rows; lower, the wheel brings those that are told to be missing.
void TestReplayWidgets::pictureHasRoomForItsRows()
{
    PlacesPicture picture(field());
    QByteArrayList players;
    for (int i = 0; i < 30; ++i)
        players << "{\"player\": \"P" + QByteArray::number(i) + "\"}";
    const QByteArray json = "{\"innings\": [0, 2], \"lineup\": [" + players.join(",") + "]}";
    picture.setDocument(document(json.constData()));
    picture.resize(600, picture.sizeHint().height());
    QCOMPARE(picture.hiddenRows(0), qsizetype(0));
    picture.resize(600, picture.sizeHint().height() / 2);
    const qsizetype hidden = picture.hiddenRows(0);
    QVERIFY(hidden > 5 && hidden < 30);
    const QImage top = picture.grab().toImage();
    const auto turn = [&picture](int by) {
        QWheelEvent wheel({400, 100}, picture.mapToGlobal(QPointF(400, 100)), {}, {0, by}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&picture, &wheel);
    };
    for (int i = 0; i < 40; ++i)
        turn(-120);
    QCOMPARE(picture.firstRow(), hidden);
    QVERIFY(picture.grab().toImage() != top);
    for (int i = 0; i < 40; ++i)
        turn(120);
    QCOMPARE(picture.firstRow(), qsizetype(0));
    QCOMPARE(picture.grab().toImage(), top);
}

void TestReplayWidgets::titleLosesItsEnd()
{
    ElidedLabel label("title");
    label.setWhole(QStringLiteral("Some visitors & others <b>at</b> somewhere far away (game 2), 12-11"));
    label.resize(label.sizeHint());
    const QImage whole = label.grab().toImage();
    QCOMPARE(label.toolTip(), label.text().toHtmlEscaped());
    label.resize(label.sizeHint().width() / 3, label.height());
    const QImage cut = label.grab().toImage();
    QVERIFY(cut != whole.copy(cut.rect())); // dots, not half a letter
    QVERIFY(label.minimumSizeHint().width() < cut.width());
}

void TestReplayWidgets::cutCellTellsAllOfItself()
{
    QStandardItemModel model(1, 2);
    const QString text = QStringLiteral("/my/ships/NOBODY-1/<dock>/X1-MOOR-4");
    model.setItem(0, 0, new QStandardItem(text));
    QTableView view;
    view.setModel(&model);
    setupLineTable(&view);
    view.resize(900, 200);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const auto tip = [&view](int width) {
        view.setColumnWidth(0, width);
        const QPoint place = view.visualRect(view.model()->index(0, 0)).center();
        QHelpEvent help(QEvent::ToolTip, place, view.viewport()->mapToGlobal(place));
        QCoreApplication::sendEvent(view.viewport(), &help);
        return QToolTip::text();
    };
    QCOMPARE(view.textElideMode(), Qt::ElideRight);
    QVERIFY(tip(700).isEmpty()); // it is all there
    QCOMPARE(tip(60), text.toHtmlEscaped());
}

void TestReplayWidgets::columnsAreHiddenUntilWanted()
{
    QStandardItemModel model(1, 4);
    model.setHorizontalHeaderLabels({QStringLiteral("Game"), QStringLiteral("Plays"),
                                     QStringLiteral("league_id"), QStringLiteral("external_id")});
    QTableView view;
    view.setModel(&model);
    auto* choice = new ColumnChoice(&view, [](int column) { return column < 2; });
    choice->apply();
    QVERIFY(!view.isColumnHidden(1) && view.isColumnHidden(2) && view.isColumnHidden(3));
    Q_EMIT view.horizontalHeader()->customContextMenuRequested({5, 5});
    const auto* menu = view.findChild<QMenu*>();
    QVERIFY(menu);
    const auto actions = menu->actions();
    QCOMPARE(actions.last()->text(), QStringLiteral("external_id"));
    actions.last()->trigger();
    QVERIFY(view.isColumnHidden(2) && !view.isColumnHidden(3));
}

QTEST_MAIN(TestReplayWidgets)
#include "tst_replaywidgets.moc"

#include "widgets/pictures/scattermap.h"
#include "widgets/pictures/statepicture.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace Weekglass;

namespace {

PictureDefinition mapDefinition()
{
    return {.type = PictureType::ScatterMap,
            .title = QStringLiteral("Map"),
            .unit = QStringLiteral("km"),
            .layers = {{.title = QStringLiteral("Bodies"),
                        .array = QStringLiteral("/bodies"),
                        .x = QStringLiteral("/position/0"),
                        .y = QStringLiteral("/position/1"),
                        .label = QStringLiteral("/name"),
                        .size = QStringLiteral("/radius")},
                       {.title = QStringLiteral("Ships"),
                        .array = QStringLiteral("/fleet/ships"),
                        .x = QStringLiteral("/position/0"),
                        .y = QStringLiteral("/position/1"),
                        .label = QStringLiteral("/name"),
                        .id = QStringLiteral("/id")}}};
}

PictureDefinition gridDefinition()
{
    return {.type = PictureType::Grid,
            .title = QStringLiteral("Farm"),
            .layers = {{.title = QStringLiteral("Zone"),
                        .array = QStringLiteral("/plots"),
                        .x = QStringLiteral("/x"),
                        .y = QStringLiteral("/y"),
                        .label = QStringLiteral("/crop"),
                        .size = QStringLiteral("/size"),
                        .group = QStringLiteral("/zone")}}};
}

DocumentPointer document(const QByteArray& text)
{
    auto parsed = Json::Document::parse(text);
    return parsed ? std::make_shared<const Json::Document>(*std::move(parsed)) : nullptr;
}

DocumentPointer world()
{
    return document(R"({"bodies": [{"name": "Sun", "position": [0, 0, 0], "radius": 10},
                                   {"name": "North", "position": [0, 100, 0], "radius": 1},
                                   {"name": "East", "position": [100, 0, 5], "radius": 1}],
                        "fleet": {"ships": [{"name": "Kestrel", "position": [50, -50.5, 0]}]}})");
}

DocumentPointer farm()
{
    return document(R"({"plots": [{"x": 0, "y": 0, "crop": "wheat", "size": 1, "zone": 1},
                                  {"x": 1, "y": 2, "crop": null, "size": 2, "zone": 1},
                                  {"x": 0, "y": 0, "crop": "corn", "size": 1, "zone": 2}]})");
}

}

/// Both pictures as a user has them: what is where, what a click says, moving and zooming.
class TestStatePicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesAreLikeOnAMap();
    void whatHasNoPlaceIsLeftOut();
    void clickTellsThePointer();
    void selectionFollowsTheTree();
    void keysGoFromItemToItem();
    void zoomKeepsWhatIsUnderThePointer();
    void dragMovesAndChoosesNothing();
    void newDocumentKeepsTheView();
    void labelsDoNotOverlap();
    void trailsAreDrawn();
    void trailsKnowThingsOfOneName();
    void gridsOfGroupsAreSideBySide();
    void extremeNumbers();
    void bothThemes();

private:
    template<typename Picture = StatePicture>
    static std::unique_ptr<Picture> shown(const PictureDefinition& definition, const DocumentPointer& state)
    {
        std::unique_ptr<Picture> picture(static_cast<Picture*>(makePicture(definition)));
        picture->resize(400, 400);
        picture->setDocument(state);
        picture->show();
        picture->grab();
        return picture;
    }
    static QPointF place(const StatePicture& picture, const char* label)
    {
        for (const PictureItem& item : picture.items()) {
            if (item.label == QLatin1String(label))
                return picture.screenPlace(item);
        }
        return {-1, -1};
    }
};

void TestStatePicture::placesAreLikeOnAMap()
{
    const auto picture = shown(mapDefinition(), world());
    QCOMPARE(picture->items().size(), 4U);
    QVERIFY(place(*picture, "North").y() < place(*picture, "Sun").y());
    QVERIFY(place(*picture, "East").x() > place(*picture, "Sun").x());
    for (const PictureItem& item : picture->items())
        QVERIFY2(picture->rect().contains(picture->screenPlace(item).toPoint()), qPrintable(item.label));
    // the same scale on both axes
    QCOMPARE(qRound(place(*picture, "East").x() - place(*picture, "Sun").x()),
             qRound(place(*picture, "Sun").y() - place(*picture, "North").y()));
}

void TestStatePicture::whatHasNoPlaceIsLeftOut()
{
    const auto picture = shown(
        mapDefinition(), document(R"({"bodies": [{"name": "a"}, {"name": "b", "position": ["1", 2]}, 7, null,
                                      {"name": "c", "position": [1]}, {"position": [1e999, 2]},
                                      {"name": "d", "position": [1, 2]}], "fleet": []})"));
    QCOMPARE(picture->items().size(), 1U);
    QCOMPARE(picture->items()[0].pointer, QStringLiteral("/bodies/6"));
    picture->setDocument(document("[]"));
    QVERIFY(picture->items().empty());
    picture->setDocument(nullptr);
    picture->zoomIn();
    picture->showAll();
    QTest::keyClick(picture.get(), Qt::Key_PageDown);
    QVERIFY(!picture->grab().isNull());
}

void TestStatePicture::clickTellsThePointer()
{
    const auto picture = shown(mapDefinition(), world());
    QSignalSpy spy(picture.get(), &StatePicture::activated);
    QTest::mouseClick(picture.get(), Qt::LeftButton, {}, place(*picture, "Kestrel").toPoint());
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.takeFirst().at(0).toString(), QStringLiteral("/fleet/ships/0"));
    QCOMPARE(picture->selected(), QStringLiteral("/fleet/ships/0"));
    QTest::mouseClick(picture.get(), Qt::LeftButton, {}, QPoint(5, 5));
    QCOMPARE(spy.count(), 0);
}

void TestStatePicture::selectionFollowsTheTree()
{
    const auto picture = shown(mapDefinition(), world());
    QSignalSpy spy(picture.get(), &StatePicture::activated);
    picture->select(QStringLiteral("/bodies/1/position/0"));
    QCOMPARE(picture->selected(), QStringLiteral("/bodies/1"));
    const QImage with = picture->grab().toImage();
    picture->select(QStringLiteral("/bodies/10")); // begins like /bodies/1
    QCOMPARE(picture->selected(), QString());
    QVERIFY(picture->grab().toImage() != with);
    QCOMPARE(spy.count(), 0); // no echo
    picture->select(QStringLiteral("/bodies/2"));
    picture->centreSelected();
    QCOMPARE(place(*picture, "East").toPoint(), QPoint(200, 200));
}

void TestStatePicture::keysGoFromItemToItem()
{
    const auto picture = shown(mapDefinition(), world());
    QSignalSpy spy(picture.get(), &StatePicture::activated);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(picture.get(), Qt::Key_PageDown);
    QTest::keyClick(picture.get(), Qt::Key_PageUp);
    QStringList seen;
    for (const auto& arguments : spy)
        seen << arguments.at(0).toString();
    QCOMPARE(seen.join(QLatin1Char(' ')),
             QStringLiteral("/bodies/0 /bodies/1 /bodies/2 /fleet/ships/0 /bodies/0 /fleet/ships/0"));
}

void TestStatePicture::zoomKeepsWhatIsUnderThePointer()
{
    const auto picture = shown(mapDefinition(), world());
    const QPointF east = place(*picture, "East");
    const double before = QLineF(east, place(*picture, "Sun")).length();
    QWheelEvent wheel(east, picture->mapToGlobal(east), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(picture.get(), &wheel);
    QVERIFY(QLineF(place(*picture, "East"), east).length() < 0.01);
    QCOMPARE(QLineF(east, place(*picture, "Sun")).length() / before, 1.25);
    QTest::keyClick(picture.get(), Qt::Key_Home);
    QCOMPARE(place(*picture, "East"), east);
}

void TestStatePicture::dragMovesAndChoosesNothing()
{
    const auto picture = shown(mapDefinition(), world());
    QSignalSpy spy(picture.get(), &StatePicture::activated);
    const QPointF sun = place(*picture, "Sun");
    QTest::mousePress(picture.get(), Qt::LeftButton, {}, sun.toPoint());
    QTest::mouseMove(picture.get(), sun.toPoint() + QPoint(30, -20));
    QTest::mouseRelease(picture.get(), Qt::LeftButton, {}, sun.toPoint() + QPoint(30, -20));
    QCOMPARE(place(*picture, "Sun"), sun + QPointF(30, -20));
    QCOMPARE(spy.count(), 0);
}

void TestStatePicture::newDocumentKeepsTheView()
{
    const auto picture = shown(mapDefinition(), world());
    picture->zoomIn();
    const QPointF sun = place(*picture, "Sun");
    picture->setDocument(document(R"({"bodies": [{"name": "Sun", "position": [0, 0]},
                                                  {"name": "Far", "position": [1e6, 1e6]}]})"));
    QCOMPARE(place(*picture, "Sun"), sun);
}

void TestStatePicture::labelsDoNotOverlap()
{
    QByteArray bodies;
    for (int i = 0; i < 60; ++i)
        bodies += R"({"name": "Body )" + QByteArray::number(i) + R"(", "position": [)"
            + QByteArray::number(i % 8 * 10) + ',' + QByteArray::number(i / 8 * 3) + "]},";
    bodies.chop(1);
    const auto picture = shown<ScatterMap>(mapDefinition(), document(R"({"bodies": [)" + bodies + "]}"));
    const auto& labels = picture->labelRects();
    QVERIFY(labels.size() > 10);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(!labels[i].intersects(labels[j]));
    }
    // the selected one has its label, whatever is in the way
    picture->select(QStringLiteral("/bodies/27"));
    picture->grab();
    const QRectF first = picture->labelRects().front();
    QVERIFY(QLineF(first.center(), place(*picture, "Body 27")).length() < 60);
}

void TestStatePicture::trailsAreDrawn()
{
    const auto picture = shown(mapDefinition(), world());
    const QImage without = picture->grab().toImage();
    const auto before = document(R"({"bodies": [{"name": "East", "position": [70, 70]}]})");
    picture->setTrail({document(R"({"bodies": [{"name": "East", "position": [0, 50]}]})"), nullptr, before});
    const QImage with = picture->grab().toImage();
    QVERIFY(with != without);
    // half way from the last earlier place to the present one
    const QPointF sun = place(*picture, "Sun");
    const QPointF east = place(*picture, "East");
    const double unit = (east.x() - sun.x()) / 100;
    const QPoint half = (sun + QPointF(85, -35) * unit).toPoint();
    bool isThere = false;
    for (int x = -2; x <= 2; ++x)
        isThere = isThere || with.pixel(half + QPoint(x, 0)) != without.pixel(half + QPoint(x, 0));
    QVERIFY(isThere);
    picture->setTrail({});
    QCOMPARE(picture->grab().toImage(), without);
}

/// Two ships that never move and share a name: no line leads from the one to the other.
void TestStatePicture::trailsKnowThingsOfOneName()
{
    const auto ships = [](const char* first, const char* second) {
        return document(QByteArray(R"({"fleet": {"ships": [{"name": "Twin", "position": [0, 0], "id": )")
                        + first + R"(}, {"name": "Twin", "position": [100, 100], "id": )" + second + "}]}}");
    };
    const auto picture = shown(mapDefinition(), ships("1", "2"));
    const QImage without = picture->grab().toImage();
    picture->setTrail({ships("1", "2")});
    QCOMPARE(picture->grab().toImage(), without);
    picture->setTrail({ships("2", "1")});
    QVERIFY(picture->grab().toImage() != without);
}

void TestStatePicture::gridsOfGroupsAreSideBySide()
{
    const auto picture = shown(gridDefinition(), farm());
    QCOMPARE(picture->items().size(), 3U);
    const QPointF wheat = place(*picture, "wheat");
    const QPointF corn = place(*picture, "corn");
    QCOMPARE(wheat.y(), corn.y());
    // three columns of the first zone and a gap lie between
    const PictureItem& fallow = picture->items()[1];
    const double cell = (picture->screenPlace(fallow).x() - wheat.x()) / 1.5;
    QCOMPARE(qRound((corn.x() - wheat.x()) / cell), 4);
    QVERIFY(picture->screenPlace(fallow).y() > wheat.y()); // rows go down
    QSignalSpy spy(picture.get(), &StatePicture::activated);
    // the corner of a plot of two by two
    QTest::mouseClick(picture.get(), Qt::LeftButton, {},
                      (picture->screenPlace(fallow) + QPointF(cell * 0.8, cell * 0.8)).toPoint());
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.front().at(0).toString(), QStringLiteral("/plots/1"));
}

/// A world as wide as the solar system with a ship near one body; zoomed in as far as it goes.
void TestStatePicture::extremeNumbers()
{
    const auto picture = shown(
        mapDefinition(), document(R"({"bodies": [{"name": "Neptune", "position": [4.5e9, 0], "radius": 24622},
                                {"name": "Earth", "position": [-1.5e8, 1e3], "radius": 6378},
                                {"name": "Huge", "position": [1e300, -1e300], "radius": 1e308}],
                     "fleet": {"ships": [{"name": "ISS", "position": [-149993200, 1000]}]}})"));
    picture->setTrail({document(R"({"bodies": [{"name": "Earth", "position": [-1e9, 1e9]}]})")});
    picture->select(QStringLiteral("/bodies/1"));
    for (int i = 0; i < 300; ++i) {
        picture->centreSelected();
        picture->zoomIn();
        if (i % 50 == 0)
            QVERIFY(!picture->grab().isNull());
    }
    QCOMPARE(place(*picture, "Earth").toPoint(), QPoint(200, 200));
    for (int i = 0; i < 600; ++i)
        picture->zoomOut();
    QVERIFY(!picture->grab().isNull());
}

void TestStatePicture::bothThemes()
{
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        applyTheme(theme);
        for (const bool isMap : {true, false}) {
            const auto picture = isMap ? shown(mapDefinition(), world()) : shown(gridDefinition(), farm());
            const QImage image = picture->grab().toImage();
            const bool isDark = image.pixelColor(2, 2).lightness() < 128;
            QCOMPARE(isDark, theme == Theme::Dark);
        }
    }
}

QTEST_MAIN(TestStatePicture)
#include "tst_statepicture.moc"

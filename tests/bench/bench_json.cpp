#include "bench.h"

#include "stallwatch.h"

#include "widgets/json/jsondiffmodel.h"
#include "widgets/json/jsoninspector.h"
#include "widgets/json/jsontreemodel.h"
#include "widgets/json/jsontreeview.h"
#include "json/diff.h"
#include "json/patch.h"

#include <QElapsedTimer>

#include <algorithm>

namespace Weekglass::Bench {

namespace {

using DocumentPointer = std::shared_ptr<const Json::Document>;

constexpr int Turns = 7;

DocumentPointer parsed(const QByteArray& text)
{
    return std::make_shared<const Json::Document>(value(Json::Document::parse(text)));
}

/// A hundred of the ships have other fuel if they are @p changed.
QByteArray ships(int count, bool changed, int noteRepeats = 0)
{
    const QByteArray note = QByteArray("lorem ipsum ").repeated(noteRepeats);
    QByteArray text = "{\"tick\":1,\"ships\":[";
    for (int i = 0; i < count; ++i) {
        const QByteArray number = QByteArray::number(i);
        const QByteArray fuel = changed && i % (count / 100) == 7 ? "-1.25" : number;
        text += (i > 0 ? ",{" : "{") + QByteArray("\"symbol\":\"SHIP-") + number + "\",\"fuel\":" + fuel
            + ",\"at\":[1,2.5,3],\"ok\":true,\"note\":\"" + note + "\"}";
    }
    return text + "]}";
}

QByteArray manyKeys(int count)
{
    QByteArray text = "{";
    for (int i = 0; i < count; ++i)
        text += (i > 0 ? ",\"key" : "\"key") + QByteArray::number(i) + "\":" + QByteArray::number(i);
    return text + "}";
}

void benchDiff(const QString& name, const QByteArray& before, const QByteArray& after, const QString& goal)
{
    std::vector<double> parsing;
    std::vector<double> comparing;
    std::size_t changes = 0;
    for (int turn = 0; turn < Turns; ++turn) { // in turns, so that both meet the same machine
        DocumentPointer a;
        DocumentPointer b;
        QElapsedTimer time;
        time.start();
        a = parsed(before);
        b = parsed(after);
        parsing.push_back(static_cast<double>(time.nsecsElapsed()) / 1e6);
        time.start();
        changes = Json::diff(*a, *b).changes.size();
        comparing.push_back(static_cast<double>(time.nsecsElapsed()) / 1e6);
    }
    std::sort(parsing.begin(), parsing.end());
    std::sort(comparing.begin(), comparing.end());
    report(QStringLiteral("diff of two texts of %1 MB, %2: %3 changes")
               .arg(static_cast<double>(before.size()) / 1e6, 0, 'f', 1)
               .arg(name)
               .arg(changes),
           comparing, QStringLiteral("parsing both"), parsing, goal);
}

/// Opens the value, all of its first level, its end, its text and its changes against @p before.
void benchInspector(const QString& name, const QByteArray& text, const QByteArray& before)
{
    std::vector<double> visible;
    std::vector<double> opening;
    std::vector<double> using_;
    const DocumentPointer other = parsed(before);
    for (int turn = 0; turn < Turns; ++turn) {
        JsonInspector inspector;
        inspector.resize(700, 500);
        inspector.show();
        auto* view = inspector.findChild<JsonTreeView*>();
        Watch first;
        pause(first, 50);
        Watch open;
        inspector.setText(text, {});
        visible.push_back(open.until([&] { return inspector.document() && view->viewport()->isVisible(); }));
        pause(open, 50);
        opening.push_back(open.longestStall());
        Watch use;
        view->expand(view->jsonModel()->index(0, 0));
        view->expand(view->jsonModel()->index(1, 0, view->jsonModel()->index(0, 0)));
        pause(use, 50);
        inspector.reveal(static_cast<Json::NodeId>(inspector.document()->nodeCount() - 1));
        pause(use, 50);
        inspector.setView(JsonInspector::TextView);
        pause(use, 600);
        inspector.setView(JsonInspector::ChangesView);
        inspector.setComparison(other, {});
        pause(use, 600);
        inspector.setText(before, {});
        pause(use, 400);
        using_.push_back(use.longestStall());
    }
    for (auto* times : {&visible, &opening, &using_})
        std::sort(times->begin(), times->end());
    const auto parsing = timed(Turns, [&] { parsed(text); });
    report(QStringLiteral("%1: tree visible after").arg(name), visible, QStringLiteral("parsing it"), parsing,
           QStringLiteral("goal: at most 300 ms"));
    report(QStringLiteral("%1: longest stall of the window while it opens").arg(name), opening,
           QStringLiteral("goal: at most 50 ms"));
    report(QStringLiteral("%1: longest stall while all is opened, read as text, compared and replaced")
               .arg(name),
           using_, QStringLiteral("goal: at most 50 ms"));
}

void benchHugeText()
{
    const QByteArray huge(255 * 1024 * 1024, '7');
    std::vector<double> stalls;
    for (int turn = 0; turn < Turns; ++turn) {
        JsonInspector inspector;
        inspector.resize(700, 500);
        inspector.show();
        Watch watch;
        pause(watch, 50);
        Watch open;
        inspector.setText(huge, {});
        pause(open, 600);
        stalls.push_back(open.longestStall());
    }
    std::sort(stalls.begin(), stalls.end());
    report(QStringLiteral("the beginning of a text of 255 MB: longest stall"), stalls,
           QStringLiteral("goal: at most 50 ms"));
}

}

void benchJson()
{
    const QByteArray before = ships(115'000, false, 1);
    const QString goal = QStringLiteral("goal: at most 2");
    benchDiff(QStringLiteral("100 places"), before, ships(115'000, true, 1), goal);
    QByteArray spaced = before;
    spaced.replace(",", ", ");
    benchDiff(QStringLiteral("all spaced otherwise"), before, spaced, goal);
    benchDiff(QStringLiteral("100,000 keys, 1 added"), manyKeys(100'000), manyKeys(100'001),
              QStringLiteral("reported only"));
    benchInspector(QStringLiteral("15 MB"), ships(80'000, true, 9), ships(80'000, false, 9));
    benchInspector(QStringLiteral("100,000 keys"), manyKeys(100'000), manyKeys(99'000));
    benchHugeText();
}

}

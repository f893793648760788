#include "pages/snapshots/snapshotpane.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "pages/failuretext.h"
#include "pages/filesaver.h"
#include "pages/snapshots/comparisonbar.h"
#include "pages/snapshots/objecttable.h"
#include "pages/snapshots/snapshotpictures.h"
#include "snapshots/pathhistory.h"
#include "snapshots/snapshotverify.h"
#include "widgets/json/jsondiffmodel.h"
#include "widgets/json/jsoninspector.h"
#include "widgets/parts/askfile.h"
#include "widgets/parts/localaction.h"
#include "json/patch.h"

#include <QAction>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace Weekglass {

namespace {

using Check = SnapshotListModel::Check;

constexpr std::chrono::milliseconds PayloadDeadline {60000};
constexpr std::size_t MaxRecent = 4;

Check checkOf(const SnapshotSource& source, const SnapshotRow& row, const QByteArray& text)
{
    if (!row.checksum || source.checksum == SnapshotChecksum::None)
        return Check::Unknown;
    const auto finding = checkSnapshot(source, row.key, text, row.checksum);
    if (!finding)
        return Check::Matches;
    return finding->kind == SnapshotFinding::ChecksumUndecidable ? Check::Undecidable : Check::Differs;
}

}

SnapshotPane::SnapshotPane(WeekHandle week, QWidget* parent)
    : QWidget(parent)
    , m_week(std::move(week))
    , m_inspector(new JsonInspector)
    , m_table(new ObjectTable)
    , m_pictures(new SnapshotPictures(m_week))
    , m_bar(new ComparisonBar(m_week.game->id))
    , m_saver(new FileSaver(this))
{
    setupActions();
    setupViews();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_inspector, 1);
    column->addWidget(m_bar);
    connect(m_inspector, &JsonInspector::statusMessage, this, &SnapshotPane::statusMessage);
    connect(m_inspector, &JsonInspector::comparisonChanged, this, &SnapshotPane::updateBar);
    connect(m_inspector, &JsonInspector::ignoreRequested, rules(), &IgnoreRules::add);
    connect(m_inspector, &JsonInspector::menuAboutToShow, this, [this](QMenu* menu, quint32) {
        menu->addSeparator();
        menu->addAction(m_history);
    });
    connect(m_saver, &FileSaver::answered, this, &SnapshotPane::statusMessage);
    connect(rules(), &IgnoreRules::statusMessage, this, &SnapshotPane::statusMessage);
    connect(rules(), &IgnoreRules::changed, this, [this] {
        m_inspector->setDiffOptions(rules()->options());
        updateBar();
    });
    connect(&SnapshotMark::shared(), &SnapshotMark::changed, this, [this](const QString& game) {
        if (game == m_week.game->id)
            compare();
    });
    clear(tr("Select a snapshot to see it."));
}

/// Beside tree, text and changes, in step with the tree.
void SnapshotPane::setupViews()
{
    const auto add = [this](QWidget* view, QAction* action, const QString& title, const QString& hint) {
        const auto added = m_inspector->addView(
            view, title,
            tr("%1 (%2)", "hint, keys").arg(hint, action->shortcut().toString(QKeySequence::NativeText)));
        connect(action, &QAction::triggered, this, [this, added] { m_inspector->setView(added); });
        return added;
    };
    add(m_table, m_tableView, tr("Table"), tr("Arrays of objects as tables"));
    const auto picture = add(m_pictures, m_pictureView, tr("Picture"), tr("The state as a picture"));
    connect(m_pictures, &SnapshotPictures::offered, this, [this, picture](bool isOffered) {
        m_inspector->setViewOffered(picture, isOffered);
        m_pictureView->setEnabled(isOffered);
    });
    connect(m_table, &ObjectTable::statusMessage, this, &SnapshotPane::statusMessage);
    connect(m_table, &ObjectTable::nodeActivated, this, [this](quint32 node) {
        m_inspector->setView(JsonInspector::TreeView);
        m_inspector->reveal(node);
    });
    connect(m_inspector, &JsonInspector::currentNodeChanged, this, [this] {
        if (const Json::NodeId node = m_inspector->currentNode(); node != Json::noNode)
            m_pictures->select(m_inspector->document()->pointer(node));
    });
    connect(m_pictures, &SnapshotPictures::activated, this, [this](const QString& pointer) {
        const auto document = m_inspector->document();
        const auto node = document ? document->follow(Json::Document::root(), pointer) : Json::noNode;
        if (node != Json::noNode)
            m_inspector->reveal(node);
    });
}

void SnapshotPane::setupActions()
{
    m_tableView = localAction(this, "table", tr("Arrays as tables"), Qt::CTRL | Qt::SHIFT | Qt::Key_B);
    m_pictureView =
        localAction(this, "picture", tr("Picture of the state"), Qt::CTRL | Qt::SHIFT | Qt::Key_G);
    m_history = localAction(this, "history", tr("History of this value"), Qt::CTRL | Qt::Key_H);
    m_mark = localAction(this, "mark", tr("Mark as A to compare with"), Qt::CTRL | Qt::Key_M);
    m_export = localAction(this, "exportPatch", tr("Export changes as JSON Patch…"), Qt::CTRL | Qt::Key_E);
    connect(m_history, &QAction::triggered, this, &SnapshotPane::askHistory);
    connect(m_mark, &QAction::triggered, this, &SnapshotPane::mark);
    connect(m_export, &QAction::triggered, this, &SnapshotPane::askPatchFile);
}

IgnoreRules* SnapshotPane::rules() const
{
    return m_bar->rules();
}

QList<QAction*> SnapshotPane::paneActions() const
{
    return QList<QAction*> {m_tableView, m_pictureView, m_history, m_mark, m_export} + m_bar->barActions();
}

void SnapshotPane::setSource(const SnapshotSource& source)
{
    m_source = source;
    m_recent.clear();
    m_pictures->setSource(source);
    rules()->setSource(source);
    clear(tr("Select a snapshot to see it."));
}

QString SnapshotPane::title() const
{
    return tr("%1 · %2 · %3", "subject, number, time of a snapshot")
        .arg(visibleText(m_row->key.subject, 60), visibleText(m_row->key.seq), visibleText(m_row->at, 40));
}

void SnapshotPane::clear(const QString& message)
{
    m_row.reset();
    m_previous.reset();
    m_job.cancel();
    m_previousJob.cancel();
    showNothing();
    m_inspector->clear(message);
    updateBar();
}

/// In the views that the inspector does not empty itself.
void SnapshotPane::showNothing()
{
    m_table->setDocument(nullptr, {});
    m_pictures->clear();
}

void SnapshotPane::remember(const SnapshotKey& key, const DocumentPointer& document)
{
    std::erase_if(m_recent, [&](const auto& one) { return one.first == key; });
    if (document)
        m_recent.emplace_back(key, document);
    if (m_recent.size() > MaxRecent)
        m_recent.erase(m_recent.begin());
}

/// Null for SQL's NULL. What is no JSON is an error, which a jsonb column cannot give.
Result<SnapshotPane::DocumentPointer> SnapshotPane::load(const WeekHandle& week, const SnapshotSource& source,
                                                         const SnapshotKey& key, const Recent& recent,
                                                         const std::stop_token& stop)
{
    const auto known =
        std::find_if(recent.begin(), recent.end(), [&](const auto& one) { return one.first == key; });
    if (known != recent.end())
        return known->second;
    auto session = week.acquire(stop);
    if (!session)
        return session.error();
    auto text = fetchSnapshot(**session, source, key, {.stop = stop, .deadline = PayloadDeadline});
    if (!text)
        return text.error();
    if (!*text)
        return DocumentPointer();
    auto document = Json::Document::parse(**text);
    if (!document)
        return document.error();
    return DocumentPointer(std::make_shared<const Json::Document>(*std::move(document)));
}

void SnapshotPane::show(const SnapshotRow& row)
{
    m_row = row;
    m_previous.reset();
    m_previousJob.cancel();
    m_inspector->showLoading();
    m_job.start(
        [week = m_week, source = m_source, row,
         recent = m_recent](const std::stop_token& stop) -> Result<Opened> {
            auto document = load(week, source, row.key, recent, stop);
            if (!document)
                return document.error();
            if (!*document)
                return Opened();
            return Opened {.document = *document,
                           .arrays = objectArrays(**document),
                           .check = checkOf(source, row, (*document)->text())};
        },
        [this](const Result<Opened>& opened) {
            if (opened)
                return showOpened(*opened);
            showNothing();
            m_inspector->showError(opened.error());
            Q_EMIT failed(opened.error());
        });
}

void SnapshotPane::showOpened(const Opened& opened)
{
    if (!opened.document) {
        showNothing();
        return m_inspector->clear(tr("The payload is NULL."));
    }
    remember(m_row->key, opened.document);
    m_inspector->setDocument(opened.document, title());
    m_table->setDocument(opened.document, opened.arrays);
    m_pictures->show(m_row->key, opened.document);
    if (opened.check != Check::Unknown)
        Q_EMIT checked(m_row->key, opened.check);
    compare();
}

/// With the marked one, if there is one, else with the one before.
void SnapshotPane::compare()
{
    updateBar();
    const auto document = m_inspector->document();
    if (!document || !m_row)
        return;
    const SnapshotMark::Marked marked = SnapshotMark::shared().marked(m_week.game->id);
    if (marked.document == document)
        return m_inspector->clearComparison(
            tr("This is A itself. Select another snapshot to compare it with A."));
    if (marked.document)
        return m_inspector->setComparison(marked.document, tr("A: %1").arg(marked.title));
    if (m_previous)
        return showPrevious(*m_previous);
    loadPrevious();
}

/// After the snapshot itself, so that it never waits for this.
void SnapshotPane::loadPrevious()
{
    m_inspector->clearComparison(tr("Reading the snapshot before this one…"));
    m_previousJob.start(
        [week = m_week, source = m_source, key = m_row->key,
         recent = m_recent](const std::stop_token& stop) -> Result<Neighbour> {
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            auto previous = fetchNeighbour(**session, source, key, SnapshotDirection::Older,
                                           {.stop = stop, .deadline = PayloadDeadline});
            if (!previous)
                return previous.error();
            if (!*previous)
                return Neighbour();
            auto document = load(week, source, **previous, recent, stop);
            if (!document)
                return document.error();
            return Neighbour {.key = **previous, .document = *document};
        },
        [this](const Result<Neighbour>& previous) {
            if (!previous)
                return m_inspector->clearComparison(failureText(previous.error()));
            if (previous->key)
                remember(*previous->key, previous->document);
            m_previous = *previous;
            compare();
        });
}

void SnapshotPane::showPrevious(const Neighbour& previous)
{
    if (previous.document)
        return m_inspector->setComparison(previous.document,
                                          tr("the one before it, %1").arg(visibleText(previous.key->seq)));
    m_inspector->clearComparison(previous.key ? tr("The payload of the snapshot before this one is NULL.")
                                              : tr("There is no snapshot before this one."));
}

void SnapshotPane::showChanges()
{
    m_inspector->setView(JsonInspector::ChangesView);
}

void SnapshotPane::mark()
{
    const auto document = m_inspector->document();
    if (!document || !m_row)
        return Q_EMIT statusMessage(tr("Select a snapshot to mark first."));
    const QString name = tr("%1 · %2", "week, snapshot").arg(m_week.title(), title());
    SnapshotMark::shared().set(m_week.game->id, {.document = document, .title = name});
    Q_EMIT statusMessage(
        tr("Marked as A. Other snapshots are now compared with it, including those of other weeks."));
}

/// Of the value that is selected in the tree or in the table.
void SnapshotPane::askHistory()
{
    const auto document = m_inspector->document();
    const Json::NodeId node = m_table->isVisible() ? m_table->currentNode() : m_inspector->currentNode();
    if (!document || !m_row || node == Json::noNode)
        return Q_EMIT statusMessage(tr("Select a value to see its history first."));
    Q_EMIT historyWanted(historyPathOf(*document, node, m_source), fromUtf8(m_row->key.subject));
}

void SnapshotPane::askPatchFile()
{
    if (!m_inspector->comparison())
        return Q_EMIT statusMessage(tr("There are no changes to export."));
    askForFile(this, tr("Export changes as JSON Patch"),
               QStringLiteral("%1-%2.patch.json").arg(m_week.title(), fromUtf8(m_row->key.seq)), {},
               [this](const QString& path) { exportPatchTo(path); });
}

void SnapshotPane::exportPatchTo(const QString& path)
{
    const auto shown = m_inspector->comparison();
    if (!shown)
        return Q_EMIT statusMessage(tr("There are no changes to export."));
    m_saver->write(
        path,
        [shown, options = rules()->wholeOptions()](const std::stop_token& stop) {
            const Json::Diff whole = Json::diff(*shown->before, *shown->after, options, stop);
            return Result<QByteArray>(Json::patchText(*shown->before, *shown->after, whole));
        },
        tr("with the hidden changes"));
}

void SnapshotPane::updateBar()
{
    const auto comparison = m_inspector->comparison();
    m_export->setEnabled(comparison != nullptr);
    m_bar->showComparison(comparison.get());
}

}

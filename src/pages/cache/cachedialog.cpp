#include "pages/cache/cachedialog.h"

#include "base/safetext.h"
#include "pages/cache/cachechoice.h"
#include "pages/cache/cachemodels.h"
#include "pages/recovery/redisloginform.h"
#include "weeks/notedoperation.h"
#include "weeks/planhash.h"
#include "widgets/parts/alarmdelegate.h"
#include "widgets/parts/rowtable.h"
#include "widgets/theme/housestyle.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int WidestCharacters = 60;
constexpr int MostAskedKeys = 12; // in the question
constexpr std::chrono::milliseconds Tick(200);

}

CacheDialog::CacheDialog(const WeekHandle& week, Environment environment, QWidget* parent)
    : RedisDialog({.name = "cacheDialog",
                   .title = tr("Cache"),
                   .week = week.title(),
                   .verb = tr("Wr&ite…"),
                   .environment = environment},
                  week, parent)
    , m_choice(new CacheChoice(*week.game))
    , m_keys(new CacheModel(week.game, this))
    , m_parts(new CachePartModel(this))
    , m_keyTable(new QTableView)
    , m_partTable(new QTableView)
    , m_counted(std::make_shared<std::atomic<qsizetype>>(0))
{
    auto* top = new QWidget;
    auto* columns = new QHBoxLayout(top);
    columns->setContentsMargins({});
    columns->setSpacing(Measure::Space4);
    columns->addWidget(form(), 1);
    columns->addWidget(m_choice, 1, Qt::AlignTop);
    addWidget(top, 0);
    setupTables();
    m_stop = addButton("cacheStop", tr("Stop comparin&g"));
    m_stop->setToolTip(tr("Stop here; nothing was written"));
    connectParts();
    showMessage(tr("“Preview” compares Redis with the week and writes nothing."));
    updateButtons();
}

void CacheDialog::setupTables()
{
    m_keyTable->setObjectName(QStringLiteral("cacheTable"));
    m_keyTable->setAccessibleName(tr("Cached keys"));
    m_keyTable->setModel(m_keys);
    m_partTable->setObjectName(QStringLiteral("cacheParts"));
    m_partTable->setAccessibleName(tr("Values of the key beside the week"));
    m_partTable->setModel(m_parts);
    for (QTableView* table : {m_keyTable, m_partTable}) {
        setupLineTable(table);
        table->setItemDelegate(new AlarmDelegate(table));
        table->horizontalHeader()->setStretchLastSection(true);
        table->setTabKeyNavigation(false);
    }
    auto* halves = new QSplitter(Qt::Vertical);
    halves->setChildrenCollapsible(false);
    halves->addWidget(m_keyTable);
    halves->addWidget(m_partTable);
    halves->setStretchFactor(0, 2);
    halves->setStretchFactor(1, 1);
    addWidget(halves);
}

void CacheDialog::connectParts()
{
    connect(m_choice, &CacheChoice::requestChanged, this, &CacheDialog::forgetLook);
    connect(m_choice, &CacheChoice::actionChanged, this, &CacheDialog::showPlan);
    connect(m_choice, &CacheChoice::markedOnlyChanged, this, &CacheDialog::showEntries);
    connect(m_keyTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &CacheDialog::showParts);
    connect(m_stop, &QPushButton::clicked, this, &CacheDialog::stop);
    m_ticker.setInterval(Tick);
    connect(&m_ticker, &QTimer::timeout, this, [this] {
        if (const qsizetype keys = *m_counted; keys > 0 && isBusy() && !isRunning())
            showMessage(tr("Comparing… %Ln key(s)", nullptr, static_cast<int>(keys)));
    });
}

void CacheDialog::lookWith(const RedisOptions& options)
{
    m_counted = std::make_shared<std::atomic<qsizetype>>(0);
    startLook(
        tr("Comparing…"),
        [week = week(), options, request = m_choice->request(),
         counted = m_counted](const std::stop_token& stop) -> Result<CacheLook> {
            auto opened = WeekWithRedis::open(week, options, stop);
            if (!opened)
                return opened.error();
            return lookAtCache(opened->redis, *opened->session, *week.game, request,
                               [counted](qsizetype keys) { *counted = keys; }, {.stop = stop});
        },
        [this](CacheLook look) {
            form()->keepPassword(this->options(), [this](const Error& error) { showMessage(error.text()); });
            return takeLook(std::move(look));
        });
    if (isBusy())
        m_ticker.start();
}

PlannedChange CacheDialog::takeLook(CacheLook look)
{
    m_found = std::move(look);
    showEntries();
    m_plan = planCache(*week().game, m_found, m_choice->action());
    return changeOf(m_plan);
}

/// Of another action, without looking again.
void CacheDialog::showPlan()
{
    if (!change() || isBusy())
        return;
    m_plan = planCache(*week().game, m_found, m_choice->action());
    showChange(changeOf(m_plan));
}

PlannedChange CacheDialog::changeOf(const CachePlan& plan) const
{
    const auto marked = static_cast<int>(std::ranges::count_if(m_found.entries, &CacheEntry::isMarked));
    const auto keys = static_cast<int>(m_found.entries.size());
    PlanHash hash(week().identity);
    hash.add(plan.token);
    PlannedChange change {.headline = marked == 0
                              ? tr("%n key(s), none of them marked.", nullptr, keys)
                              : tr("%1 of %2 key(s) are marked.", nullptr, keys).arg(marked).arg(keys),
                          .isNothing = plan.entries.empty(),
                          .phrase = week().identity.confirmation(),
                          .hash = hash.result()};
    if (keys == 0)
        change.headline = tr("Redis has none of these keys.");
    if (m_found.hasMore)
        change.warnings << tr("These are not all keys. Choose fewer to see the others.");
    if (plan.left > 0)
        change.warnings << (plan.action == CacheAction::Refresh
                                ? tr("%n marked key(s) stay: the week has nothing to write there.", nullptr,
                                     static_cast<int>(plan.left))
                                : tr("%n marked key(s) stay: they only expire too late.", nullptr,
                                     static_cast<int>(plan.left)));
    if (plan.isTooMuch)
        change.warnings << tr("Only the first %n marked key(s) are done at once.", nullptr,
                              static_cast<int>(plan.entries.size()));
    if (!change.isNothing)
        change.question = questionOf(plan);
    return change;
}

QString CacheDialog::questionOf(const CachePlan& plan) const
{
    QStringList lines;
    for (const CacheEntry& entry : plan.entries) {
        if (lines.size() == MostAskedKeys) {
            lines << tr("and %n more", nullptr, static_cast<int>(plan.entries.size()) - MostAskedKeys);
            break;
        }
        const CacheDefinition& cache = week().game->cache[entry.key.cache];
        lines << tr("%1 %2", "key, what happens")
                     .arg(shownCacheKey(cache, entry.key), cacheChangeText(cache, entry, plan.action));
    }
    return tr("In %1, all at once:\n\n%2\n\nIf anything has changed since the preview, nothing is written.")
        .arg(visibleText(m_found.server, 120), lines.join(QLatin1Char('\n')));
}

void CacheDialog::showEntries()
{
    std::vector<CacheEntry> shown;
    std::ranges::copy_if(m_found.entries, std::back_inserter(shown), [this](const CacheEntry& entry) {
        return !m_choice->isMarkedOnly() || entry.isMarked();
    });
    m_keys->setEntries(std::move(shown));
    fitColumns(m_keyTable, WidestCharacters);
    if (m_keys->rowCount() > 0)
        m_keyTable->selectRow(0);
    showParts();
}

void CacheDialog::showParts()
{
    const CacheEntry* entry = m_keys->row(m_keyTable->currentIndex().row());
    if (entry)
        m_parts->setParts(entry->parts, entry->isThere());
    else
        m_parts->setParts({}, false);
    fitColumns(m_partTable, WidestCharacters);
}

void CacheDialog::stop()
{
    forget();
    setHeadline({});
    showMessage(tr("Stopped. Nothing was written."));
}

void CacheDialog::clearBody()
{
    m_ticker.stop();
    m_keys->setEntries({});
    m_parts->setParts({}, false);
    m_found = {};
}

void CacheDialog::perform()
{
    startRun(
        m_plan.action == CacheAction::Refresh ? tr("Writing…") : tr("Deleting…"),
        [week = week(), options = options(), plan = m_plan,
         by = by()](const std::stop_token& stop, const Teller<QString>&) -> Result<qsizetype> {
            auto opened = WeekWithRedis::open(week, options, stop);
            if (!opened)
                return opened.error();
            const auto maintenance = week.pool->acquire({}, stop);
            auto note = NotedOperation::begin(
                maintenance, {.kind = QStringLiteral("cache"), .week = week.identity, .by = by});
            // not to be stopped any more: then nobody would know whether the keys are written
            auto written = runCache(opened->redis, *opened->session, *week.game, plan);
            note.end(written,
                     written ? loggedCacheDetail(*week.game, plan, opened->redis.server()) : QByteArray());
            return written;
        },
        [this, action = m_plan.action](qsizetype keys) {
            lookAgain(action == CacheAction::Refresh
                          ? tr("%n key(s) were written.", nullptr, static_cast<int>(keys))
                          : tr("%n key(s) were deleted.", nullptr, static_cast<int>(keys)));
        });
}

void CacheDialog::updateParts()
{
    const bool isLooking = isBusy() && !isRunning();
    if (!isBusy())
        m_ticker.stop();
    form()->setEnabled(!isRunning());
    m_choice->setEnabled(!isRunning());
    if (m_stop)
        m_stop->setEnabled(isLooking);
    setVerb(m_choice->action() == CacheAction::Refresh ? tr("Wr&ite…") : tr("D&elete…"));
}

}

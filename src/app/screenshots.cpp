#include "app/screenshots.h"

#include "app/connector.h"
#include "app/games.h"
#include "app/mainwindow.h"
#include "app/openpages.h"
#include "app/weekdialogs.h"
#include "lifecycle/weekgates.h"
#include "localserver/privateplace.h"
#include "pages/change/changedialog.h"
#include "pages/ingest/importdialog.h"
#include "pages/metrics/metricspage.h"
#include "pages/migrations/driftpane.h"
#include "pages/migrations/migrationspage.h"
#include "pages/replay/replaypage.h"
#include "pages/snapshots/snapshotspage.h"
#include "pages/weeks/weekspanel.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QHash>
#include <QImage>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <map>
#include <utility>

namespace Weekglass {

namespace {

constexpr QSize PictureSize(1280, 800);
constexpr int StepMs = 200;
constexpr int MaxWaitMs = 60000;
constexpr int SettleMs = 600; // for what follows the loading: the payload, the tree, the state panel

/// With the 256 colours that it has most of: a third of the bytes, and no difference to be seen.
QImage withFewColours(const QImage& picture)
{
    QHash<QRgb, int> counts;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            ++counts[picture.pixel(x, y)];
    }
    QList<QRgb> colours = counts.keys();
    std::ranges::sort(
        colours, [&counts](QRgb a, QRgb b) { return std::pair(-counts[a], a) < std::pair(-counts[b], b); });
    colours.resize(std::min<qsizetype>(colours.size(), 256));
    return picture.convertToFormat(QImage::Format_Indexed8, colours, Qt::ThresholdDither | Qt::AvoidDither);
}

}

Screenshots::Screenshots(MainWindow* window, QString folder)
    : QObject(window)
    , m_window(window)
    , m_folder(std::move(folder))
{
}

void Screenshots::start()
{
    if (!QDir().mkpath(m_folder))
        return end(1, tr("The folder %1 cannot be created.").arg(m_folder));
    m_window->resize(PictureSize); // whatever the screen is
    applyTheme(Theme::Light);
    later();
}

void Screenshots::later()
{
    QTimer::singleShot(StepMs, this, &Screenshots::nextStep);
}

QDialog* Screenshots::dialog() const
{
    for (auto* each : m_window->findChildren<QDialog*>()) {
        if (each->isVisible())
            return each;
    }
    return nullptr;
}

bool Screenshots::isSettled() const
{
    if (m_shot < 0)
        return m_window->weeks()->isSettled();
    if (m_shots[static_cast<std::size_t>(m_shot)].isDialog && m_actions.isEmpty()) {
        const auto* change = qobject_cast<const ChangeDialog*>(dialog());
        return dialog() && (!change || !change->isBusy());
    }
    const Page* page = m_window->pages()->currentPage();
    const auto* drift = page ? page->findChild<DriftPane*>() : nullptr;
    return !page || !(page->isLoading() || (drift && drift->isComparing()));
}

void Screenshots::nextStep()
{
    m_waited += StepMs;
    if (m_waited > MaxWaitMs)
        return end(
            1,
            m_shot < 0
                ? tr("The weeks did not finish loading.")
                : tr("%1 did not finish loading.").arg(m_shots[static_cast<std::size_t>(m_shot)].name));
    if (m_waited < SettleMs || !isSettled())
        return later();
    m_waited = 0;
    if (!m_actions.isEmpty())
        return takeAction();
    if (m_shot >= 0)
        return shoot();
    listShots();
    if (m_shots.empty())
        return end(1, tr("There is no week to take pictures of."));
    begin(0);
}

void Screenshots::takeAction()
{
    const QString name = QLatin1String(m_actions.takeFirst());
    const auto* page = m_window->pages()->currentPage();
    auto* action = page ? page->findChild<QAction*>(name) : nullptr;
    if (!action)
        return end(1, tr("There is no action %1.").arg(name));
    action->trigger();
    later();
}

void Screenshots::listShots()
{
    std::map<QString, WeekHandle> weeks; // the first of each game
    for (const WeekHandle& week : m_window->weeks()->weeks())
        weeks.try_emplace(week.game->id, week);
    if (weeks.empty())
        return;
    m_shots.push_back({QStringLiteral("start"), [] {}}); // what the window begins with
    for (const PageKind& kind : m_window->pages()->kinds()) {
        const auto add = [this, &kind](const WeekHandle& on) {
            m_shots.push_back(
                {kind.nameOn(on).section(QLatin1Char('/'), 0, 1).replace(QLatin1Char('/'), QLatin1Char('-')),
                 [this, &kind, on] { m_window->pages()->openKind(kind, on); }});
        };
        if (kind.isOfServer())
            add({});
        for (auto [game, on] : weeks) {
            if (kind.page.of == PageKind::Of::Game)
                on.identity = {};
            if (!kind.isOfServer() && kind.hasPagesOf(*on.game))
                add(on);
        }
    }
    std::vector<WeekHandle> listed;
    for (const auto& [game, week] : weeks)
        listed.push_back(week);
    // it is compared on the private server, which is not to be started for a picture
    if (isPrivateServer(listed.front().pool->options()))
        addOnPage("drift", listed.front(), MigrationsPage::staticMetaObject, {"showDrift"});
    addOnPage("findings", listed.front(), MetricsPage::staticMetaObject, {"addToNotebook"});
    addDialogs(listed);
}

void Screenshots::addOnPage(const char* name, const WeekHandle& on, const QMetaObject& page,
                            const QList<const char*>& actions)
{
    const QString shown = QLatin1String(name);
    m_shots.push_back({shown + QLatin1Char('-') + on.game->id,
                       [this, &page, on] { m_window->pages()->openPage(page, on); },
                       shown.startsWith(QLatin1String("dialog")), actions});
}

void Screenshots::addDialogs(const std::vector<WeekHandle>& weeks)
{
    const auto add = [this](const QString& name, const std::function<void()>& run) {
        m_shots.push_back({QStringLiteral("dialog-") + name, run, true});
    };
    add(QStringLiteral("connect"), [this] { m_window->connector()->askForConnection(); });
    add(QStringLiteral("owners"), [this] { m_window->connector()->showOwners(); });
    for (const auto& [name, step] :
         {std::pair("new-week", WeekStep::Create), std::pair("archive", WeekStep::Archive),
          std::pair("reset", WeekStep::Reset), std::pair("drop", WeekStep::Drop)}) {
        WeekHandle on = weeks.front();
        if (step == WeekStep::Create)
            on.identity = {};
        add(QLatin1String(name), [this, step = step, on] { m_window->pages()->takeStep(step, on); });
    }
    if (!m_window->games()->library()->untrusted().empty())
        add(QStringLiteral("trust"), [this] { m_window->games()->askForTrust(); });
    for (const WeekHandle& on : weeks) {
        addOnPage("dialog-migrate", on, MigrationsPage::staticMetaObject, {"migrateWeeks"});
        if (!on.game->snapshots.empty())
            addOnPage("dialog-retention", on, SnapshotsPage::staticMetaObject, {"prune"});
        if (std::ranges::any_of(on.game->playLogs,
                                [](const PlayLogDefinition& log) { return log.rollback.has_value(); }))
            addOnPage("dialog-rollback", on, ReplayPage::staticMetaObject,
                      {"previousPlay", "previousPlay", "rollBack"});
        if (!on.game->partitions.empty())
            addOnPage("dialog-partitions", on, MigrationsPage::staticMetaObject, {"partitions"});
        WeekDialogs& dialogs = m_window->pages()->dialogs();
        if (takesFiles(*on.game))
            add(QStringLiteral("import-") + on.game->id, [&dialogs, on] { dialogs.importFiles(on); });
        if (on.game->recovery)
            add(QStringLiteral("recovery-") + on.game->id, [&dialogs, on] { dialogs.recover(on); });
        if (!on.game->cache.empty())
            add(QStringLiteral("cache-") + on.game->id, [&dialogs, on] { dialogs.showCache(on); });
        if (on.game->players)
            add(QStringLiteral("policies-") + on.game->id, [&dialogs, on] { dialogs.checkPolicies(on); });
    }
}

void Screenshots::begin(std::size_t shot)
{
    m_shot = static_cast<int>(shot);
    m_actions = m_shots[shot].actions;
    m_shots[shot].open();
    later();
}

/// In the other theme as soon as it was taken in one.
void Screenshots::shoot()
{
    const auto at = static_cast<std::size_t>(m_shot);
    const QString theme = m_dark ? QStringLiteral("dark") : QStringLiteral("light");
    const QString name = QStringLiteral("%1/%2-%3.png").arg(m_folder, m_shots[at].name, theme);
    QWidget* shown = m_shots[at].isDialog ? static_cast<QWidget*>(dialog()) : m_window;
    const QImage picture = shown->grab().toImage().convertToFormat(QImage::Format_RGB32);
    if (!withFewColours(picture).save(name, "PNG", 0)) // as small as it gets
        return end(1, tr("The picture %1 cannot be written.").arg(name));
    QTextStream(stdout) << name << Qt::endl;
    m_dark = !m_dark;
    applyTheme(m_dark ? Theme::Dark : Theme::Light);
    if (m_dark) {
        m_waited = SettleMs - StepMs; // it only has to be painted
        return later();
    }
    delete dialog();
    if (at + 1 == m_shots.size())
        return end(0);
    begin(at + 1);
}

void Screenshots::end(int code, const QString& message)
{
    if (!message.isEmpty())
        QTextStream(stderr) << message << Qt::endl;
    QApplication::exit(code);
}

}

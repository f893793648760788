#include "app/screenshots.h"

#include "app/mainwindow.h"
#include "pages/board/boardpage.h"
#include "pages/board/weeklogpage.h"
#include "pages/compare/comparepage.h"
#include "pages/events/eventspage.h"
#include "pages/metrics/metricspage.h"
#include "pages/migrations/migrationspage.h"
#include "pages/replay/replaypage.h"
#include "pages/snapshots/snapshotspage.h"
#include "pages/weeks/weekspanel.h"
#include "widgets/parts/theme.h"

#include <QApplication>
#include <QDir>
#include <QSet>
#include <QTabWidget>
#include <QTextStream>
#include <QTimer>

namespace Weekglass {

namespace {

constexpr QSize PictureSize(1280, 800);
constexpr int StepMs = 200;
constexpr int MaxWaitMs = 60000;
constexpr int SettleMs = 600; // for what follows the loading: the payload, the tree, the state panel

/// A page of another kind has nothing to say.
template<typename Page>
bool isPageSettled(const QWidget* widget)
{
    const auto* page = qobject_cast<const Page*>(widget);
    return !page || !page->isLoading();
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
        return end(1, tr("The folder %1 cannot be made.").arg(m_folder));
    m_window->resize(PictureSize); // whatever the screen is
    applyTheme(Theme::Light);
    QTimer::singleShot(StepMs, this, &Screenshots::nextStep);
}

bool Screenshots::isSettled() const
{
    if (m_page < 0)
        return m_window->weeks()->isSettled();
    const QWidget* page = m_window->tabs()->currentWidget();
    return isPageSettled<EventsPage>(page) && isPageSettled<ReplayPage>(page)
        && isPageSettled<SnapshotsPage>(page) && isPageSettled<MetricsPage>(page)
        && isPageSettled<ComparePage>(page) && isPageSettled<BoardPage>(page)
        && isPageSettled<MigrationsPage>(page) && isPageSettled<WeekLogPage>(page);
}

void Screenshots::nextStep()
{
    m_waited += StepMs;
    if (m_waited > MaxWaitMs)
        return end(1, tr("The page did not finish loading."));
    if (m_waited < SettleMs || !isSettled()) {
        QTimer::singleShot(StepMs, this, &Screenshots::nextStep);
        return;
    }
    m_waited = 0;
    if (m_page < 0)
        openPages();
    else
        shoot();
}

void Screenshots::openPages()
{
    QSet<QString> seen;
    for (const WeekHandle& week : m_window->weeks()->weeks()) {
        if (seen.contains(week.game->id))
            continue;
        seen.insert(week.game->id);
        m_window->openEvents(week);
        if (!week.game->playLogs.empty())
            m_window->openReplay(week);
        if (!week.game->snapshots.empty())
            m_window->openSnapshots(week);
        if (!week.game->metrics.empty()) {
            m_window->openMetrics(week);
            m_window->compareWeeksOf(week.game);
        }
        m_window->openMigrationsOf(week.game);
    }
    if (seen.isEmpty())
        return end(1, tr("There is no week to take pictures of."));
    m_window->openBoard();
    m_window->openWeekLog();
    m_page = 0;
    m_window->tabs()->setCurrentIndex(0);
    QTimer::singleShot(StepMs, this, &Screenshots::nextStep);
}

void Screenshots::shoot()
{
    QTabWidget* tabs = m_window->tabs();
    const QString name = QStringLiteral("%1/%2-%3.png")
                             .arg(m_folder,
                                  tabs->currentWidget()
                                      ->objectName()
                                      .section(QLatin1Char('/'), 0, 1)
                                      .replace(QLatin1Char('/'), QLatin1Char('-')),
                                  m_dark ? QStringLiteral("dark") : QStringLiteral("light"));
    if (!m_window->grab().save(name))
        return end(1, tr("The picture %1 cannot be written.").arg(name));
    QTextStream(stdout) << name << Qt::endl;
    if (++m_page < tabs->count()) {
        tabs->setCurrentIndex(m_page);
    } else if (!m_dark) {
        m_dark = true;
        applyTheme(Theme::Dark);
        m_page = 0;
        tabs->setCurrentIndex(0);
    } else {
        return end(0, {});
    }
    QTimer::singleShot(StepMs, this, &Screenshots::nextStep);
}

void Screenshots::end(int code, const QString& message)
{
    if (!message.isEmpty())
        QTextStream(stderr) << message << Qt::endl;
    QApplication::exit(code);
}

}

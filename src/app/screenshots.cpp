#include "app/screenshots.h"

#include "app/mainwindow.h"
#include "app/openpages.h"
#include "pages/weeks/weekspanel.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QTextStream>
#include <QTimer>

#include <map>

namespace Weekglass {

namespace {

constexpr QSize PictureSize(1280, 800);
constexpr int StepMs = 200;
constexpr int MaxWaitMs = 60000;
constexpr int SettleMs = 600; // for what follows the loading: the payload, the tree, the state panel

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
    later();
}

void Screenshots::later()
{
    QTimer::singleShot(StepMs, this, &Screenshots::nextStep);
}

bool Screenshots::isSettled() const
{
    const Page* page = m_window->pages()->currentPage();
    return m_page < 0 ? m_window->weeks()->isSettled() : !page || !page->isLoading();
}

void Screenshots::nextStep()
{
    m_waited += StepMs;
    if (m_waited > MaxWaitMs)
        return end(1, tr("The page did not finish loading."));
    if (m_waited < SettleMs || !isSettled())
        return later();
    m_waited = 0;
    if (m_page < 0)
        openPages();
    else
        shoot();
}

void Screenshots::openPages()
{
    std::map<QString, WeekHandle> weeks; // the first of each game
    for (const WeekHandle& week : m_window->weeks()->weeks())
        weeks.try_emplace(week.game->id, week);
    if (weeks.empty())
        return end(1, tr("There is no week to take pictures of."));
    for (const PageKind& kind : m_window->pages()->kinds()) {
        if (kind.isOfServer())
            m_pages.emplace_back(&kind, WeekHandle());
        for (auto [game, on] : weeks) {
            if (kind.page.of == PageKind::Of::Game)
                on.identity = {};
            if (!kind.isOfServer() && kind.hasPagesOf(*on.game))
                m_pages.emplace_back(&kind, on);
        }
    }
    show(0);
}

void Screenshots::show(std::size_t page)
{
    m_page = static_cast<int>(page);
    m_window->pages()->openKind(*m_pages[page].first, m_pages[page].second);
    later();
}

void Screenshots::shoot()
{
    const QString name = QStringLiteral("%1/%2-%3.png")
                             .arg(m_folder,
                                  m_window->pages()
                                      ->currentPage()
                                      ->objectName()
                                      .section(QLatin1Char('/'), 0, 1)
                                      .replace(QLatin1Char('/'), QLatin1Char('-')),
                                  m_dark ? QStringLiteral("dark") : QStringLiteral("light"));
    if (!m_window->grab().save(name))
        return end(1, tr("The picture %1 cannot be written.").arg(name));
    QTextStream(stdout) << name << Qt::endl;
    const auto next = static_cast<std::size_t>(m_page) + 1;
    if (next < m_pages.size())
        return show(next);
    if (m_dark)
        return end(0);
    m_dark = true;
    applyTheme(Theme::Dark);
    show(0);
}

void Screenshots::end(int code, const QString& message)
{
    if (!message.isEmpty())
        QTextStream(stderr) << message << Qt::endl;
    QApplication::exit(code);
}

}

#include "app/screenshots.h"

#include "app/mainwindow.h"
#include "app/openpages.h"
#include "pages/weeks/weekspanel.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QTabWidget>
#include <QTextStream>
#include <QTimer>

#include <map>

namespace Weekglass {

namespace {

constexpr QSize PictureSize(1280, 800);
constexpr int StepMs = 200;
constexpr int MaxWaitMs = 60000;
constexpr int SettleMs = 600; // for what follows the loading: the payload, the tree, the state panel

/// What they show is mostly the user's own; fetching asks the keychain for its token.
bool isLeftOut(const PageKind& kind)
{
    const QByteArrayView id(kind.id);
    return id == "operations" || id == "sql" || id == "reports" || id == "ingest";
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
    later();
}

void Screenshots::later()
{
    QTimer::singleShot(StepMs, this, &Screenshots::nextStep);
}

bool Screenshots::isSettled() const
{
    const auto* page = qobject_cast<const Page*>(m_window->tabs()->currentWidget());
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
    OpenPages* pages = m_window->pages();
    for (const PageKind& kind : pages->kinds()) {
        if (isLeftOut(kind))
            continue;
        if (kind.isOfServer())
            pages->openPage(*kind.page.type, {});
        for (auto [game, on] : weeks) {
            if (kind.page.of == PageKind::Of::Game)
                on.identity = {};
            if (!kind.isOfServer() && kind.hasPagesOf(*on.game))
                pages->openPage(*kind.page.type, on);
        }
    }
    m_page = 0;
    m_window->tabs()->setCurrentIndex(0);
    later();
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
        return end(0);
    }
    later();
}

void Screenshots::end(int code, const QString& message)
{
    if (!message.isEmpty())
        QTextStream(stderr) << message << Qt::endl;
    QApplication::exit(code);
}

}

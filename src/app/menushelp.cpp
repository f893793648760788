#include "app/menus.h"

#include "app/games.h"
#include "app/helpwindow.h"
#include "app/markedservers.h"
#include "app/openpages.h"
#include "app/plainmessage.h"
#include "app/whatsnew.h"
#include "diagnostics/diagnostics.h"
#include "pages/diagnostics/reportdialog.h"

#include <QAction>
#include <QGuiApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QTabWidget>

namespace Weekglass {

// The menu Help.

void Menus::showNews()
{
    showMessage(&m_parts.window, QMessageBox::Information,
                tr("What's new in Weekglass %1").arg(QStringLiteral(WEEKGLASS_VERSION)),
                QStringLiteral("•  ") + whatsNew().join(QStringLiteral("\n\n•  ")));
}

/// Of the page in front.
void Menus::showHelp()
{
    QStringList places;
    if (const Page* page = m_parts.pages.currentPage()) {
        for (const PageKind& kind : m_parts.pages.kinds()) {
            if (kind.isPage(*page))
                places << QLatin1String(kind.id);
        }
    }
    (new HelpWindow(HelpWindow::pageFor(places), &m_parts.window))->show();
}

/// With the server that the window is on, if there is one.
void Menus::showDiagnostics()
{
    DiagnosticsSource source {.program = QStringLiteral("weekglass " WEEKGLASS_VERSION),
                              .library = m_parts.games.library()};
    const QScreen* screen = m_parts.window.screen();
    source.more = {{tr("Window"), tr("Platform"), QGuiApplication::platformName()},
                   {tr("Window"), tr("Screen"),
                    QStringLiteral("%1 × %2, × %3")
                        .arg(screen->size().width())
                        .arg(screen->size().height())
                        .arg(screen->devicePixelRatio())},
                   {tr("Window"), tr("Open tabs"), QString::number(m_parts.tabs.count())}};
    if (m_parts.servers.isKnown())
        source.server = m_parts.servers.pool()->options();
    auto* dialog = new ReportDialog(
        tr("Diagnostics"), QStringLiteral("weekglass-diagnostics.txt"),
        [source](const std::stop_token& stop) {
            return Result<QString>(diagnosticsText(gatherDiagnostics(source, stop)));
        },
        &m_parts.window);
    dialog->open();
}

void Menus::setupHelpMenu()
{
    auto* menu = m_parts.window.menuBar()->addMenu(tr("&Help"));
    add(menu,
        {tr("&Handbook"), QKeySequence::HelpContents, tr("Open the handbook at the page for this place"),
         [this] { showHelp(); }});
    new HelpKey(&m_parts.window);
    add(menu,
        {tr("What's &new"), Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_H,
         tr("List the changes of this version"), [this] { showNews(); }});
    add(menu,
        {tr("&Diagnostics…"), Qt::CTRL | Qt::SHIFT | Qt::Key_F2,
         tr("Show facts that help others to understand a fault, and save them"),
         [this] { showDiagnostics(); }});
    add(menu, {tr("&About Weekglass"), Qt::CTRL | Qt::SHIFT | Qt::Key_F1, tr("Version and licence"), [this] {
                   showMessage(&m_parts.window, QMessageBox::Information, tr("About Weekglass"),
                               tr("Weekglass %1\n\nLooks into per-week PostgreSQL game databases.\n\n"
                                  "Free software under the GNU General Public License, version 3 or later.")
                                   .arg(QStringLiteral(WEEKGLASS_VERSION)));
               }});
}

}

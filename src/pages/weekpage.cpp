#include "pages/weekpage.h"

#include "base/safetext.h"
#include "pages/failuretext.h"

#include <QLabel>
#include <QPointer>

namespace Weekglass {

namespace {

constexpr int MessageCharacters = 2000;

}

WeekPage::WeekPage(WeekHandle week, QWidget* parent)
    : Page(parent)
    , m_week(std::move(week))
    , m_banner(new QLabel(this))
{
    m_banner->setObjectName(QStringLiteral("pageBanner"));
    m_banner->setTextFormat(Qt::PlainText);
    m_banner->setWordWrap(true);
    m_banner->setAutoFillBackground(true);
    m_banner->setForegroundRole(QPalette::ToolTipText);
    m_banner->setBackgroundRole(QPalette::ToolTipBase);
    m_banner->setMargin(6);
    m_banner->hide();
}

void WeekPage::noteIfGone(const Error& error)
{
    if (isGone(error))
        Q_EMIT weekGone();
}

void WeekPage::showFailure(const Error& error, bool hasRows)
{
    const QString stays = isGone(error) && hasRows
        ? QLatin1Char('\n') + tr("The rows that are loaded stay readable.")
        : QString();
    m_banner->setText(failureText(error, MessageCharacters) + stays);
    m_banner->show();
    noteIfGone(error);
}

void WeekPage::refreshAfterTasks(PageHost& host)
{
    connect(&host, &PageHost::taskDone, this, [this](const WeekIdentity& week) {
        if (week == m_week.identity)
            refresh();
    });
}

void WeekPage::passGate(PageHost& host, const std::function<void(Environment)>& open)
{
    host.passGate(m_week.pool, [page = QPointer<WeekPage>(this), open](const AdminServer& server) {
        if (page)
            open(server.environment);
    });
}

}

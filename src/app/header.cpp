#include "app/header.h"

#include "app/searchbox.h"
#include "base/safetext.h"
#include "widgets/parts/environmentmark.h"
#include "widgets/theme/housestyle.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/pilllabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace Weekglass {

namespace {

constexpr int SearchPixels = 380;

QLabel* plain(const char* name)
{
    auto* label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    return label;
}

}

Header::Header(QWidget* parent)
    : QToolBar(parent)
    , m_panel(new QToolButton)
    , m_server(plain("headerServer"))
    , m_mark(new EnvironmentMark)
    , m_role(new PillLabel)
    , m_week(plain("headerWeek"))
    , m_weekState(new PillLabel)
    , m_search(new SearchBox)
    , m_state(new PillLabel)
    , m_reconnect(new QToolButton)
{
    setObjectName(QStringLiteral("header"));
    setWindowTitle(tr("Header"));
    setMovable(false);
    toggleViewAction()->setEnabled(false); // it says whether one is connected
    auto* whole = new QWidget;
    auto* row = new QHBoxLayout(whole);
    row->setContentsMargins(Measure::Space2, Measure::Space1, Measure::Space2, Measure::Space1);
    QFont bold = font();
    bold.setBold(true);
    m_week->setFont(bold);
    m_panel->setObjectName(QStringLiteral("panelButton"));
    m_panel->setAutoRaise(true);
    m_search->setFixedWidth(SearchPixels);
    markAsSearch(m_search);
    m_role->setObjectName(QStringLiteral("rolePill"));
    m_role->hide();
    m_weekState->setObjectName(QStringLiteral("weekState"));
    m_weekState->hide();
    m_state->setObjectName(QStringLiteral("connectionPill"));
    m_reconnect->setObjectName(QStringLiteral("reconnect"));
    auto* left = new QHBoxLayout;
    left->addWidget(m_panel);
    left->addWidget(m_server);
    left->addWidget(m_mark);
    left->addWidget(m_role);
    left->addWidget(m_week);
    left->addWidget(m_weekState);
    left->addStretch(1);
    auto* right = new QHBoxLayout;
    right->addStretch(1);
    right->addWidget(m_state);
    right->addWidget(m_reconnect);
    row->addLayout(left, 1);
    row->addWidget(m_search);
    row->addLayout(right, 1);
    addWidget(whole);
    connect(m_reconnect, &QToolButton::clicked, this, &Header::reconnectWanted);
    showConnection(ConnectionWatch::State::Off, {});
}

void Header::setPanelAction(QAction* action)
{
    action->setIcon(iconOf(Icon::Panel));
    m_panel->setDefaultAction(action);
    m_panel->setToolTip(
        tr("Show or hide the weeks (%1)").arg(action->shortcut().toString(QKeySequence::NativeText)));
    m_panel->setAccessibleName(tr("Weeks"));
}

void Header::setServer(const QString& server)
{
    m_server->setText(server);
}

void Header::setEnvironment(Environment environment)
{
    m_mark->setEnvironment(environment);
}

void Header::setWeek(const QString& week, const Pill& state)
{
    m_week->setText(week.isEmpty() ? QString()
                                   : QString(QStringLiteral("›  ") + visibleText(week, TabCharacters)));
    m_weekState->setPill(state);
    m_weekState->setVisible(!state.text.isEmpty());
}

void Header::showRole(const Pg::ServerRole& role)
{
    constexpr qsizetype ToSeconds = 19; // 2026-01-31 12:00:00
    const QString asOf = QString::fromUtf8(role.replayedAt.left(ToSeconds));
    const QString text = role.replayedAt.isEmpty() ? tr("Standby") : tr("Standby, as of %1 UTC").arg(asOf);
    m_role->setPill({role.isReceiving ? text : tr("%1, not receiving").arg(text),
                     role.isReceiving ? Meaning::Info : Meaning::Warning});
    m_role->setToolTip(tr("%1. It is read-only: changes are refused.").arg(role.title()).toHtmlEscaped());
    m_role->setAccessibleName(m_role->toolTip());
    m_role->setVisible(role.isStandby);
}

void Header::setIsPrivate(bool isPrivate)
{
    m_isPrivate = isPrivate;
    m_reconnect->setText(isPrivate ? tr("Start") : tr("Reconnect"));
    m_reconnect->setToolTip(isPrivate ? tr("Start the private server") : tr("Try to connect now"));
    m_reconnect->setAccessibleName(m_reconnect->toolTip());
}

void Header::showConnection(ConnectionWatch::State state, const QString& why)
{
    using State = ConnectionWatch::State;
    switch (state) {
    case State::Off:
        m_state->setPill({tr("Not connected"), Meaning::Neutral});
        break;
    case State::Connecting:
        m_state->setPill({tr("Connecting…"), Meaning::Info});
        break;
    case State::Connected:
        m_state->setPill({tr("Connected"), Meaning::Ok});
        break;
    case State::Lost:
        m_state->setPill(
            {m_isPrivate ? tr("The private server is not running") : tr("Connection lost"), Meaning::Error});
        break;
    }
    m_state->setToolTip(why.toHtmlEscaped());
    m_reconnect->setVisible(state == State::Lost);
}

}

#include "app/startpage.h"

#include "widgets/theme/housestyle.h"
#include "widgets/theme/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr int ColumnPixels = 760; // wide at most

QLabel* words(const QString& text, bool isFaint = false)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    if (isFaint)
        label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QLabel* heading(const QString& text, const QFont& font)
{
    QLabel* label = words(text);
    label->setFont(font);
    return label;
}

void setPossible(QToolButton* button, bool isPossible, const QString& reason)
{
    button->setEnabled(isPossible);
    button->setToolTip(isPossible ? QString() : reason);
}

}

StartPage::StartPage(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("welcome"));
    auto* column = new QWidget;
    column->setMaximumWidth(ColumnPixels);
    auto* rows = new QVBoxLayout(column);
    rows->setSpacing(Measure::Space3);
    rows->addStretch(1);
    rows->addWidget(heading(tr("Weekglass"), largeFont(font())));
    rows->addWidget(
        words(tr("Looks into game databases that begin anew every week: what happened, what changed, "
                 "and how to repair it.")));
    auto* ways = new QHBoxLayout;
    m_private = new QPushButton(tr("Open the private server"));
    m_private->setObjectName(QStringLiteral("startPrivate"));
    m_private->setDefault(true);
    m_private->setToolTip(tr("Starts it on this computer if it does not run. Sample weeks lie there."));
    auto* connectTo = new QPushButton(tr("Connect to a server…"));
    connectTo->setObjectName(QStringLiteral("startConnect"));
    auto* make = new QPushButton(tr("New week…"));
    make->setObjectName(QStringLiteral("startNewWeek"));
    make->setToolTip(tr("Makes a week of a game, with sample content if one likes."));
    for (QPushButton* button : {m_private, connectTo, make})
        ways->addWidget(button);
    ways->addStretch(1);
    rows->addLayout(ways);
    rows->addSpacing(Measure::Space4);
    auto* jobs = new QGridLayout;
    jobs->setHorizontalSpacing(Measure::Space4);
    m_find = addJob(jobs, 0, tr("Find what happened"),
                    tr("Filter the raw events of a week, and see what each one changed."), tr("Open events"));
    m_repair =
        addJob(jobs, 1, tr("Repair a game"),
               tr("Replay it play by play, roll it back with a preview, and undo that."), tr("Open replay"));
    m_compare = addJob(jobs, 2, tr("Compare resets"),
                       tr("The same metric over several weeks, aligned at the reset."), tr("Compare weeks"));
    rows->addLayout(jobs);
    rows->addSpacing(Measure::Space4);
    rows->addWidget(words(tr("A week of the list at the left opens with Enter or a double click."), true));
    auto* news = new QToolButton;
    news->setObjectName(QStringLiteral("startNews"));
    news->setText(tr("What's new"));
    news->setAutoRaise(true);
    rows->addWidget(news, 0, Qt::AlignLeft);
    rows->addStretch(2);
    auto* whole = new QHBoxLayout(this);
    whole->addStretch(1);
    whole->addWidget(column, 100);
    whole->addStretch(1);
    connect(m_private, &QPushButton::clicked, this, &StartPage::privateServerWanted);
    connect(connectTo, &QPushButton::clicked, this, &StartPage::connectionWanted);
    connect(make, &QPushButton::clicked, this, &StartPage::newWeekWanted);
    connect(news, &QToolButton::clicked, this, &StartPage::newsWanted);
    connect(m_find, &QToolButton::clicked, this, &StartPage::findWanted);
    connect(m_repair, &QToolButton::clicked, this, &StartPage::repairWanted);
    connect(m_compare, &QToolButton::clicked, this, &StartPage::compareWanted);
    setPossible(false, false, false);
}

QToolButton* StartPage::addJob(QGridLayout* grid, int column, const QString& title, const QString& text,
                               const QString& action)
{
    QFont bold = font();
    bold.setBold(true);
    grid->addWidget(heading(title, bold), 0, column);
    QLabel* told = words(text, true);
    told->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    grid->addWidget(told, 1, column);
    auto* button = new QToolButton;
    button->setText(action);
    grid->addWidget(button, 2, column, Qt::AlignLeft);
    grid->setColumnStretch(column, 1);
    return button;
}

void StartPage::setConnected(bool isConnected)
{
    m_private->setVisible(!isConnected);
}

void StartPage::setPossible(bool mayFind, bool mayRepair, bool mayCompare)
{
    Weekglass::setPossible(m_find, mayFind, tr("Connect to a server that has a week with events."));
    Weekglass::setPossible(m_repair, mayRepair, tr("Connect to a server that has a week with plays."));
    Weekglass::setPossible(m_compare, mayCompare, tr("Connect to a server that has two weeks of one game."));
}

}

#include "app/startpage.h"

#include "app/whatsnew.h"
#include "widgets/parts/flowlayout.h"
#include "widgets/theme/housestyle.h"
#include "widgets/theme/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
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

/// Drawn anew when the theme changes.
class Mark : public QWidget
{
public:
    explicit Mark(Icon icon)
        : m_icon(iconOf(icon))
    {
        setFixedSize(Measure::Icon, Measure::Icon);
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter painter(this);
        m_icon.paint(&painter, rect());
    }

private:
    const QIcon m_icon;
};

void setPossible(QToolButton* button, bool isPossible, const QString& reason)
{
    button->setEnabled(isPossible);
    button->setToolTip(isPossible ? QString() : reason);
}

}

StartPage::StartPage(QWidget* parent)
    : QWidget(parent)
    , m_private(new QPushButton(tr("Open the private server")))
    , m_recent(new QListWidget)
{
    setObjectName(QStringLiteral("welcome"));
    auto* column = new QWidget;
    column->setMaximumWidth(ColumnPixels);
    auto* rows = new QVBoxLayout(column);
    rows->setSpacing(Measure::Space3);
    rows->addStretch(1);
    rows->addWidget(heading(tr("Weekglass"), largeFont(font())));
    rows->addWidget(words(tr("Shows what happened in game databases that start new every week, what changed, "
                             "and how to repair it.")));
    rows->addWidget(makeWays());
    auto* jobs = new QGridLayout;
    jobs->setHorizontalSpacing(Measure::Space4);
    m_find = addJob(jobs, Icon::Search, tr("Find what happened"),
                    tr("Filter the raw events of a week, and see what each one changed."), tr("Open events"));
    m_repair =
        addJob(jobs, Icon::Undo, tr("Repair a game"),
               tr("Replay it play by play, roll it back with a preview, and undo that."), tr("Open replay"));
    m_compare = addJob(jobs, Icon::Compare, tr("Compare resets"),
                       tr("The same metric over several weeks, aligned at the reset."), tr("Compare weeks"));
    rows->addLayout(jobs);
    rows->addSpacing(Measure::Space4);
    auto* below = new QHBoxLayout;
    below->setSpacing(2 * Measure::Space4);
    m_recentColumn = makeRecent();
    below->addWidget(m_recentColumn, 1, Qt::AlignTop);
    below->addWidget(makeNews(), 1, Qt::AlignTop);
    rows->addLayout(below);
    rows->addStretch(2);
    auto* whole = new QHBoxLayout(this);
    whole->addStretch(1);
    whole->addWidget(column, 100);
    whole->addStretch(1);
    connect(m_find, &QToolButton::clicked, this, &StartPage::findWanted);
    connect(m_repair, &QToolButton::clicked, this, &StartPage::repairWanted);
    connect(m_compare, &QToolButton::clicked, this, &StartPage::compareWanted);
    setPossible(false, false, false);
    setRecent({});
}

QWidget* StartPage::makeWays()
{
    auto* ways = new QWidget;
    auto* row = new FlowLayout(ways);
    row->setContentsMargins(0, 0, 0, Measure::Space3);
    row->setSpacing(Measure::Space3);
    m_private->setObjectName(QStringLiteral("startPrivate"));
    m_private->setDefault(true);
    m_private->setToolTip(tr("Starts it on this computer if needed. It has the sample weeks."));
    auto* connectTo = new QPushButton(iconOf(Icon::Server), tr("Connect to a server…"));
    connectTo->setObjectName(QStringLiteral("startConnect"));
    auto* make = new QPushButton(iconOf(Icon::Add), tr("New week…"));
    make->setObjectName(QStringLiteral("startNewWeek"));
    make->setToolTip(tr("Creates a week of a game, with sample data if you like."));
    for (QPushButton* button : {m_private, connectTo, make})
        row->addWidget(button);
    connect(m_private, &QPushButton::clicked, this, &StartPage::privateServerWanted);
    connect(connectTo, &QPushButton::clicked, this, &StartPage::connectionWanted);
    connect(make, &QPushButton::clicked, this, &StartPage::newWeekWanted);
    return ways;
}

QToolButton* StartPage::addJob(QGridLayout* grid, Icon icon, const QString& title, const QString& text,
                               const QString& action)
{
    auto* card = new QFrame;
    card->setFrameShape(QFrame::StyledPanel);
    card->setAutoFillBackground(true);
    card->setBackgroundRole(QPalette::Base);
    auto* rows = new QVBoxLayout(card);
    rows->setContentsMargins(Measure::Space3, Measure::Space3, Measure::Space3, Measure::Space3);
    auto* head = new QHBoxLayout;
    QFont bold = font();
    bold.setBold(true);
    head->addWidget(new Mark(icon));
    head->addWidget(heading(title, bold), 1);
    rows->addLayout(head);
    QLabel* told = words(text, true);
    told->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    rows->addWidget(told, 1);
    auto* button = new QToolButton;
    button->setText(action);
    rows->addWidget(button, 0, Qt::AlignLeft);
    grid->addWidget(card, 0, grid->count());
    grid->setColumnStretch(grid->count() - 1, 1);
    return button;
}

QWidget* StartPage::makeRecent()
{
    auto* column = new QWidget;
    auto* rows = new QVBoxLayout(column);
    rows->setContentsMargins({});
    QFont bold = font();
    bold.setBold(true);
    rows->addWidget(heading(tr("Recent weeks"), bold));
    m_recent->setObjectName(QStringLiteral("recentWeeks"));
    m_recent->setAccessibleName(tr("Recent weeks"));
    m_recent->setFrameShape(QFrame::NoFrame);
    m_recent->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_recent->setToolTip(tr("Enter or a double click opens the week at this page."));
    rows->addWidget(m_recent);
    connect(m_recent, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem* item) { Q_EMIT linkWanted(item->data(Qt::UserRole).toString()); });
    return column;
}

QWidget* StartPage::makeNews()
{
    constexpr int Shown = 3;
    auto* column = new QWidget;
    auto* rows = new QVBoxLayout(column);
    rows->setContentsMargins({});
    QFont bold = font();
    bold.setBold(true);
    rows->addWidget(heading(tr("What's new"), bold));
    for (const QString& each : whatsNew().mid(0, Shown))
        rows->addWidget(words(each, true));
    auto* all = new QToolButton;
    all->setObjectName(QStringLiteral("startNews"));
    all->setText(tr("All changes"));
    rows->addWidget(all, 0, Qt::AlignLeft);
    connect(all, &QToolButton::clicked, this, &StartPage::newsWanted);
    return column;
}

void StartPage::setRecent(const std::vector<Recent>& weeks)
{
    m_recent->clear();
    for (const Recent& week : weeks) {
        auto* item = new QListWidgetItem(iconOf(week.icon), week.title, m_recent);
        item->setData(Qt::UserRole, week.link);
    }
    m_recentColumn->setVisible(!weeks.empty());
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

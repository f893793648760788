#include "pages/snapshots/historypane.h"

#include "base/plural.h"
#include "base/safetext.h"
#include "pages/snapshots/changecauses.h"
#include "pages/snapshots/historychart.h"
#include "pages/snapshots/pathhistorymodel.h"
#include "weeks/withsession.h"
#include "widgets/parts/celldelegate.h"
#include "widgets/parts/localaction.h"
#include "widgets/parts/rowtable.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr qint64 MaxPoints = 1'000'000;
constexpr std::chrono::milliseconds HistoryDeadline {120000};
constexpr int MaxColumnWidth = 260; // pixels

/// Changed values stand out.
class ChangeDelegate : public TipDelegate
{
public:
    using TipDelegate::TipDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->font.setBold(index.data(PathHistoryModel::ChangedRole).toBool()
                             && index.column() >= PathHistoryModel::ValueColumn);
    }
};

}

HistoryPane::HistoryPane(WeekHandle week, QWidget* parent)
    : QWidget(parent)
    , m_week(std::move(week))
    , m_model(new PathHistoryModel(this))
    , m_chart(new HistoryChart)
    , m_place(new QLineEdit)
    , m_state(new QLabel)
    , m_table(new QTableView)
    , m_tabs(new QTabWidget)
    , m_causes(new QTreeWidget)
    , m_causesState(new QLabel)
{
    setObjectName(QStringLiteral("historyPane"));
    setupActions();
    setupViews();
    setupLayout();
    connect(m_place, &QLineEdit::returnPressed, this, &HistoryPane::readPath);
    connect(m_chart, &HistoryChart::pointClicked, this,
            [this](int row) { m_table->setCurrentIndex(m_model->index(row, 0)); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &HistoryPane::noteCurrent);
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT snapshotActivated(m_model->points()[static_cast<std::size_t>(index.row())].key);
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, &HistoryPane::findCauses);
}

QAction* HistoryPane::addPaneAction(const char* id, const QString& text, const QKeySequence& shortcut)
{
    QAction* action = localAction(this, id, text, shortcut);
    addAction(action);
    m_table->addAction(action);
    return action;
}

void HistoryPane::setupActions()
{
    m_previous = addPaneAction("history.previous", tr("Previous change"), Qt::SHIFT | Qt::Key_F8);
    m_next = addPaneAction("history.next", tr("Next change"), Qt::Key_F8);
    m_who = addPaneAction("history.who", tr("Causes of the change"), Qt::CTRL | Qt::Key_I);
    m_steps = addPaneAction("history.steps", tr("Draw steps"), Qt::CTRL | Qt::ALT | Qt::Key_L);
    m_steps->setCheckable(true);
    m_close = addPaneAction("history.close", tr("Close the history"), Qt::CTRL | Qt::SHIFT | Qt::Key_H);
    m_close->setIconText(QStringLiteral("✕"));
    connect(m_previous, &QAction::triggered, this, [this] { goToChange(false); });
    connect(m_next, &QAction::triggered, this, [this] { goToChange(true); });
    connect(m_who, &QAction::triggered, this,
            [this] { m_tabs->setCurrentIndex(1 - m_tabs->currentIndex()); });
    connect(m_steps, &QAction::toggled, m_chart, &HistoryChart::setSteps);
    connect(m_close, &QAction::triggered, this, &HistoryPane::closed);
}

void HistoryPane::setupViews()
{
    m_place->setObjectName(QStringLiteral("historyPath"));
    m_place->setAccessibleName(tr("Path of the value"));
    m_place->setPlaceholderText(tr("ships[ISS].fuel, $.ships[0].fuel or /ships/0/fuel"));
    m_state->setObjectName(QStringLiteral("historyState"));
    m_causesState->setObjectName(QStringLiteral("causesState"));
    m_causesState->setWordWrap(true);
    for (QLabel* label : {m_state, m_causesState})
        label->setTextFormat(Qt::PlainText);

    m_table->setObjectName(QStringLiteral("historyTable"));
    m_table->setAccessibleName(tr("All values; Return opens the snapshot"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new ChangeDelegate(m_table));
    setupLineTable(m_table);
    m_table->setTabKeyNavigation(false);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->horizontalHeader()->setStretchLastSection(true);

    m_causes->setObjectName(QStringLiteral("causes"));
    m_causes->setAccessibleName(tr("Events before the change"));
    m_causes->setHeaderLabels({tr("Time (UTC)"), tr("What"), tr("Whose"), tr("From")});
    m_causes->setRootIsDecorated(false);
    m_causes->setUniformRowHeights(true);
}

void HistoryPane::setupLayout()
{
    auto* title = new QLabel(tr("&History of"));
    title->setBuddy(m_place);
    auto* top = new QHBoxLayout;
    top->addWidget(title);
    top->addWidget(m_place, 1);
    top->addWidget(m_state);
    for (QAction* action : {m_previous, m_next, m_steps, m_close}) {
        auto* button = new QToolButton;
        button->setAutoRaise(true);
        button->setDefaultAction(action);
        button->setAccessibleName(action->text());
        if (action == m_previous || action == m_next)
            button->setArrowType(action == m_next ? Qt::DownArrow : Qt::UpArrow);
        top->addWidget(button);
    }
    auto* who = new QWidget;
    auto* whoColumn = new QVBoxLayout(who);
    whoColumn->setContentsMargins({});
    whoColumn->addWidget(m_causesState);
    whoColumn->addWidget(m_causes, 1);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_table, tr("Values"));
    m_tabs->addTab(who, tr("Causes of the change"));
    m_tabs->setTabToolTip(1, m_who->toolTip());
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->setObjectName(QStringLiteral("historySplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_chart);
    splitter->addWidget(m_tabs);
    splitter->setSizes({500, 450});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addLayout(top);
    column->addWidget(splitter, 1);
}

void HistoryPane::show(const SnapshotQuery& query, const HistoryPath& path)
{
    m_query = query;
    m_path = path;
    m_place->setText(path.text());
    load();
}

void HistoryPane::readPath()
{
    const auto path = parseHistoryPath(m_place->text().trimmed(), m_query.source);
    if (!path)
        return m_state->setText(visibleText(path.error().message));
    m_path = *path;
    load();
}

void HistoryPane::load()
{
    m_state->setText(tr("Loading…"));
    m_causesJob.cancel();
    m_job.start(withSession(m_week, HistoryDeadline, fetchPathHistory, m_query, m_path, MaxPoints),
                [this](Result<std::vector<HistoryPoint>> points) {
                    if (points)
                        return showPoints(*std::move(points));
                    m_state->setText(tr("Not loaded."));
                    m_model->setPoints({});
                    m_chart->setPoints({});
                    m_chart->setMessage(points.error().text());
                    Q_EMIT failed(points.error());
                });
}

void HistoryPane::showPoints(std::vector<HistoryPoint> points)
{
    m_chart->setPoints(points);
    m_model->setPoints(std::move(points));
    const bool isThere = std::any_of(m_model->points().begin(), m_model->points().end(),
                                     [](const HistoryPoint& point) { return point.value.has_value(); });
    m_state->setText(isThere ? tr("%1, %2", "snapshots, changes")
                                   .arg(tr("%Ln snapshot(s)", nullptr, m_model->rowCount()),
                                        tr("%1 change(s)", nullptr, pluralOf(m_model->changes()))
                                            .arg(QLocale().toString(m_model->changes())))
                             : tr("No snapshot has this value."));
    m_table->resizeColumnsToContents();
    m_table->setColumnWidth(PathHistoryModel::ValueColumn,
                            std::min(m_table->columnWidth(PathHistoryModel::ValueColumn), MaxColumnWidth));
    if (m_current)
        setCurrent(*m_current);
}

void HistoryPane::setCurrent(const SnapshotKey& key)
{
    m_current = key;
    if (const int row = m_model->find(key); row >= 0)
        m_table->setCurrentIndex(m_model->index(row, 0));
}

void HistoryPane::goToChange(bool forward)
{
    const int row = m_model->nextChange(m_table->currentIndex().row(), forward);
    if (row < 0)
        return Q_EMIT statusMessage(forward ? tr("There is no later change.")
                                            : tr("There is no earlier change."));
    m_table->setCurrentIndex(m_model->index(row, 0));
    Q_EMIT snapshotActivated(m_model->points()[static_cast<std::size_t>(row)].key);
}

void HistoryPane::noteCurrent()
{
    m_chart->setCurrent(m_table->currentIndex().row());
    findCauses();
}

/// The identities on the way to the value, and the subject of its snapshots.
QByteArrayList HistoryPane::owners() const
{
    QByteArrayList names;
    for (const HistoryStep& step : m_path.steps) {
        if (!step.identityKeys.isEmpty())
            names << step.step.key.toUtf8();
    }
    if (!m_query.subject.isEmpty())
        names << m_query.subject.toUtf8();
    return names;
}

/// For the selected row, while one looks at it.
void HistoryPane::findCauses()
{
    m_causesJob.cancel();
    m_causes->clear();
    const int row = m_table->currentIndex().row();
    if (m_tabs->currentIndex() != 1)
        return;
    if (row < 1)
        return m_causesState->setText(row < 0
                                          ? tr("Select a value first.")
                                          : tr("This is the first snapshot; nothing is known before it."));
    const HistoryPoint& after = m_model->points()[static_cast<std::size_t>(row)];
    const HistoryPoint& before = m_model->points()[static_cast<std::size_t>(row - 1)];
    if (!after.changed)
        return m_causesState->setText(tr("The value did not change here. F8 jumps to the next change."));
    m_causesState->setText(
        tr("Searching between %1 and %2…").arg(visibleText(before.at, 40), visibleText(after.at, 40)));
    m_causesJob.start(withSession(m_week, HistoryDeadline,
                                  [game = m_week.game, from = before.at, until = after.at,
                                   owners = owners()](Pg::Session& session, const Pg::Call& call) {
                                      return findChangeCauses(session, *game, from, until, owners, call);
                                  }),
                      [this, from = before.at, until = after.at](const Result<ChangeCauses>& causes) {
                          if (!causes)
                              return m_causesState->setText(visibleLines(causes.error().text()));
                          m_causesState->setText(causes->causes.empty()
                                                     ? tr("No event and no play between %1 and %2.")
                                                           .arg(visibleText(from, 40), visibleText(until, 40))
                                                     : tr("Between %1 and %2%3:")
                                                           .arg(visibleText(from, 40), visibleText(until, 40),
                                                                causes->more ? tr(" (not all)") : QString()));
                          showCauses(*causes);
                      });
}

void HistoryPane::showCauses(const ChangeCauses& causes)
{
    QList<QTreeWidgetItem*> items;
    QFont bold = m_causes->font();
    bold.setBold(true);
    for (const ChangeCause& cause : causes.causes) {
        auto* item = new QTreeWidgetItem(
            QStringList {visibleText(cause.at), visibleText(cause.what.value_or("")),
                         visibleText(cause.subject.value_or("")), visibleText(cause.source)});
        const bool isLikely = cause.isOfOwner && !cause.isAtTheEnd;
        for (int column = 0; column < item->columnCount(); ++column) {
            if (isLikely)
                item->setFont(column, bold);
            item->setToolTip(column,
                             isLikely ? tr("Likely: it happened to the owner of the value.")
                                      : item->text(column).toHtmlEscaped());
        }
        items << item;
    }
    m_causes->addTopLevelItems(items);
    for (int column = 0; column < m_causes->columnCount(); ++column)
        m_causes->resizeColumnToContents(column);
}

}

#include "pages/ingest/ingesttables.h"

#include "base/safetext.h"
#include "widgets/parts/celldelegate.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/rowtable.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr int MostErrors = 500;
constexpr int MostRuns = 200;
constexpr int NarrowestCharacters = 16; // most is still to come
constexpr int WidestCharacters = 60;

QLabel* detailLabel(const char* name)
{
    auto* label = textLabel(name);
    label->hide();
    return label;
}

/// A new row above goes not under the selection, so that the newest stays in view while nobody looks at
/// another.
void selectFirstIfNone(QTableView* table)
{
    if (!table->currentIndex().isValid())
        table->selectRow(0);
}

}

QTableView* ingestTable(const char* name, const QString& accessibleName, QAbstractItemModel* model)
{
    auto* table = new QTableView;
    table->setObjectName(QString::fromLatin1(name));
    table->setAccessibleName(accessibleName);
    table->setModel(model);
    table->setItemDelegate(new CellDelegate(Qt::ElideRight, table));
    setupLineTable(table);
    table->setTabKeyNavigation(false);
    table->horizontalHeader()->setStretchLastSection(true);
    return table;
}

void fitColumnsOnce(QTableView* table)
{
    if (table->property("isFitted").toBool() || table->model()->rowCount() == 0)
        return;
    table->setProperty("isFitted", true);
    table->resizeColumnsToContents();
    const int character = table->fontMetrics().averageCharWidth();
    for (int column = 0; column < table->model()->columnCount() - 1; ++column) // the last one stretches
        table->setColumnWidth(column,
                              std::clamp(table->columnWidth(column), NarrowestCharacters * character,
                                         WidestCharacters * character));
}

IngestQueue::IngestQueue(QWidget* parent)
    : QWidget(parent)
    , m_model(new QueueModel(queueColumns(), this))
    , m_table(ingestTable("ingestQueue", tr("Next requests"), m_model))
    , m_filter(new QLineEdit)
    , m_note(plainLabel("ingestQueueNote"))
{
    m_filter->setObjectName(QStringLiteral("ingestQueueFilter"));
    m_filter->setAccessibleName(tr("Filter of the queue"));
    m_filter->setPlaceholderText(tr("Filter by request, endpoint or subject"));
    m_filter->setClearButtonEnabled(true);
    auto* top = new QHBoxLayout;
    top->addWidget(m_filter, 1);
    top->addWidget(m_note);
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(m_table, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &IngestQueue::filterChanged);
}

void IngestQueue::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void IngestQueue::setProgress(const FetchProgress& progress)
{
    if (m_shown == progress.queue)
        return;
    m_shown = progress.queue;
    m_model->setRows(m_shown ? *m_shown : std::vector<QueuedRequest>());
    fitColumnsOnce(m_table);
    m_note->setText(m_model->rowCount() < static_cast<int>(FetchProgress::MostQueued)
                        ? tr("%n request(s)", nullptr, m_model->rowCount())
                        : tr("the first %1").arg(QLocale().toString(m_model->rowCount())));
}

IngestEndpoints::IngestEndpoints(QWidget* parent)
    : QWidget(parent)
    , m_model(new EndpointsModel(endpointColumns(), this))
    , m_table(ingestTable("ingestEndpoints", tr("Endpoints"), m_model))
{
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_table);
}

void IngestEndpoints::setProgress(const FetchProgress& progress)
{
    m_model->setRows(progress.endpoints);
    fitColumnsOnce(m_table);
}

IngestErrors::IngestErrors(QWidget* parent)
    : QWidget(parent)
    , m_model(new IngestErrorsModel(ingestErrorColumns(), this))
    , m_table(ingestTable("ingestErrorTable", tr("Errors"), m_model))
    , m_detail(detailLabel("ingestErrorDetail"))
{
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_table, 1);
    column->addWidget(m_detail);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                const IngestError* error = m_model->row(now.row());
                m_detail->setVisible(error != nullptr);
                m_detail->setText(error ? visibleLines(error->error.text()) : QString());
            });
}

void IngestErrors::add(const Error& error)
{
    ++m_count;
    m_model->prepend({.at = QDateTime::currentDateTimeUtc(), .error = error}, MostErrors);
    fitColumnsOnce(m_table);
    selectFirstIfNone(m_table);
}

IngestTransforms::IngestTransforms(QWidget* parent)
    : QWidget(parent)
    , m_runs(new TransformRunsModel(transformRunColumns(), this))
    , m_steps(new TransformStepsModel(transformStepColumns(), this))
    , m_runsTable(ingestTable("ingestRuns", tr("Runs of the transforms"), m_runs))
    , m_stepsTable(ingestTable("ingestSteps", tr("Steps of the run"), m_steps))
    , m_detail(detailLabel("ingestRunDetail"))
{
    auto* split = new QSplitter(Qt::Horizontal);
    split->setObjectName(QStringLiteral("ingestTransforms"));
    split->addWidget(m_runsTable);
    split->addWidget(m_stepsTable);
    split->setChildrenCollapsible(false);
    split->setSizes({500, 400});
    auto* column = new QVBoxLayout(this);
    column->addWidget(split, 1);
    column->addWidget(m_detail);
    connect(m_runsTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &IngestTransforms::showSteps);
}

void IngestTransforms::add(const TransformRun& run)
{
    const bool isAtNewest = m_runsTable->currentIndex().row() <= 0;
    m_runs->prepend(run, MostRuns);
    if (isAtNewest)
        m_runsTable->selectRow(0);
    fitColumnsOnce(m_runsTable);
    fitColumnsOnce(m_stepsTable);
}

void IngestTransforms::showSteps()
{
    const TransformRun* run = m_runs->row(m_runsTable->currentIndex().row());
    m_steps->setRows(run ? run->steps : std::vector<TransformStep>());
    m_detail->setVisible(run != nullptr && run->error);
    m_detail->setText(run != nullptr && run->error ? visibleLines(run->error->text()) : QString());
}

}

#include "pages/cohorts/cohortspage.h"

#include "base/safetext.h"
#include "base/servertime.h"
#include "pages/cohorts/cohortdelegate.h"
#include "pages/cohorts/cohortmodel.h"
#include "pages/events/eventspage.h"
#include "pages/failuretext.h"
#include "pages/filesaver.h"
#include "pages/lacking.h"
#include "weeks/withsession.h"
#include "widgets/parts/askfile.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/localaction.h"
#include "widgets/parts/rowtable.h"
#include "widgets/parts/sqldialog.h"
#include "widgets/theme/housestyle.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int MostSubjects = 1000;
constexpr int WidestCharacters = 40;

// of the page's state
constexpr QLatin1String CohortKey("cohort");

QString timeText(qint64 microseconds)
{
    return dateTimeOf(microseconds).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

/// All days are equally wide.
void fitDays(QTableView* table)
{
    table->resizeColumnsToContents();
    int widest = 0;
    for (int column = 0; column < table->model()->columnCount(); ++column)
        widest = std::max(widest, table->columnWidth(column) + Measure::Space2);
    for (int column = 0; column < table->model()->columnCount(); ++column)
        table->setColumnWidth(column, widest);
}

}

CohortsPage::CohortsPage(WeekHandle week, QWidget* parent)
    : WeekPage(std::move(week), parent)
    , m_choice(new QComboBox)
    , m_description(wrappedLabel("cohortDescription"))
    , m_model(new CohortModel(this))
    , m_table(new QTableView)
    , m_state(wrappedLabel("cohortState"))
    , m_subjectsTitle(wrappedLabel("cohortSubjectsTitle"))
    , m_subjectModel(new SubjectModel(
          {{.title = tr("Name"),
            .text =
                [](const CohortSubject& subject) {
                    return visibleText(subject.name.isEmpty() ? subject.subject : subject.name);
                }},
           {.title = tr("First seen (UTC)"),
            .text = [](const CohortSubject& subject) { return timeText(subject.firstAt); }},
           {.title = tr("Subject"),
            .text = [](const CohortSubject& subject) { return visibleText(subject.subject); }}},
          this))
    , m_subjects(new QTableView)
    , m_empty(new EmptyState(m_subjects))
    , m_saver(new FileSaver(this))
{
    connect(m_saver, &FileSaver::answered, this, &CohortsPage::statusMessage);
    setupTables();
    setupLayout();
    setupActions();
    for (const CohortDefinition& cohort : m_week.game->cohorts)
        m_choice->addItem(visibleText(cohort.title), cohort.id);
    m_choice->setVisible(m_choice->count() > 1);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &CohortsPage::chooseCohort);
    chooseCohort();
}

void CohortsPage::join(PageHost& host)
{
    connect(this, &CohortsPage::eventsWanted, &host,
            [this, &host](const QString& source, const EventFilter& filter) {
                auto* events = host.open<EventsPage>(m_week);
                events->setSource(source);
                events->setFilter(filter);
            });
}

void CohortsPage::setupTables()
{
    m_table->setObjectName(QStringLiteral("cohorts"));
    m_table->setAccessibleName(tr("Cohorts by day, and who came back"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new CohortDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setCornerButtonEnabled(false);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_subjects->setObjectName(QStringLiteral("cohortSubjects"));
    m_subjects->setAccessibleName(tr("Subjects of the cell"));
    m_subjects->setModel(m_subjectModel);
    m_subjects->setTabKeyNavigation(false);
    setupLineTable(m_subjects);
    m_subjects->horizontalHeader()->setStretchLastSection(true);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const auto cell = m_model->cell(index))
            showSubjects(*cell);
    });
    connect(m_subjects, &QTableView::activated, this, &CohortsPage::wantEvents);
}

void CohortsPage::setupLayout()
{
    m_choice->setObjectName(QStringLiteral("cohortChoice"));
    m_choice->setAccessibleName(tr("Which subjects"));
    auto* top = new QHBoxLayout;
    top->setObjectName(QStringLiteral("cohortBar"));
    top->addWidget(m_choice);
    top->addWidget(m_description, 1);
    auto* below = new QWidget;
    auto* list = new QVBoxLayout(below);
    list->setContentsMargins(0, 0, 0, 0);
    list->addWidget(m_subjectsTitle);
    list->addWidget(m_subjects, 1);
    auto* rows = new QSplitter(Qt::Vertical);
    rows->setObjectName(QStringLiteral("cohortRows"));
    rows->setChildrenCollapsible(false);
    auto* above = new QWidget;
    auto* table = new QVBoxLayout(above);
    table->setContentsMargins(0, 0, 0, 0);
    table->addWidget(m_table, 1);
    table->addWidget(m_state);
    rows->addWidget(above);
    rows->addWidget(below);
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(banner());
    column->addWidget(rows, 1);
    setFocusProxy(m_table);
}

void CohortsPage::setupActions()
{
    auto* bar = static_cast<QHBoxLayout*>(layout()->itemAt(0)->layout());
    auto* out = localAction(this, "exportCohorts", tr("Export…"), Qt::CTRL | Qt::Key_E, [this] {
        askForFile(this, tr("Export the cohorts"), QStringLiteral("%1-cohorts.csv").arg(m_week.title()),
                   {tr("CSV (*.csv)")}, [this](const QString& path) { save(path); });
    });
    auto* again =
        localAction(this, "refreshCohorts", tr("Refresh"), QKeySequence::Refresh, [this] { refresh(); });
    auto* sql = localAction(this, "cohortSql", tr("Show SQL"), Qt::CTRL | Qt::ALT | Qt::Key_Q, [this] {
        if (const CohortDefinition* cohort = current())
            showSqlDialog(this, visibleText(cohort->title),
                          QString::fromUtf8(cohort->firstSeen.text + '\n' + cohort->returns.text));
    });
    out->setIcon(iconOf(Icon::Export));
    again->setIcon(iconOf(Icon::Reload));
    addButtons(bar, {out, again});
    addMore(bar, {sql});
}

const CohortDefinition* CohortsPage::current() const
{
    const int index = m_choice->currentIndex();
    return index < 0 ? nullptr : &m_week.game->cohorts[static_cast<std::size_t>(index)];
}

PageState CohortsPage::state() const
{
    const CohortDefinition* cohort = current();
    return cohort ? PageState {{CohortKey, cohort->id}} : PageState();
}

void CohortsPage::setState(const PageState& state)
{
    setCohort(state.value(CohortKey));
}

std::vector<QStringList> CohortsPage::commands() const
{
    const CohortDefinition* cohort = current();
    if (!cohort)
        return {};
    return {QStringList {QStringLiteral("cohorts")} + m_week.arguments()
            + QStringList {QStringLiteral("--cohort"), cohort->id}};
}

void CohortsPage::setLacks(const std::vector<Lack>& lacks)
{
    greyLacking(m_choice, idsOf(m_week.game->cohorts), lacks, Lack::Of::Cohort);
}

void CohortsPage::setCohort(const QString& id)
{
    const int index = m_choice->findData(id);
    if (index >= 0)
        m_choice->setCurrentIndex(index);
}

void CohortsPage::chooseCohort()
{
    m_model->setTable({}, {});
    clearSubjects();
    const CohortDefinition* cohort = current();
    if (!cohort) {
        m_state->setText(tr("The game “%1” does not say who came first and who came back.")
                             .arg(visibleText(m_week.game->title)));
        return;
    }
    m_description->setText(visibleLines(cohort->description));
    refresh();
}

void CohortsPage::refresh()
{
    const CohortDefinition* cohort = current();
    if (!cohort)
        return;
    if (m_model->rowCount() == 0)
        m_state->setText(tr("Loading…"));
    m_job.start(
        withSession(m_week, RowsDeadline,
                    [game = m_week.game, wanted = *cohort](Pg::Session& session, const Pg::Call& call) {
                        return fetchCohorts(session, *game, wanted, call);
                    }),
        [this](const Result<CohortTable>& table) { take(table); });
}

void CohortsPage::take(const Result<CohortTable>& table)
{
    if (!table) {
        if (m_model->rowCount() == 0)
            m_state->clear();
        return showFailure(table.error(), m_model->rowCount() > 0);
    }
    banner()->hide();
    const QModelIndex selected = m_table->currentIndex();
    m_model->setTable(*table, current()->title);
    fitDays(m_table);
    m_table->setCurrentIndex(m_model->index(std::max(selected.row(), 0), std::max(selected.column(), 0)));
    clearSubjects(); // they were those of other numbers
    QStringList parts {
        tr("Days have 24 hours from %1 UTC (%2). Nothing is known after %3 UTC. Cells of an unfinished day "
           "are hatched; their counts are lower bounds.")
            .arg(timeText(table->start.at), sourceText(table->start.source), timeText(table->lastAt))};
    if (table->earlier > 0)
        parts << tr("Seen before the week began, and in no cohort: %1.").arg(table->earlier);
    if (table->isCut)
        parts << tr("The week has more days than these.");
    m_state->setText(parts.join(QLatin1Char(' ')));
}

void CohortsPage::clearSubjects()
{
    m_subjectsJob.cancel();
    m_subjectModel->setRows({});
    m_subjectsTitle->setText(tr("Subjects of a cell"));
    m_empty->say(m_model->rowCount() > 0 ? tr("Double-click a cell, or press Enter, to see whom it counts.")
                                         : QString());
}

void CohortsPage::showSubjects(const CohortCell& cell)
{
    const CohortDefinition* cohort = current();
    if (!cohort || cell.day + cell.after.value_or(0) >= m_model->rowCount())
        return;
    m_subjectsTitle->setText(tr("Loading…"));
    m_subjectsJob.start(
        withSession(m_week, RowsDeadline,
                    [game = m_week.game, wanted = *cohort, table = m_model->table(),
                     cell](Pg::Session& session, const Pg::Call& call) {
                        return fetchCohortSubjects(session, *game, wanted, table, cell, MostSubjects, call);
                    }),
        [this, cell](const Result<CohortSubjects>& subjects) { takeSubjects(cell, subjects); });
}

void CohortsPage::takeSubjects(const CohortCell& cell, const Result<CohortSubjects>& subjects)
{
    if (!subjects) {
        m_subjectsTitle->setText(failureText(subjects.error()));
        return noteIfGone(subjects.error());
    }
    const auto listed = static_cast<qint64>(subjects->list.size());
    QString title = tr("%1: %2", "cell, number of its subjects")
                        .arg(CohortModel::cellName(cell), QString::number(subjects->count));
    if (listed < subjects->count)
        title = tr("%1, of which these are the first %2 by name").arg(title, QString::number(listed));
    title += QStringLiteral(". ")
        + (current()->events.isEmpty() ? tr("The game does not say which events are theirs.")
                                       : tr("Double-click one, or press Enter, to see its events."));
    m_subjectsTitle->setText(title);
    m_empty->say(tr("Nobody."));
    m_subjectModel->setRows(subjects->list);
    m_subjects->setColumnHidden(2, std::ranges::all_of(subjects->list, [](const CohortSubject& subject) {
                                    return subject.name.isEmpty();
                                }));
    fitColumns(m_subjects, WidestCharacters);
    if (m_subjectModel->rowCount() > 0)
        m_subjects->setCurrentIndex(m_subjectModel->index(0, 0));
}

void CohortsPage::wantEvents(const QModelIndex& subject)
{
    const CohortSubject* wanted = m_subjectModel->row(subject.row());
    if (wanted && !current()->events.isEmpty())
        Q_EMIT eventsWanted(current()->events,
                            EventFilter().with(EventCondition::Field::Subject, EventCondition::Test::Equals,
                                               wanted->subject));
}

void CohortsPage::save(const QString& path)
{
    m_saver->write(path, [table = m_model->table()](const std::stop_token&) {
        return Result<QByteArray>(cohortCsv(table));
    });
}

}

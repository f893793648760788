#include "pages/board/weeklogpage.h"

#include "base/safetext.h"
#include "pages/failuretext.h"
#include "pages/filesaver.h"
#include "weeks/withsession.h"
#include "widgets/parts/askfile.h"
#include "widgets/parts/celldelegate.h"
#include "widgets/parts/detailtable.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/environmentmark.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/localaction.h"
#include "widgets/parts/rowtable.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr int TextCharacters = 200000;
constexpr int WidestCharacters = 40;

// of the page's state
constexpr QLatin1String WeekKey("week");

}

WeekLogPage::WeekLogPage(AdminServer server, QWidget* parent)
    : ServerPage(std::move(server), parent)
    , m_model(new WeekLogModel(this))
    , m_rows(new DetailTable(m_model))
    , m_table(m_rows->table())
    , m_detail(m_rows->detail())
    , m_week(new QLineEdit)
    , m_kind(new QComboBox)
    , m_state(wrappedLabel("logState"))
    , m_empty(new EmptyState(m_table))
    , m_saver(new FileSaver(this))
{
    setupActions();
    setupView();
    connect(m_saver, &FileSaver::answered, this, &WeekLogPage::statusMessage);
    refresh();
}

void WeekLogPage::join(PageHost& host)
{
    connect(&host, &PageHost::weeksChanged, this, &WeekLogPage::refresh);
}

void WeekLogPage::setupActions()
{
    m_export = localAction(this, "exportLog", tr("Export…"), Qt::CTRL | Qt::Key_E, [this] { askFile(); });
    localAction(this, "refresh", tr("Refresh"), QKeySequence::Refresh, [this] { refresh(); });
    localAction(this, "find", tr("Find a week"), QKeySequence::Find, [this] { m_week->setFocus(); });
}

void WeekLogPage::setupView()
{
    m_week->setObjectName(QStringLiteral("logWeek"));
    m_week->setPlaceholderText(tr("Weeks named…"));
    m_week->setAccessibleName(tr("Weeks whose names contain this"));
    m_week->setToolTip(tr("Only weeks whose names contain this"));
    markAsSearch(m_week);
    m_week->setClearButtonEnabled(true);
    m_kind->setObjectName(QStringLiteral("logKind"));
    m_kind->setAccessibleName(tr("Only this kind"));
    m_kind->addItem(tr("Everything"));
    m_table->setObjectName(QStringLiteral("weekLog"));
    m_table->setAccessibleName(tr("Operations on weeks"));
    m_table->setItemDelegate(new CellDelegate(Qt::ElideRight, m_table));
    m_table->setTabKeyNavigation(false);
    setupLineTable(m_table);
    m_detail->setObjectName(QStringLiteral("logDetail"));
    m_detail->setAccessibleName(tr("Details of the operation"));
    m_detail->setPlaceholderText(tr("Select a line to read its details."));
    auto* top = new QHBoxLayout;
    top->addWidget(new EnvironmentMark(m_server.environment));
    top->addWidget(m_state, 1);
    top->addWidget(m_week);
    top->addWidget(m_kind);
    m_export->setIcon(iconOf(Icon::Export));
    addButtons(top, {m_export});
    m_rows->setObjectName(QStringLiteral("logRows"));
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(m_rows, 1);
    setFocusProxy(m_table);
    connect(m_week, &QLineEdit::textChanged, this, &WeekLogPage::applyFilter);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &WeekLogPage::applyFilter);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &WeekLogPage::showCurrent);
}

PageState WeekLogPage::state() const
{
    return {{WeekKey, m_week->text()}};
}

void WeekLogPage::setState(const PageState& state)
{
    showWeek(state.value(WeekKey));
}

std::vector<QStringList> WeekLogPage::commands() const
{
    QStringList command {QStringLiteral("log")};
    if (!m_week->text().isEmpty())
        command << m_week->text();
    return {command};
}

void WeekLogPage::showWeek(const QString& week)
{
    m_week->setText(week);
}

QByteArray WeekLogPage::currentId() const
{
    const WeekOperation* operation = m_model->operation(m_table->currentIndex().row());
    return operation ? operation->first().operation : QByteArray();
}

void WeekLogPage::refresh()
{
    m_state->setText(tr("Loading…"));
    m_job.start(withSession(m_server.pool, ShortDeadline, readLog, LogFilter()),
                [this](const Result<std::vector<LogEntry>>& entries) { take(entries); });
}

void WeekLogPage::take(const Result<std::vector<LogEntry>>& entries)
{
    if (!entries)
        return m_state->setText(failureText(entries.error(), 600));
    const QByteArray selected = currentId();
    m_model->setOperations(operationsOf(*entries));
    const QString kind = m_kind->currentData().toString();
    const QSignalBlocker blocker(m_kind);
    m_kind->clear();
    m_kind->addItem(tr("Everything"));
    for (const QString& each : m_model->kinds())
        m_kind->addItem(visibleText(WeekLogModel::wordTitle(each), 40), each);
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(kind)));
    fitColumns(m_table, WidestCharacters);
    m_table->setCurrentIndex(m_model->index(std::max(0, m_model->find(selected)), 0));
    showCurrent();
    showCount();
}

void WeekLogPage::applyFilter()
{
    const QByteArray selected = currentId();
    m_model->setFilter(m_week->text().trimmed(), m_kind->currentData().toString());
    m_table->setCurrentIndex(m_model->index(std::max(0, m_model->find(selected)), 0));
    showCurrent();
    showCount();
}

void WeekLogPage::showCount()
{
    m_export->setEnabled(m_model->rowCount() > 0);
    m_state->setText(tr("%n operation(s)", nullptr, m_model->rowCount()));
    const bool isFiltered = !m_week->text().trimmed().isEmpty() || m_kind->currentIndex() > 0;
    if (isFiltered)
        m_empty->say(tr("No operation matches the filter."), {{tr("Clear the filter"), [this] {
                                                                   m_week->clear();
                                                                   m_kind->setCurrentIndex(0);
                                                               }}});
    else
        m_empty->say(tr("Nothing was done to the weeks of this server yet."));
}

void WeekLogPage::showCurrent()
{
    const WeekOperation* operation = m_model->operation(m_table->currentIndex().row());
    m_detail->setPlainText(operation ? visibleLines(operationText(*operation), TextCharacters) : QString());
}

void WeekLogPage::askFile()
{
    askForFile(this, tr("Export the shown operations"), QStringLiteral("week-log.csv"),
               {tr("CSV (*.csv)"), tr("JSON (*.json)")}, [this](const QString& path) { save(path); });
}

void WeekLogPage::save(const QString& path)
{
    const bool isJson = path.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive);
    m_saver->write(path, [isJson, shown = m_model->shown()](const std::stop_token&) {
        return Result<QByteArray>(isJson ? operationsJson(shown) : operationsCsv(shown));
    });
}

}

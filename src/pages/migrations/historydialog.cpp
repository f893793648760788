#include "pages/migrations/historydialog.h"

#include "base/safetext.h"
#include "pages/migrations/migrationdelegate.h"
#include "widgets/parts/rowtable.h"
#include "widgets/parts/sqleditor.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QSplitter>
#include <QTableWidget>

namespace Weekglass {

namespace {

constexpr int SqlCharacters = 4 * 1024 * 1024;
constexpr int CellCharacters = 2000;

}

HistoryDialog::HistoryDialog(AdminServer server, WeekHandle week, HistoryTask task, QWidget* parent)
    : AdminDialog("historyDialog", std::move(server), week.identity, task.title, task.verb, parent)
    , m_handle(std::move(week))
    , m_task(std::move(task))
    , m_choice(new QComboBox)
    , m_lines(new QTableWidget)
    , m_sql(new SqlEditor)
    , m_typed(addField("historyTyped", tr("&Type to confirm:"), {}))
    , m_words([this](const QString& word) { showMessage(word); })
{
    setupView();
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] { look(); });
    look();
}

void HistoryDialog::setupView()
{
    m_choice->setObjectName(QStringLiteral("historyChoice"));
    m_choice->addItems(m_task.choices);
    m_lines->setObjectName(QStringLiteral("historyLines"));
    m_lines->setAccessibleName(tr("What would be done"));
    m_lines->setItemDelegate(new AlarmDelegate(m_lines));
    m_lines->setColumnCount(ColumnCount);
    m_lines->setHorizontalHeaderLabels({tr("What"), tr("What becomes of it")});
    setupRowTable(m_lines);
    m_lines->setTabKeyNavigation(false);
    m_lines->horizontalHeader()->setStretchLastSection(true);
    m_sql->setObjectName(QStringLiteral("historySql"));
    m_sql->setAccessibleName(tr("SQL that will run"));
    m_sql->setReadOnly(true);
    auto* rows = new QSplitter(Qt::Vertical);
    rows->addWidget(m_lines);
    rows->addWidget(m_sql);
    rows->setChildrenCollapsible(false);
    auto* middle = new QWidget;
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins({});
    if (!m_task.choiceTitle.isEmpty()) {
        auto* form = new QFormLayout;
        form->addRow(m_task.choiceTitle, m_choice);
        column->addLayout(form);
    } else {
        m_choice->setParent(this);
        m_choice->hide();
    }
    column->addWidget(rows, 1);
    addWidget(middle);
    constexpr int Width = 860;
    constexpr int Height = 640;
    resize(Width, Height);
}

void HistoryDialog::look()
{
    m_sheet.reset();
    job().start(
        [week = m_handle, task = m_task, choice = m_choice->currentText(),
         stop = newStop()](const std::stop_token&) -> Result<HistorySheet> {
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            return task.plan(**session, choice, {.stop = stop});
        },
        [this](const Result<HistorySheet>& sheet) { takeSheet(sheet); });
    showMessage(tr("Looking at what would be done…"));
    updateButtons();
}

void HistoryDialog::takeSheet(const Result<HistorySheet>& sheet)
{
    m_lines->setRowCount(0);
    m_sql->clear();
    setHeadline(sheet ? sheet->headline : tr("There is no plan."));
    showMessage(sheet ? sheet->refusal : sheet.error().text());
    if (sheet) {
        m_sheet = *sheet;
        for (const HistorySheet::Line& line : sheet->lines) {
            const int row = m_lines->rowCount();
            m_lines->insertRow(row);
            m_lines->setItem(row, WhatColumn, new QTableWidgetItem(visibleText(line.what)));
            m_lines->setItem(row, TextColumn, new QTableWidgetItem(visibleText(line.text, CellCharacters)));
            if (line.isAlarm)
                m_lines->item(row, TextColumn)->setData(AlarmDelegate::AlarmRole, true);
        }
        m_lines->resizeColumnToContents(WhatColumn);
        m_lines->resizeRowsToContents();
        m_sql->setPlainText(visibleLines(sheet->sql, SqlCharacters));
    }
    m_sql->setVisible(sheet && !sheet->sql.isEmpty());
    const QString typed = sheet && !sheet->typed.isEmpty() ? sheet->typed
        : server().isProduction()                          ? week().confirmation()
                                                           : QString();
    m_typed->setEnabled(!typed.isEmpty());
    m_typed->setPlaceholderText(typed.isEmpty() ? tr("nothing: it destroys nothing here") : typed);
    if (typed.isEmpty())
        undemand(m_typed);
    else
        demand(m_typed, typed);
    planned();
}

bool HistoryDialog::canRun() const
{
    return m_sheet && m_sheet->refusal.isEmpty();
}

void HistoryDialog::run()
{
    m_isRunning = true;
    HistoryTask::Run task {.week = m_handle,
                           .choice = m_choice->currentText(),
                           .hash = m_sheet->hash,
                           .stop = newStop(),
                           .onProgress = m_words.begin()};
    job().start(
        [pool = server().pool, task, run = m_task.run,
         entry = LogEntry {.kind = m_task.kind, .week = week(), .by = by()}](
            const std::stop_token&) -> Result<QString> {
            auto maintenance = pool->acquire({}, task.stop);
            if (!maintenance)
                return maintenance.error();
            auto operation = LoggedOperation::begin(**maintenance, entry);
            if (!operation)
                return operation.error();
            auto done = run(task);
            if (!done)
                return operation->failed(done.error());
            if (auto noted = operation->done(); !noted)
                return tr("%1 The log does not say so: %2").arg(*done, noted.error().text());
            return done;
        },
        [this](const Result<QString>& done) { takeDone(done); });
    showMessage(tr("At work… Escape asks it to stop; what was not finished is taken back."));
    updateButtons();
}

void HistoryDialog::takeDone(const Result<QString>& done)
{
    m_words.end();
    if (done) {
        finished(*done);
    } else {
        m_sheet.reset(); // what it showed may be over
        failed(done.error());
    }
    Q_EMIT changed();
}

}

#include "pages/rollback/operationdialog.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "pages/rollback/receiptsaver.h"
#include "pages/rollback/tableeffectmodel.h"
#include "ui_operationtabs.h"

#include <QCheckBox>
#include <QFontDatabase>
#include <QLineEdit>
#include <QPushButton>

namespace Weekglass {

namespace {

enum RowColumns { NameColumn, BeforeColumn, AfterColumn };

constexpr int CellCharacters = 300;
constexpr int TextCharacters = 200000;
constexpr int BeforePixels = 280;
constexpr int Width = 860;
constexpr int Height = 680;

}

OperationDialog::OperationDialog(WeekHandle week, OperationTask task, Environment environment,
                                 QWidget* parent)
    : ChangeDialog({.name = "operationDialog",
                    .title = task.title,
                    .week = week.title(),
                    .verb = task.verb,
                    .environment = environment},
                   parent)
    , m_week(std::move(week))
    , m_task(std::move(task))
    , m_parts(std::make_unique<Ui::OperationTabs>())
    , m_tabs(new QTabWidget)
    , m_effects(new TableEffectModel(this))
    , m_ticket(addField("operationTicket", tr("Tic&ket:"), tr("optional")))
    , m_superuser(new QCheckBox(tr("Allow it with the rights of a &superuser, if this connection has them")))
    , m_save(addButton("operationSave", tr("Sa&ve receipt…")))
    , m_saver(new ReceiptSaver(this))
{
    setupTabs();
    setupForm();
    resize(Width, Height);
    look();
}

OperationDialog::~OperationDialog() = default;

void OperationDialog::setupTabs()
{
    m_parts->setupUi(m_tabs);
    m_parts->operationTables->setModel(m_effects);
    m_parts->operationReceipt->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_tabs->setCurrentIndex(0);
    m_tabs->setTabVisible(m_tabs->indexOf(m_parts->operationReceipt), false);
    addWidget(m_tabs);
}

void OperationDialog::setupForm()
{
    m_superuser->setObjectName(QStringLiteral("operationSuperuser"));
    m_superuser->setToolTip(tr("The game's own triggers run with the rights of whoever does this."));
    addRow({}, m_superuser);
    require(reasonField());
    connect(m_superuser, &QCheckBox::toggled, this, &OperationDialog::look);
    connect(m_save, &QPushButton::clicked, this,
            [this] { m_saver->ask(this, m_week.title(), *m_operation); });
    connect(m_saver, &ReceiptSaver::answered, this, &OperationDialog::showMessage);
}

/// What a worker needs. A new session for a lost COMMIT is one of the same week.
RollbackOptions OperationDialog::options() const
{
    return {.allowSuperuser = m_superuser->isChecked(), .reopen = [week = m_week]() -> Result<Pg::Session> {
                Pg::ConnectOptions connection = week.pool->options();
                connection.database = week.title().toUtf8();
                auto session = Pg::Session::open(connection);
                if (!session)
                    return session.error();
                if (auto same = verifyIdentity(*session, week.identity); !same)
                    return same.error();
                return session;
            }};
}

void OperationDialog::look()
{
    startLook(
        tr("Doing it in a transaction that is rolled back, to see what it does…"),
        [week = m_week, task = m_task,
         options = options()](const std::stop_token& stop) -> Result<OperationPlan> {
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            RollbackOptions stoppable = options;
            stoppable.call.stop = stop;
            return task.preview(**session, stoppable);
        },
        [this](OperationPlan plan) {
            showEffects(plan.tables);
            showRow(plan.row);
            plan.change.phrase = m_week.identity.confirmation();
            return std::move(plan.change);
        });
}

void OperationDialog::clearBody()
{
    showEffects({});
    showRow({});
}

void OperationDialog::showEffects(const std::vector<TableEffect>& effects)
{
    m_effects->setEffects(effects);
    for (int row = 0; row < m_effects->rowCount(); ++row) {
        const QModelIndex table = m_effects->index(row, 0);
        for (int sample = 0; sample < m_effects->rowCount(table); ++sample)
            m_parts->operationTables->setFirstColumnSpanned(sample, table, true);
    }
    for (int column = 0; column < TableEffectModel::NoteColumn; ++column)
        m_parts->operationTables->resizeColumnToContents(column);
}

/// Column by column; what changes is bold.
void OperationDialog::showRow(const Pg::Table& row)
{
    const bool isShown = row.rows.size() == 2;
    m_tabs->setTabVisible(m_tabs->indexOf(m_parts->operationRow), isShown);
    m_parts->operationRow->setRowCount(isShown ? static_cast<int>(row.columns.size()) : 0);
    for (std::size_t i = 0; isShown && i < row.columns.size(); ++i) {
        const auto& before = row.rows[0][i];
        const auto& after = row.rows[1][i];
        const auto show = [&](int column, const QString& text) {
            auto* item = new QTableWidgetItem(text);
            QFont font = item->font();
            font.setBold(before != after);
            item->setFont(font);
            m_parts->operationRow->setItem(static_cast<int>(i), column, item);
        };
        show(NameColumn, fromUtf8(row.columns[i].name));
        show(BeforeColumn, before ? visibleText(*before, CellCharacters) : tr("NULL"));
        show(AfterColumn, after ? visibleText(*after, CellCharacters) : tr("NULL"));
    }
    m_parts->operationRow->resizeColumnToContents(NameColumn);
    m_parts->operationRow->setColumnWidth(BeforeColumn, BeforePixels);
}

void OperationDialog::perform()
{
    const AdminBy who = by();
    startRun(
        tr("Working… Escape asks the server to stop; the answer then says whether it was done."),
        [week = m_week, task = m_task, confirmation = change()->hash, options = options(),
         by = OperationBy {.reason = who.reason,
                           .ticket = m_ticket->text().trimmed(),
                           .operatorName = who.operatorName}](const std::stop_token& stop,
                                                              const Teller<QString>&) -> Result<Operation> {
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            RollbackOptions stoppable = options;
            stoppable.call.stop = stop;
            return task.run(**session, confirmation, by, stoppable);
        },
        [this](const Operation& operation) { showReceipt(operation); });
}

void OperationDialog::showReceipt(const Operation& operation)
{
    m_operation = operation;
    m_parts->operationReceipt->setPlainText(visibleLines(receiptText(operation), TextCharacters));
    m_tabs->setTabVisible(m_tabs->indexOf(m_parts->operationReceipt), true);
    m_tabs->setCurrentWidget(m_parts->operationReceipt);
    showEffects(operation.tables);
    finish(tr("Done. This receipt is kept in the week, too."));
}

QString OperationDialog::textOf(const Error& error) const
{
    return error.kind == Error::Kind::Unknown ? error.text()
                                              : tr("Nothing was changed. %1").arg(error.text());
}

void OperationDialog::updateParts()
{
    m_save->setVisible(m_operation.has_value());
}

}

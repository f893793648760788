#include "pages/rollback/operationdialog.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "pages/rollback/receiptsaver.h"
#include "pages/rollback/tableeffectmodel.h"
#include "pg/scripttext.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/typedconfirmation.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>
#include <QTreeView>

namespace Weekglass {

namespace {

enum RowColumns { NameColumn, BeforeColumn, AfterColumn, RowColumnCount };

constexpr int CellCharacters = 300;
constexpr int MessageCharacters = 6000;
constexpr int TextCharacters = 200000;

}

OperationDialog::OperationDialog(WeekHandle week, OperationTask task, Environment environment,
                                 QWidget* parent)
    : QDialog(parent)
    , m_week(std::move(week))
    , m_task(std::move(task))
    , m_headline(textLabel("operationHeadline"))
    , m_message(textLabel("operationMessage"))
    , m_tabs(new QTabWidget)
    , m_effects(new TableEffectModel(this))
    , m_tables(new QTreeView)
    , m_row(new QTableWidget)
    , m_statements(new QPlainTextEdit)
    , m_form(new QWidget)
    , m_reason(textField("operationReason", tr("Why, for those who read it later")))
    , m_ticket(textField("operationTicket", tr("optional")))
    , m_operator(textField("operationOperator", tr("your name; else that of the database's user")))
    , m_superuser(new QCheckBox(tr("Allow it with the rights of a &superuser, if this connection has them")))
    , m_typed(new TypedConfirmation("operationTyped", m_week.identity, environment))
    , m_progress(busyBar())
    , m_again(new QPushButton(tr("&Preview again")))
    , m_run(new QPushButton(m_task.verb))
    , m_save(new QPushButton(tr("&Save receipt…")))
    , m_close(new QPushButton(tr("&Cancel")))
    , m_saver(new ReceiptSaver(this))
{
    setObjectName(QStringLiteral("operationDialog"));
    setWindowTitle(tr("%1 — %2", "what is done, week").arg(m_task.title, visibleText(m_week.title(), 80)));
    setupSheet();
    setupForm();
    setupButtons();
    setupLayout();
    look();
}

OperationDialog::~OperationDialog()
{
    m_stop.request_stop();
}

void OperationDialog::setupSheet()
{
    QFont bold = m_headline->font();
    bold.setBold(true);
    m_headline->setFont(bold);
    m_tables->setObjectName(QStringLiteral("operationTables"));
    m_tables->setAccessibleName(tr("Tables and rows that change"));
    m_tables->setModel(m_effects);
    m_tables->setUniformRowHeights(true);
    m_tables->setAlternatingRowColors(true);
    m_row->setObjectName(QStringLiteral("operationRow"));
    m_row->setAccessibleName(tr("The game's row before and after"));
    m_row->setColumnCount(RowColumnCount);
    m_row->setHorizontalHeaderLabels({tr("Column"), tr("Before"), tr("After")});
    m_row->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_row->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_row->verticalHeader()->hide();
    m_row->horizontalHeader()->setStretchLastSection(true);
    m_statements->setObjectName(QStringLiteral("operationStatements"));
    m_statements->setAccessibleName(tr("The statements"));
    m_statements->setReadOnly(true);
    m_statements->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_tabs->setObjectName(QStringLiteral("operationTabs"));
    m_tabs->addTab(m_tables, tr("What changes"));
    m_tabs->addTab(m_row, tr("The game"));
    m_tabs->addTab(m_statements, tr("SQL"));
}

void OperationDialog::setupForm()
{
    auto* form = new QFormLayout(m_form);
    form->setContentsMargins({});
    form->addRow(tr("R&eason:"), m_reason);
    form->addRow(tr("&Ticket:"), m_ticket);
    form->addRow(tr("&Operator:"), m_operator);
    form->addRow({}, m_superuser);
    m_superuser->setObjectName(QStringLiteral("operationSuperuser"));
    m_superuser->setToolTip(tr("The game's own triggers run with the rights of whoever does this."));
    connect(m_reason, &QLineEdit::textChanged, this, &OperationDialog::updateButtons);
    connect(m_superuser, &QCheckBox::toggled, this, &OperationDialog::look);
    connect(m_typed, &TypedConfirmation::changed, this, &OperationDialog::updateButtons);
}

void OperationDialog::setupButtons()
{
    m_again->setObjectName(QStringLiteral("operationAgain"));
    m_run->setObjectName(QStringLiteral("operationRun"));
    m_save->setObjectName(QStringLiteral("operationSave"));
    m_close->setObjectName(QStringLiteral("operationClose"));
    addKeys(m_again, QKeySequence::Refresh);
    m_close->setDefault(true); // Return must not do what cannot be seen
    for (QPushButton* button : {m_again, m_run, m_save})
        button->setAutoDefault(false);
    connect(m_again, &QPushButton::clicked, this, &OperationDialog::look);
    connect(m_run, &QPushButton::clicked, this, &OperationDialog::run);
    connect(m_save, &QPushButton::clicked, this,
            [this] { m_saver->ask(this, m_week.title(), *m_operation); });
    connect(m_saver, &ReceiptSaver::answered, this, [this](const QString& message) {
        m_message->show();
        showMessage(message);
    });
    connect(m_close, &QPushButton::clicked, this, &OperationDialog::reject);
}

void OperationDialog::setupLayout()
{
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(m_again, QDialogButtonBox::ActionRole);
    buttons->addButton(m_save, QDialogButtonBox::ActionRole);
    buttons->addButton(m_run, QDialogButtonBox::DestructiveRole);
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_headline);
    column->addWidget(m_tabs, 1);
    column->addWidget(m_message);
    column->addWidget(m_progress);
    column->addWidget(m_form);
    column->addWidget(m_typed);
    column->addWidget(buttons);
    resize(860, 640);
}

/// What a worker needs. A new session for a lost COMMIT is one of the same week.
RollbackOptions OperationDialog::options()
{
    m_stop = std::stop_source();
    return {.allowSuperuser = m_superuser->isChecked(),
            .reopen = [week = m_week]() -> Result<Pg::Session> {
                Pg::ConnectOptions connection = week.pool->options();
                connection.database = week.title().toUtf8();
                auto session = Pg::Session::open(connection);
                if (!session)
                    return session.error();
                if (auto same = verifyIdentity(*session, week.identity); !same)
                    return same.error();
                return session;
            },
            .call = {.stop = m_stop.get_token()}};
}

void OperationDialog::look()
{
    if (m_operation)
        return;
    m_sheet.reset();
    m_typed->clear();
    m_stop.request_stop();
    m_job.start(
        [week = m_week, task = m_task,
         options = options()](const std::stop_token&) -> Result<OperationSheet> {
            auto session = week.acquire(options.call.stop);
            if (!session)
                return session.error();
            return task.preview(**session, options);
        },
        [this](const Result<OperationSheet>& sheet) { takeSheet(sheet); });
    showMessage(tr("Doing it in a transaction that is rolled back, to see what it does…"));
    updateButtons();
}

void OperationDialog::takeSheet(const Result<OperationSheet>& sheet)
{
    if (sheet) {
        m_sheet = *sheet;
        m_headline->setText(visibleLines(sheet->headline));
        m_effects->setEffects(sheet->tables);
        for (int row = 0; row < m_effects->rowCount(); ++row) {
            const QModelIndex table = m_effects->index(row, 0);
            for (int sample = 0; sample < m_effects->rowCount(table); ++sample)
                m_tables->setFirstColumnSpanned(sample, table, true);
        }
        for (int column = 0; column < TableEffectModel::NoteColumn; ++column)
            m_tables->resizeColumnToContents(column);
        showRow(*sheet);
        QStringList statements;
        for (const QString& statement : sheet->statements)
            statements << Pg::scriptStatement(statement);
        m_statements->setPlainText(visibleLines(statements.join(QLatin1Char('\n')), TextCharacters));
        QStringList lines = sheet->notes;
        if (!sheet->refusal.isEmpty())
            lines.prepend(tr("It cannot be done: %1").arg(sheet->refusal));
        if (!sheet->notSeen.isEmpty())
            lines << tr("What no preview can see: %1").arg(sheet->notSeen.join(QStringLiteral(" · ")));
        showMessage(lines.join(QLatin1Char('\n')));
    } else {
        m_headline->clear();
        m_effects->setEffects({});
        showRow({});
        m_statements->clear();
        showMessage(sheet.error().text());
    }
    updateButtons();
    m_reason->setFocus();
    Q_EMIT previewed();
}

/// Column by column; what changes is bold.
void OperationDialog::showRow(const OperationSheet& sheet)
{
    m_tabs->setTabVisible(m_tabs->indexOf(m_row), sheet.row.rows.size() == 2);
    m_tabs->setTabVisible(m_tabs->indexOf(m_statements), !sheet.statements.isEmpty());
    m_row->setRowCount(0);
    if (sheet.row.rows.size() != 2)
        return;
    m_row->setRowCount(static_cast<int>(sheet.row.columns.size()));
    for (std::size_t i = 0; i < sheet.row.columns.size(); ++i) {
        const auto& before = sheet.row.rows[0][i];
        const auto& after = sheet.row.rows[1][i];
        const auto show = [&](int column, const QString& text) {
            auto* item = new QTableWidgetItem(text);
            QFont font = item->font();
            font.setBold(before != after);
            item->setFont(font);
            m_row->setItem(static_cast<int>(i), column, item);
        };
        show(NameColumn, fromUtf8(sheet.row.columns[i].name));
        show(BeforeColumn, before ? visibleText(*before, CellCharacters) : tr("NULL"));
        show(AfterColumn, after ? visibleText(*after, CellCharacters) : tr("NULL"));
    }
    m_row->resizeColumnToContents(NameColumn);
    m_row->setColumnWidth(BeforeColumn, 280);
}

void OperationDialog::run()
{
    if (!m_run->isEnabled())
        return;
    const OperationBy by {.reason = m_reason->text().trimmed(),
                          .ticket = m_ticket->text().trimmed(),
                          .operatorName = m_operator->text().trimmed()};
    m_job.start(
        [week = m_week, task = m_task, by, confirmation = m_sheet->confirmation,
         options = options()](const std::stop_token&) -> Result<Operation> {
            auto session = week.acquire(options.call.stop);
            if (!session)
                return session.error();
            return task.run(**session, confirmation, by, options);
        },
        [this](const Result<Operation>& operation) { takeOperation(operation); });
    showMessage(tr("At work… Escape asks the server to stop; the answer then says whether it was done."));
    updateButtons();
}

void OperationDialog::takeOperation(const Result<Operation>& operation)
{
    m_sheet.reset(); // what it showed is over, whether it was done or not
    if (operation) {
        m_operation = *operation;
        showReceipt(*operation);
        Q_EMIT operationDone(*operation);
    } else {
        const bool isOpen = operation.error().kind == Error::Kind::Unknown;
        showMessage((isOpen ? operation.error().text()
                            : tr("Nothing was changed. %1").arg(operation.error().text())));
    }
    updateButtons();
    Q_EMIT answered();
}

void OperationDialog::showReceipt(const Operation& operation)
{
    m_headline->setText(tr("Done. This receipt is kept in the week, too."));
    m_statements->setPlainText(visibleLines(receiptText(operation), TextCharacters));
    const int receipt = m_tabs->indexOf(m_statements);
    m_tabs->setTabText(receipt, tr("Receipt"));
    m_tabs->setTabVisible(receipt, true);
    m_tabs->setCurrentIndex(receipt);
    m_effects->setEffects(operation.tables);
    m_form->hide();
    m_typed->hide();
    m_message->hide();
    m_close->setText(tr("&Close"));
}

void OperationDialog::reject()
{
    if (!isBusy())
        return QDialog::reject();
    m_stop.request_stop();
    if (!m_sheet) // only a preview: nothing to wait for
        return QDialog::reject();
    showMessage(tr("Asked the server to stop. Waiting for the answer…"));
}

void OperationDialog::showMessage(const QString& text)
{
    m_message->setText(visibleLines(text, MessageCharacters));
}

void OperationDialog::updateButtons()
{
    m_progress->setVisible(isBusy());
    m_run->setVisible(!m_operation);
    m_again->setVisible(!m_operation);
    m_save->setVisible(m_operation.has_value());
    m_again->setEnabled(!isBusy() && !m_operation);
    m_form->setEnabled(!isBusy());
    const bool canRun = !isBusy() && m_sheet && m_sheet->refusal.isEmpty();
    m_typed->setEnabled(canRun);
    const bool hasReason = !m_reason->text().trimmed().isEmpty();
    m_run->setEnabled(canRun && hasReason && m_typed->isTyped());
    m_run->setToolTip(!canRun || m_run->isEnabled() ? QString()
                          : hasReason               ? tr("Type the confirmation first")
                                                    : tr("Give a reason first"));
}

}

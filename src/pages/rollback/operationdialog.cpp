#include "pages/rollback/operationdialog.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "pages/change/factstable.h"
#include "pages/change/stepstrip.h"
#include "pages/rollback/losspane.h"
#include "pages/rollback/planwords.h"
#include "pages/rollback/receiptsaver.h"
#include "pages/rollback/redisline.h"
#include "pages/rollback/tableeffectmodel.h"
#include "pages/rollback/taskwithredis.h"
#include "pages/rollback/toldmodels.h"
#include "rollback/receipt.h"
#include "ui_operationtabs.h"
#include "weeks/notedoperation.h"
#include "widgets/theme/housestyle.h"
#include "workspace/secrets.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

namespace Weekglass {

namespace {

enum RowColumns { NameColumn, BeforeColumn, AfterColumn };

constexpr int CellCharacters = 300;
constexpr int TextCharacters = 200000;
constexpr int BeforePixels = 280;
constexpr int Width = 860;
constexpr int Height = 560;

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
    , m_server(Pg::serverTitle(m_week.pool->options()))
    , m_parts(std::make_unique<Ui::OperationTabs>())
    , m_steps(new StepStrip({m_task.firstStep, tr("Reason"), tr("Receipt")}))
    , m_body(new QStackedWidget)
    , m_loss(new LossPane)
    , m_details(new QTabWidget)
    , m_receipt(new FactsTable)
    , m_effects(new TableEffectModel(this))
    , m_redis(new RedisLine(QStringLiteral("redis %1 %2").arg(m_server, m_week.title())))
    , m_superuser(new QCheckBox(tr("Allow it with the rights of a &superuser, if this connection has them")))
    , m_ticket(addFieldBelowReason("operationTicket", tr("Tic&ket:"), tr("optional")))
    , m_showDetails(addButton("operationDetails", tr("&Details: rows and SQL")))
    , m_copy(addButton("operationCopy", tr("&Copy receipt")))
    , m_save(addButton("operationSave", tr("Sa&ve receipt…")))
    , m_back(addButtonAtRight("operationBack", tr("&Back")))
    , m_next(addButtonAtRight("operationNext", tr("&Next: reason")))
    , m_saver(new ReceiptSaver(this))
{
    setupBody();
    setupButtons();
    resize(Width, Height);
    setStep(LossStep);
    look();
}

OperationDialog::~OperationDialog() = default;

void OperationDialog::setupBody()
{
    m_parts->setupUi(m_details);
    m_parts->operationTables->setModel(m_effects);
    m_details->setCurrentIndex(0);
    m_receipt->setObjectName(QStringLiteral("operationReceipt"));
    m_receipt->setAccessibleName(tr("Receipt"));
    m_superuser->setObjectName(QStringLiteral("operationSuperuser"));
    m_superuser->setToolTip(tr("The game's own triggers run with the rights of whoever does this."));
    m_superuser->hide(); // until the server says that it matters
    addTop(m_steps);
    for (QWidget* part :
         {static_cast<QWidget*>(m_loss), static_cast<QWidget*>(m_details), static_cast<QWidget*>(m_receipt)})
        m_body->addWidget(part);
    addWidget(m_body);
    addWidget(m_redis, 0);
    addWidget(m_superuser, 0);
    connect(m_redis, &RedisLine::chosen, this, &OperationDialog::look);
    connect(m_superuser, &QCheckBox::toggled, this, &OperationDialog::look);
}

void OperationDialog::setupButtons()
{
    reasonField()->setPlaceholderText(tr("required: it is kept with the receipt"));
    require(reasonField());
    runButton()->setProperty(DangerProperty, m_task.isDangerous);
    m_showDetails->setCheckable(true);
    m_showDetails->setToolTip(tr("Rows of the tables, the game's row and the SQL"));
    connect(m_showDetails, &QPushButton::toggled, this, [this](bool isShown) {
        m_body->setCurrentWidget(isShown ? static_cast<QWidget*>(m_details) : m_loss);
    });
    connect(m_next, &QPushButton::clicked, this, &OperationDialog::next);
    connect(m_back, &QPushButton::clicked, this, &OperationDialog::back);
    connect(m_copy, &QPushButton::clicked, this, &OperationDialog::copyReceipt);
    connect(m_save, &QPushButton::clicked, this,
            [this] { m_saver->ask(this, receiptOf(*m_operation, m_week.title(), m_server)); });
    connect(m_saver, &ReceiptSaver::answered, this, &OperationDialog::showMessage);
    connect(this, &OperationDialog::previewed, this, [this] {
        if (m_step == LossStep && m_next->isEnabled())
            m_next->setFocus();
    });
}

void OperationDialog::setStep(Step step)
{
    m_step = step;
    m_showDetails->setChecked(false);
    m_body->setCurrentWidget(step == ReceiptStep ? static_cast<QWidget*>(m_receipt) : m_loss);
    m_loss->setBrief(step == ReasonStep);
    setBodyFills(step != ReasonStep);
    m_steps->setStep(step, noteOfStep());
    updateButtons();
}

QString OperationDialog::noteOfStep() const
{
    return m_step == ReceiptStep ? tr("Step 3 of 3 · done")
                                 : tr("Step %1 of 3 · nothing is changed yet").arg(m_step + 1);
}

void OperationDialog::next()
{
    if (m_step != LossStep || isBusy() || !change() || !change()->canBeDone())
        return;
    setStep(ReasonStep);
    reasonField()->setFocus();
}

void OperationDialog::back()
{
    if (m_step != ReasonStep || isRunning())
        return;
    setStep(LossStep);
    m_next->setFocus();
}

/// Escape at the reason goes back to what the players lose: what was typed stays.
void OperationDialog::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape || m_step != ReasonStep || isRunning())
        return ChangeDialog::keyPressEvent(event);
    back();
    event->accept();
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
    m_redisOptions.reset();
    if (!m_task.touchesRedis || m_redis->isEmpty())
        return lookWithRedis();
    const auto asked = m_redis->options();
    if (!asked)
        return showMessage(asked.error().text());
    Secrets::read(this, describeRedis(*asked),
                  [this, asked = *asked](const Result<std::optional<QString>>& kept) {
                      m_redisOptions = asked;
                      if (kept)
                          m_redisOptions->password = kept->value_or(QString()).toUtf8();
                      lookWithRedis();
                  });
}

void OperationDialog::lookWithRedis()
{
    startLook(
        tr("Previewing it in a transaction that is rolled back…"),
        [week = m_week, task = m_task, redis = m_redisOptions,
         options = options()](const std::stop_token& stop) -> Result<OperationPlan> {
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            RollbackOptions stoppable = options;
            stoppable.call.stop = stop;
            return previewWithRedis(redis, week, task, **session, stoppable);
        },
        [this](OperationPlan plan) {
            showPlan(plan);
            plan.change.phrase = m_week.identity.confirmation();
            return std::move(plan.change);
        });
}

/// A plan that is no more is not confirmed: then all begins with what the players lose.
void OperationDialog::clearBody()
{
    showPlan({});
    m_loss->clear();
    if (m_step == ReasonStep && !isRunning())
        setStep(LossStep);
}

void OperationDialog::showPlan(const OperationPlan& plan)
{
    QStringList where {m_week.game->title, m_week.title(), m_server};
    where.removeAll(QString());
    m_loss->show(plan, where.join(QStringLiteral(" · ")));
    showEffects(plan.tables);
    showRow(plan.row);
    m_parts->operationNames->setPlainText(visibleLines(namesText(plan.told), TextCharacters));
    m_parts->operationLeft->setPlainText(visibleLines(leftText(plan.left), TextCharacters));
    m_details->setTabVisible(m_details->indexOf(m_parts->operationLeft), !plan.left.empty());
    m_parts->operationKeys->setPlainText(plan.redis ? visibleLines(redisText(*plan.redis), TextCharacters)
                                                    : QString());
    m_details->setTabVisible(m_details->indexOf(m_parts->operationKeys), plan.redis.has_value());
    m_parts->operationSql->setPlainText(visibleLines(plan.sql, TextCharacters));
}

void OperationDialog::takeError(const Error& error)
{
    if (error.sqlState == SuperuserRefused)
        m_superuser->show();
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
    m_details->setTabVisible(m_details->indexOf(m_parts->operationRow), isShown);
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
    const OperationBy asked {
        .reason = who.reason, .ticket = m_ticket->text().trimmed(), .operatorName = who.operatorName};
    startRun(
        tr("Working… Escape asks the server to stop; the answer then says whether it was done."),
        [week = m_week, task = m_task, confirmation = change()->hash, options = options(), who, asked,
         redis = m_redisOptions](const std::stop_token& stop,
                                 const Teller<QString>&) -> Result<DoneOperation> {
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            const auto maintenance = week.pool->acquire({}, stop);
            auto note =
                NotedOperation::begin(maintenance,
                                      {.kind = task.logged.isEmpty() ? loggedKind(task.kind) : task.logged,
                                       .week = week.identity,
                                       .by = who});
            RollbackOptions stoppable = options;
            stoppable.call.stop = stop;
            auto done = runWithRedis(redis, week, task, **session, confirmation, asked, stoppable);
            note.end(done, done ? loggedDetail(done->operation) : QByteArray());
            if (done)
                done->lack = note.lack();
            return done;
        },
        [this](const DoneOperation& done) { showReceipt(done); });
}

void OperationDialog::showReceipt(const DoneOperation& done)
{
    m_operation = done.operation;
    m_redis->keep();
    std::vector<PlannedChange::Fact> facts;
    for (const auto& [name, value] : receiptLines(done.operation, m_server))
        facts.push_back({.name = name, .text = value});
    m_receipt->setFacts(facts);
    QStringList said {
        done.lack.isEmpty()
            ? tr("The receipt is kept in the week's history.")
            : tr("The receipt is kept in the week's history. The server's log lacks it: %1").arg(done.lack)};
    if (done.redisLeft)
        said << tr("Redis is still to be written, by Recovery of the week: %1").arg(done.redisLeft->text());
    else if (m_redisOptions)
        said << tr("The snapshot's values were written to %1.").arg(describeRedis(*m_redisOptions));
    finish(m_task.done, said.join(QLatin1Char('\n')));
    setStep(ReceiptStep);
}

void OperationDialog::copyReceipt()
{
    QGuiApplication::clipboard()->setText(receiptText(*m_operation, m_server));
    showMessage(tr("The receipt is on the clipboard."));
}

QString OperationDialog::textOf(const Error& error) const
{
    return error.kind == Error::Kind::Unknown ? error.text()
                                              : tr("Nothing was changed. %1").arg(error.text());
}

void OperationDialog::updateParts()
{
    const bool isLoss = m_step == LossStep;
    const bool canGoOn = !isBusy() && change() && change()->canBeDone();
    m_next->setVisible(isLoss);
    m_next->setEnabled(canGoOn);
    m_next->setDefault(isLoss);
    m_showDetails->setVisible(isLoss && !m_effects->effects().empty());
    m_redis->setVisible(isLoss && m_task.touchesRedis);
    m_redis->setEnabled(!isRunning());
    m_back->setVisible(m_step == ReasonStep);
    m_back->setEnabled(!isRunning());
    againButton()->setVisible(isLoss);
    m_copy->setVisible(m_operation.has_value());
    m_save->setVisible(m_operation.has_value());
}

}

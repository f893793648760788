#include "pages/players/policiesdialog.h"

#include "base/safetext.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/rowtable.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr QSize PoliciesSize(900, 560);
constexpr int WidestCharacters = 60;
constexpr int ReasonCharacters = 2000;
constexpr int DetailLines = 4;

QString count(const std::optional<qint64>& rows)
{
    return rows ? QString::number(*rows) : QString();
}

std::vector<RowsModel<PolicyFinding>::Column> columns()
{
    using Finding = PolicyFinding;
    return {
        {PoliciesDialog::tr("Verdict"), [](const Finding& one) { return verdictName(one.verdict); }},
        {PoliciesDialog::tr("Relation"),
         [](const Finding& one) { return visibleText(one.name, ListedNameCharacters); }},
        {PoliciesDialog::tr("Kind"), [](const Finding& one) { return kindName(one.kind); }},
        {PoliciesDialog::tr("Whose"),
         [](const Finding& one) {
             return visibleText(one.columns.join(QStringLiteral(", ")), ListedNameCharacters);
         }},
        {PoliciesDialog::tr("Own rows seen"), [](const Finding& one) { return count(one.own); }, true},
        {PoliciesDialog::tr("Others' rows seen"), [](const Finding& one) { return count(one.others); }, true},
        {PoliciesDialog::tr("Reason"),
         [](const Finding& one) { return visibleText(one.reason, ListedNameCharacters); }}};
}

}

PoliciesDialog::PoliciesDialog(const WeekHandle& week, QWidget* parent)
    : QDialog(parent)
    , m_week(week.withAllRows())
    , m_model(columns())
    , m_table(new QTableView)
    , m_state(wrappedLabel("policiesState"))
    , m_detail(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("policiesDialog"));
    setWindowTitle(tr("Row security of %1").arg(visibleText(m_week.title(), ListedNameCharacters)));
    setupParts();
    resize(PoliciesSize);
    check();
}

void PoliciesDialog::setupParts()
{
    auto* column = new QVBoxLayout(this);
    auto* about = wrappedLabel("policiesAbout");
    about->setText(
        tr("The week is read as two of its players, and the rows that they see of others are counted. "
           "A table counts as proved only if it has rows of others."));
    m_table->setObjectName(QStringLiteral("policies"));
    m_table->setAccessibleName(tr("Tables, partitions, views and functions"));
    m_table->setModel(&m_model);
    setupLineTable(m_table);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_detail->setObjectName(QStringLiteral("policyDetail"));
    m_detail->setAccessibleName(tr("Finding and advice"));
    m_detail->setReadOnly(true);
    m_detail->setTabChangesFocus(true);
    m_detail->setFixedHeight((DetailLines + 1) * m_detail->fontMetrics().lineSpacing());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_again = buttons->addButton(tr("Check &again"), QDialogButtonBox::ActionRole);
    auto* grant = buttons->addButton(tr("&Rights of roles…"), QDialogButtonBox::ActionRole);
    grant->setObjectName(QStringLiteral("grantRights"));
    grant->setToolTip(tr("Give the game's roles their rights in this week"));
    connect(grant, &QPushButton::clicked, this, &PoliciesDialog::grantWanted);
    column->addWidget(about);
    column->addWidget(m_state);
    column->addWidget(m_table, 1);
    column->addWidget(m_detail);
    column->addWidget(buttons);
    connect(m_again, &QPushButton::clicked, this, &PoliciesDialog::check);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &PoliciesDialog::showFinding);
}

void PoliciesDialog::check()
{
    m_again->setEnabled(false);
    m_state->setText(tr("Checking…"));
    m_job.start<QString>(
        [week = m_week](const std::stop_token& stop, const Teller<QString>& tell) {
            return checkPolicies(week, {}, {.stop = stop},
                                 [&tell](const QString& relation) { tell(relation); });
        },
        [this](const QString& relation) {
            m_state->setText(tr("Checking %1…").arg(visibleText(relation, ListedNameCharacters)));
        },
        [this](const Result<PolicyReport>& report) { take(report); });
}

void PoliciesDialog::take(const Result<PolicyReport>& report)
{
    m_again->setEnabled(true);
    m_detail->clear();
    m_model.setRows(report ? report->findings : std::vector<PolicyFinding>());
    if (!report)
        return m_state->setText(visibleLines(report.error().text(), ReasonCharacters));
    m_state->setText(report->summary());
    fitColumns(m_table, WidestCharacters);
    if (m_model.rowCount() > 0)
        m_table->selectRow(0);
    showFinding();
}

void PoliciesDialog::showFinding()
{
    const PolicyFinding* finding = m_model.row(m_table->currentIndex().row());
    if (!finding)
        return m_detail->clear();
    QStringList lines {
        tr("%1: %2", "relation, verdict")
            .arg(visibleText(finding->name, ListedNameCharacters), verdictName(finding->verdict))};
    if (!finding->reason.isEmpty())
        lines << visibleText(finding->reason, ReasonCharacters);
    if (!finding->policies.isEmpty())
        lines << tr("Policies: %1")
                     .arg(visibleText(finding->policies.join(QStringLiteral(", ")), ReasonCharacters));
    if (!finding->fix.isEmpty())
        lines << tr("Advice: %1").arg(visibleText(finding->fix, ReasonCharacters));
    m_detail->setPlainText(lines.join(QLatin1Char('\n')));
}

}

#include "pages/connect/trustedownersdialog.h"

#include "base/safetext.h"
#include "pages/connect/trustedowners.h"

#include "ui_trustedownersdialog.h"
#include "weeks/withsession.h"

#include <QKeyEvent>
#include <QPushButton>

namespace Weekglass {

namespace {

constexpr int NameRole = Qt::UserRole;
constexpr int ErrorCharacters = 600;

}

TrustedOwnersDialog::TrustedOwnersDialog(std::shared_ptr<Pg::SessionPool> pool,
                                         std::shared_ptr<Pg::OwnerTrust> trust, QWidget* parent)
    : QDialog(parent)
    , m_ui(new Ui::TrustedOwnersDialog)
    , m_pool(std::move(pool))
    , m_trust(std::move(trust))
{
    m_ui->setupUi(this);
    setObjectName(QStringLiteral("trustedOwnersDialog"));
    m_ui->buttons->button(QDialogButtonBox::Save)->setEnabled(false);
    m_ui->state->setText(tr("Reading the owners…"));
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &TrustedOwnersDialog::save);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_job.start(withSession(m_pool, NoDeadline, Pg::lesserOwnersOfServer),
                [this](const Result<Pg::LesserOwners>& found) { take(found); });
}

TrustedOwnersDialog::~TrustedOwnersDialog() = default;

/// Enter neither trusts nor cancels: both want a button.
void TrustedOwnersDialog::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        QDialog::keyPressEvent(event);
}

void TrustedOwnersDialog::take(const Result<Pg::LesserOwners>& found)
{
    if (!found) {
        m_ui->state->setText(visibleLines(found.error().text(), ErrorCharacters));
        return;
    }
    m_server = found->systemIdentifier;
    for (const QString& owner : found->owners) {
        auto* item = new QListWidgetItem(visibleText(owner, NameCharacters), m_ui->owners);
        item->setData(NameRole, owner);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(m_trust->covers(m_server, owner) ? Qt::Checked : Qt::Unchecked);
    }
    if (m_ui->owners->count() > 0)
        m_ui->owners->setCurrentRow(0);
    m_ui->buttons->button(QDialogButtonBox::Save)->setEnabled(!found->owners.isEmpty());
    m_ui->state->setText(
        found->owners.isEmpty()
            ? tr("No such role owns anything here: nobody needs to be trusted.")
            : tr("You are connected as %1. Kept for this server and these names, on this computer.")
                  .arg(visibleText(found->role, NameCharacters)));
}

void TrustedOwnersDialog::save()
{
    std::vector<std::pair<QString, bool>> choices;
    for (int row = 0; row < m_ui->owners->count(); ++row) {
        const QListWidgetItem* item = m_ui->owners->item(row);
        const QString owner = item->data(NameRole).toString();
        const bool isTrusted = item->checkState() == Qt::Checked;
        if (isTrusted != m_trust->covers(m_server, owner))
            choices.emplace_back(owner, isTrusted);
    }
    m_ui->buttons->button(QDialogButtonBox::Save)->setEnabled(false);
    m_job.start(
        [trust = m_trust, server = m_server, choices](const std::stop_token&) -> Result<void> {
            for (const auto& [owner, isTrusted] : choices) {
                if (auto kept = setOwnerTrusted(*trust, server, owner, isTrusted); !kept)
                    return kept;
            }
            return {};
        },
        [this](const Result<void>& saved) {
            if (saved)
                return accept();
            m_ui->state->setText(visibleLines(saved.error().text(), ErrorCharacters));
            m_ui->buttons->button(QDialogButtonBox::Save)->setEnabled(true);
        });
}

}

#include "pages/sql/savedsqldialog.h"

#include "base/safetext.h"
#include "ui_savedsqldialog.h"

#include <QFontDatabase>

namespace Weekglass {

SavedSqlDialog::SavedSqlDialog(Kind kind, const QString& game, QString current, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::SavedSqlDialog>())
    , m_kind(kind)
    , m_current(std::move(current))
    , m_saved(new SavedList(game, QLatin1String(kind == Kind::History ? SqlHistoryKind : NamedSqlKind), this))
{
    m_ui->setupUi(this);
    setWindowTitle(kind == Kind::History ? tr("History") : tr("Named queries"));
    m_ui->buttons->addButton(m_ui->savedSqlChoose, QDialogButtonBox::AcceptRole);
    m_ui->buttons->addButton(m_ui->savedSqlRemove, QDialogButtonBox::ActionRole);
    m_ui->savedSqlText->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    for (QWidget* widget :
         std::initializer_list<QWidget*> {m_ui->savedSqlName, m_ui->savedSqlSave, m_ui->savedSqlRemove})
        widget->setVisible(kind == Kind::Named);
    m_ui->savedSqlSearch->setFocus();
    connect(m_ui->savedSqlSearch, &QLineEdit::textChanged, this, &SavedSqlDialog::fill);
    connect(m_ui->savedSqlList, &QListWidget::currentRowChanged, this, &SavedSqlDialog::showSelected);
    connect(m_ui->savedSqlList, &QListWidget::itemActivated, this, &SavedSqlDialog::choose);
    connect(m_ui->savedSqlChoose, &QPushButton::clicked, this, &SavedSqlDialog::choose);
    connect(m_ui->savedSqlSave, &QPushButton::clicked, this, &SavedSqlDialog::save);
    connect(m_ui->savedSqlRemove, &QPushButton::clicked, this, &SavedSqlDialog::removeSelected);
    connect(m_ui->savedSqlName, &QLineEdit::textChanged, this, &SavedSqlDialog::showSelected);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_saved, &SavedList::changed, this, &SavedSqlDialog::take);
    connect(m_saved, &SavedList::statusMessage, m_ui->savedSqlMessage, &QLabel::setText);
    m_saved->load();
}

SavedSqlDialog::~SavedSqlDialog() = default;

void SavedSqlDialog::take()
{
    m_ui->savedSqlMessage->clear();
    m_all = m_kind == Kind::History ? sqlHistory(m_saved->items()) : namedSql(m_saved->items());
    fill();
}

void SavedSqlDialog::fill()
{
    const QString wanted = m_ui->savedSqlSearch->text().trimmed();
    m_ui->savedSqlList->clear();
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        const SavedSql& sql = m_all[i];
        if (!sql.name.contains(wanted, Qt::CaseInsensitive)
            && !sql.text.contains(wanted, Qt::CaseInsensitive))
            continue;
        const QString title = m_kind == Kind::Named
            ? sql.name
            : QString(sql.at.toString(QStringLiteral("yyyy-MM-dd HH:mm")) + QStringLiteral("  ")
                      + sql.text.simplified());
        auto* item = new QListWidgetItem(visibleText(title, 120), m_ui->savedSqlList);
        item->setData(Qt::UserRole, static_cast<qulonglong>(i));
    }
    m_ui->savedSqlList->setCurrentRow(0);
    showSelected();
}

const SavedSql* SavedSqlDialog::selected() const
{
    const QListWidgetItem* item = m_ui->savedSqlList->currentItem();
    return item ? &m_all[item->data(Qt::UserRole).toULongLong()] : nullptr;
}

void SavedSqlDialog::showSelected()
{
    const SavedSql* sql = selected();
    m_ui->savedSqlText->setPlainText(sql ? visibleLines(sql->text) : QString());
    m_ui->savedSqlChoose->setEnabled(sql);
    m_ui->savedSqlRemove->setEnabled(sql);
    const bool isNamed = !m_ui->savedSqlName->text().trimmed().isEmpty() && !m_current.trimmed().isEmpty();
    m_ui->savedSqlSave->setEnabled(isNamed);
    (isNamed ? m_ui->savedSqlSave : m_ui->savedSqlChoose)->setDefault(true); // Enter does this
}

void SavedSqlDialog::choose()
{
    if (const SavedSql* sql = selected()) {
        Q_EMIT chosen(sql->text);
        accept();
    }
}

void SavedSqlDialog::save()
{
    m_saved->save(m_ui->savedSqlName->text().trimmed(), m_current.toUtf8());
    m_ui->savedSqlName->clear();
}

void SavedSqlDialog::removeSelected()
{
    if (const SavedSql* sql = selected())
        m_saved->remove(sql->name);
}

}

#include "pages/sql/savedsqldialog.h"

#include "base/safetext.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace Weekglass {

SavedSqlDialog::SavedSqlDialog(Kind kind, const QString& game, QString current, QWidget* parent)
    : QDialog(parent)
    , m_kind(kind)
    , m_current(std::move(current))
    , m_saved(new SavedList(game, QLatin1String(kind == Kind::History ? SqlHistoryKind : NamedSqlKind), this))
    , m_search(new QLineEdit)
    , m_name(new QLineEdit)
    , m_list(new QListWidget)
    , m_text(new QPlainTextEdit)
    , m_message(new QLabel)
    , m_save(new QPushButton(tr("&Save")))
    , m_remove(new QPushButton(tr("&Remove")))
    , m_choose(new QPushButton(tr("&Take into the editor")))
{
    setObjectName(QStringLiteral("savedSqlDialog"));
    setWindowTitle(kind == Kind::History ? tr("History") : tr("Named queries"));
    setupLayout();
    connect(m_search, &QLineEdit::textChanged, this, &SavedSqlDialog::fill);
    connect(m_list, &QListWidget::currentRowChanged, this, &SavedSqlDialog::showSelected);
    connect(m_list, &QListWidget::itemActivated, this, &SavedSqlDialog::choose);
    connect(m_choose, &QPushButton::clicked, this, &SavedSqlDialog::choose);
    connect(m_save, &QPushButton::clicked, this, &SavedSqlDialog::save);
    connect(m_name, &QLineEdit::returnPressed, this, &SavedSqlDialog::save);
    connect(m_remove, &QPushButton::clicked, this, &SavedSqlDialog::removeSelected);
    connect(m_name, &QLineEdit::textChanged, this, &SavedSqlDialog::showSelected);
    connect(m_saved, &SavedList::changed, this, &SavedSqlDialog::take);
    connect(m_saved, &SavedList::statusMessage, m_message, &QLabel::setText);
    m_saved->load();
}

void SavedSqlDialog::setupLayout()
{
    m_search->setObjectName(QStringLiteral("savedSqlSearch"));
    m_search->setPlaceholderText(tr("Find in names and texts"));
    m_search->setAccessibleName(tr("Find"));
    m_search->setClearButtonEnabled(true);
    m_name->setObjectName(QStringLiteral("savedSqlName"));
    m_name->setPlaceholderText(tr("Save the editor's text under this name"));
    m_name->setAccessibleName(tr("Name"));
    m_save->setObjectName(QStringLiteral("savedSqlSave"));
    m_save->setAutoDefault(false);
    m_list->setObjectName(QStringLiteral("savedSqlList"));
    m_list->setAccessibleName(tr("Queries"));
    m_text->setReadOnly(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setAccessibleName(tr("SQL"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_choose->setObjectName(QStringLiteral("savedSqlChoose"));
    m_choose->setDefault(true);
    auto* split = new QSplitter(Qt::Vertical);
    split->addWidget(m_list);
    split->addWidget(m_text);
    split->setChildrenCollapsible(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_choose, QDialogButtonBox::AcceptRole);
    buttons->addButton(m_remove, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    auto* naming = new QHBoxLayout;
    naming->addWidget(m_name, 1);
    naming->addWidget(m_save);
    column->addLayout(naming);
    column->addWidget(m_search);
    column->addWidget(split, 1);
    column->addWidget(m_message);
    column->addWidget(buttons);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_name), static_cast<QWidget*>(m_save), static_cast<QWidget*>(m_remove)})
        widget->setVisible(m_kind == Kind::Named);
    m_search->setFocus();
    resize(640, 520);
}

void SavedSqlDialog::take()
{
    m_message->clear();
    m_all = m_kind == Kind::History ? sqlHistory(m_saved->items()) : namedSql(m_saved->items());
    fill();
}

void SavedSqlDialog::fill()
{
    const QString wanted = m_search->text().trimmed();
    m_list->clear();
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        const SavedSql& sql = m_all[i];
        if (!sql.name.contains(wanted, Qt::CaseInsensitive)
            && !sql.text.contains(wanted, Qt::CaseInsensitive))
            continue;
        const QString title = m_kind == Kind::Named
            ? sql.name
            : QString(sql.at.toString(QStringLiteral("yyyy-MM-dd HH:mm")) + QStringLiteral("  ")
                      + sql.text.simplified());
        auto* item = new QListWidgetItem(visibleText(title, 120), m_list);
        item->setData(Qt::UserRole, static_cast<qulonglong>(i));
    }
    m_list->setCurrentRow(0);
    showSelected();
}

const SavedSql* SavedSqlDialog::selected() const
{
    const QListWidgetItem* item = m_list->currentItem();
    return item ? &m_all[item->data(Qt::UserRole).toULongLong()] : nullptr;
}

void SavedSqlDialog::showSelected()
{
    const SavedSql* sql = selected();
    m_text->setPlainText(sql ? visibleLines(sql->text) : QString());
    m_choose->setEnabled(sql);
    m_remove->setEnabled(sql);
    m_save->setEnabled(!m_name->text().trimmed().isEmpty() && !m_current.trimmed().isEmpty());
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
    if (!m_save->isEnabled())
        return;
    m_saved->save(m_name->text().trimmed(), m_current.toUtf8());
    m_name->clear();
}

void SavedSqlDialog::removeSelected()
{
    if (const SavedSql* sql = selected())
        m_saved->remove(sql->name);
}

}

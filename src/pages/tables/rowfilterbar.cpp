#include "pages/tables/rowfilterbar.h"

#include "base/safetext.h"
#include "pages/savedmenu.h"
#include "pages/tables/rowconditiondialog.h"
#include "widgets/parts/filterchips.h"
#include "widgets/parts/flowlayout.h"
#include "widgets/theme/icons.h"

#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace Weekglass {

RowFilterBar::RowFilterBar(const QString& game, QWidget* parent)
    : QWidget(parent)
    , m_field(new QLineEdit)
    , m_add(new QToolButton)
    , m_saved(new SavedMenu(
          game,
          {.kind = savedKind(),
           .save = tr("Save this filter…"),
           .nameLabel = tr("Filter name (replaces one with the same name)"),
           .shown = [this] { return m_filter.isEmpty() ? QByteArray() : m_filter.toJson(); },
           .isReadable = [](const QByteArray& json) { return bool(RowFilter::fromJson(json)); }}))
    , m_clear(new QToolButton)
    , m_chips(new FilterChips("rowChip"))
{
    m_field->setObjectName(QStringLiteral("rowCondition"));
    m_field->setPlaceholderText(tr("Filter rows: status = active, data.fuel < 10, deleted_at missing"));
    m_field->setAccessibleName(tr("Add a condition: column, test and value"));
    m_field->setToolTip(tr("A column or a path in a JSON column, then = != < <= > >= ~ !~ contains, lacks, "
                           "exists or missing, then the value; Return adds it")
                            .toHtmlEscaped());
    m_field->setClearButtonEnabled(true);
    m_chips->setObjectName(QStringLiteral("rowChips"));
    setupButtons();
    auto* row = new FlowLayout; // large text needs a second line
    row->addWidget(m_add);
    row->addWidget(m_saved);
    row->addWidget(m_clear);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_field);
    column->addLayout(row);
    column->addWidget(m_chips);
    connect(m_field, &QLineEdit::returnPressed, this, &RowFilterBar::typed);
    showChips();
}

void RowFilterBar::setupButtons()
{
    const auto setup = [](QToolButton* button, const char* name, const QString& text, Icon icon) {
        button->setObjectName(QLatin1String(name));
        button->setText(text);
        button->setIcon(iconOf(icon));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    };
    const auto tip = [](QToolButton* button, const QString& text) {
        button->setToolTip(
            QStringLiteral("%1 (%2)").arg(text, button->shortcut().toString(QKeySequence::NativeText)));
    };
    setup(m_add, "rowAddFilter", tr("Filter"), Icon::Filter);
    m_add->setAccessibleName(tr("Add a filter"));
    m_add->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    tip(m_add, tr("Add a filter"));
    connect(m_add, &QToolButton::clicked, this, &RowFilterBar::editNewCondition);
    setup(m_saved, "rowSavedFilters", tr("Saved"), Icon::Bookmark);
    m_saved->setAccessibleName(tr("Saved filters of rows"));
    m_saved->setToolTip(tr("Filters saved for all weeks of this game"));
    connect(m_saved, &SavedMenu::statusMessage, this, &RowFilterBar::statusMessage);
    connect(m_saved, &SavedMenu::chosen, this, [this](const QByteArray& json) {
        if (const auto filter = RowFilter::fromJson(json))
            setFilter(*filter);
    });
    setup(m_clear, "rowClear", tr("Clear"), Icon::Clear);
    m_clear->setAccessibleName(tr("Clear the filter"));
    m_clear->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K));
    tip(m_clear, tr("Show all rows again"));
    connect(m_clear, &QToolButton::clicked, this, &RowFilterBar::clear);
}

void RowFilterBar::setColumns(const std::vector<RelationColumn>& columns)
{
    m_columns = columns;
    m_filter = {};
    m_field->clear();
    showChips();
}

void RowFilterBar::setFilter(const RowFilter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    showChips();
    Q_EMIT filterChanged(m_filter);
}

void RowFilterBar::addCondition(const RowCondition& condition)
{
    RowFilter filter = m_filter;
    if (std::ranges::find(filter.conditions, condition) == filter.conditions.end())
        filter.conditions.push_back(condition);
    setFilter(filter);
}

void RowFilterBar::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

/// What cannot be asked stays in the field, with the reason.
void RowFilterBar::typed()
{
    if (m_field->text().trimmed().isEmpty())
        return;
    const auto condition = parseRowCondition(m_field->text());
    const auto asked = condition ? checkCondition(*condition, m_columns) : Result<void>(condition.error());
    if (!asked)
        return Q_EMIT statusMessage(visibleText(asked.error().text()));
    m_field->clear();
    addCondition(*condition);
}

void RowFilterBar::showChips()
{
    m_chips->clear();
    for (std::size_t i = 0; i < m_filter.conditions.size(); ++i)
        m_chips->add(
            m_filter.conditions[i].text(), [this, i] { editCondition(i); },
            [this, i] {
                RowFilter filter = m_filter;
                filter.conditions.erase(filter.conditions.begin() + static_cast<std::ptrdiff_t>(i));
                setFilter(filter);
            });
    m_chips->setVisible(!m_filter.isEmpty());
    m_clear->setEnabled(!m_filter.isEmpty());
    m_add->setEnabled(!m_columns.empty());
    m_field->setEnabled(!m_columns.empty());
}

void RowFilterBar::editCondition(std::size_t index)
{
    auto* dialog = new RowConditionDialog(m_columns, m_filter.conditions[index], this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, index] {
        RowFilter filter = m_filter;
        if (index < filter.conditions.size())
            filter.conditions[index] = dialog->condition();
        setFilter(filter);
    });
    dialog->open();
}

void RowFilterBar::editNewCondition()
{
    if (m_columns.empty())
        return;
    auto* dialog = new RowConditionDialog(m_columns, {.column = m_columns.front().name}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { addCondition(dialog->condition()); });
    dialog->open();
}

}

#include "widgets/json/jsonsearchbar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace Weekglass {
namespace {

constexpr int typingPause = 150; // milliseconds

QToolButton* makeButton(QAction* action, Qt::ArrowType arrow, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setArrowType(arrow);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setAutoRaise(true);
    button->setAccessibleName(action->text());
    return button;
}

}

JsonSearchBar::JsonSearchBar(QAction* next, QAction* previous, QWidget* parent)
    : QWidget(parent)
    , m_next(next)
    , m_previous(previous)
    , m_field(new QLineEdit(this))
    , m_count(new QLabel(this))
{
    m_field->setPlaceholderText(tr("Search keys and values"));
    m_field->setAccessibleName(tr("Search keys and values"));
    m_field->setToolTip(
        tr("Search keys and values (Ctrl+F). Return goes to the next match, Shift+Return to the "
           "previous one, Escape ends the search."));
    m_field->setClearButtonEnabled(true);
    m_field->setMaxLength(1000);
    m_field->installEventFilter(this);
    m_count->setTextFormat(Qt::PlainText);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_count);
    layout->addWidget(makeButton(previous, Qt::UpArrow, this));
    layout->addWidget(makeButton(next, Qt::DownArrow, this));
    setFocusProxy(m_field);

    m_wait.setSingleShot(true);
    m_wait.setInterval(typingPause);
    connect(&m_wait, &QTimer::timeout, this, &JsonSearchBar::announce);
    connect(m_field, &QLineEdit::textChanged, &m_wait, qOverload<>(&QTimer::start));
    showMatches(0, -1);
}

QString JsonSearchBar::query() const
{
    return m_field->text();
}

void JsonSearchBar::setQuery(const QString& query)
{
    m_field->setText(query);
}

void JsonSearchBar::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void JsonSearchBar::showSearching()
{
    m_count->setText(tr("searching…"));
}

void JsonSearchBar::showMatches(qsizetype count, qsizetype current)
{
    m_next->setEnabled(count > 0);
    m_previous->setEnabled(count > 0);
    if (query().isEmpty())
        m_count->clear();
    else if (count == 0)
        m_count->setText(tr("no match"));
    else if (current < 0)
        m_count->setText(tr("%L1 found", "number of matches").arg(count));
    else
        m_count->setText(tr("%L1 of %L2", "match 3 of 17").arg(current + 1).arg(count));
}

bool JsonSearchBar::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Escape) {
        m_field->clear();
        announce();
        Q_EMIT left();
        return true;
    }
    if (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter)
        return QWidget::eventFilter(watched, event);
    if (m_announced != query())
        announce(); // the search itself goes to the first match
    else
        (key->modifiers() & Qt::ShiftModifier ? m_previous : m_next)->trigger();
    return true;
}

void JsonSearchBar::announce()
{
    m_wait.stop();
    if (m_announced == query())
        return;
    m_announced = query();
    Q_EMIT queryChanged(m_announced);
}

}

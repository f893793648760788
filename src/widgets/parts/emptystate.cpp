#include "widgets/parts/emptystate.h"

#include "widgets/theme/housestyle.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int TextCharacters = 60; // of a line

}

EmptyState::EmptyState(QAbstractItemView* view)
    : QWidget(view->viewport())
    , m_view(view)
    , m_text(new QLabel)
    , m_buttons(new QHBoxLayout)
{
    setObjectName(QStringLiteral("emptyState"));
    m_text->setObjectName(QStringLiteral("emptyText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(Measure::Space3);
    column->addStretch(1);
    column->addWidget(m_text, 0, Qt::AlignHCenter);
    column->addLayout(m_buttons);
    column->addStretch(2);
    view->viewport()->installEventFilter(this);
    hide();
}

void EmptyState::say(const QString& text, const std::vector<Step>& steps)
{
    follow(m_view->model());
    m_text->setText(text);
    const int width = std::min(m_text->fontMetrics().horizontalAdvance(text) + Measure::Space2,
                               TextCharacters * m_text->fontMetrics().averageCharWidth());
    // centred, it would get one line too few; without a text it has no height
    m_text->setMinimumSize(width, std::max(0, m_text->heightForWidth(width)));
    while (QLayoutItem* item = m_buttons->takeAt(0)) {
        if (QWidget* button = item->widget())
            button->deleteLater(); // it may be the one that was clicked
        delete item;
    }
    m_buttons->addStretch(1);
    for (const Step& step : steps) {
        auto* button = new QPushButton(step.text);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, step.run);
        m_buttons->addWidget(button);
    }
    m_buttons->addStretch(1);
    update();
}

bool EmptyState::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(m_view->viewport()->rect());
    return QWidget::eventFilter(watched, event);
}

/// Rows come and go without anything being said anew.
void EmptyState::follow(QAbstractItemModel* model)
{
    if (model == m_followed || !model)
        return;
    if (m_followed)
        m_followed->disconnect(this);
    m_followed = model;
    connect(model, &QAbstractItemModel::modelReset, this, &EmptyState::update);
    connect(model, &QAbstractItemModel::rowsInserted, this, &EmptyState::update);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &EmptyState::update);
}

void EmptyState::update()
{
    setGeometry(m_view->viewport()->rect());
    setVisible(!m_text->text().isEmpty() && (!m_followed || m_followed->rowCount() == 0));
}

}

#include "widgets/parts/filterchips.h"

#include "base/safetext.h"
#include "widgets/parts/flowlayout.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QToolButton>

namespace Weekglass {

namespace {

constexpr qsizetype ChipChars = 60;

}

FilterChips::FilterChips(const char* chipName, QWidget* last)
    : m_chipName(chipName)
    , m_last(last)
{
    auto* row = new FlowLayout(this);
    if (m_last)
        row->addWidget(m_last);
}

void FilterChips::clear()
{
    if (m_last)
        layout()->removeWidget(m_last);
    while (QLayoutItem* item = layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    if (m_last)
        layout()->addWidget(m_last);
}

void FilterChips::add(const QString& text, const std::function<void()>& edit,
                      const std::function<void()>& remove)
{
    auto* chip = new QFrame;
    chip->setObjectName(QLatin1String(m_chipName));
    chip->setFrameShape(QFrame::StyledPanel);
    auto* row = new QHBoxLayout(chip);
    row->setContentsMargins(2, 0, 0, 0);
    row->setSpacing(0);
    auto* label = new QToolButton;
    label->setAutoRaise(true);
    // an ampersand is no shortcut here
    label->setText(visibleText(text, ChipChars).replace(QLatin1Char('&'), QLatin1String("&&")));
    label->setAccessibleName(tr("Edit filter %1").arg(visibleText(text, ChipChars)));
    connect(label, &QToolButton::clicked, this, edit);
    auto* cross = new QToolButton;
    cross->setAutoRaise(true);
    cross->setText(QStringLiteral("×"));
    cross->setAccessibleName(tr("Remove filter %1").arg(visibleText(text, ChipChars)));
    connect(cross, &QToolButton::clicked, this, remove);
    row->addWidget(label);
    row->addWidget(cross);
    if (m_last)
        layout()->removeWidget(m_last);
    layout()->addWidget(chip);
    if (m_last)
        layout()->addWidget(m_last);
}

}

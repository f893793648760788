#include "pages/rollback/factcards.h"

#include "base/safetext.h"
#include "rollback/operation.h"
#include "widgets/parts/formparts.h"
#include "widgets/theme/housestyle.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>

namespace Weekglass {

namespace {

constexpr int ValueCharacters = 40;

/// @p isOver: it is no more afterwards.
QLabel* valueLabel(const Pg::Value& value, bool isNew, bool isOver)
{
    QLabel* label = plainLabel(isNew ? "factAfter" : "factBefore");
    label->setText(visibleText(toldText(value), ValueCharacters));
    label->setToolTip(visibleText(toldText(value)));
    QFont font = largeFont(label->font());
    font.setBold(isNew);
    label->setFont(font);
    if (isOver)
        label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QWidget* card(const ToldFact& fact)
{
    auto* box = new QWidget;
    box->setAccessibleName(fact.before == fact.after
                               ? FactCards::tr("%1: %2, unchanged", "name of a fact, its value")
                                     .arg(visibleText(fact.label), visibleText(toldText(fact.before)))
                               : FactCards::tr("%1: %2, then %3", "name of a fact, its values")
                                     .arg(visibleText(fact.label), visibleText(toldText(fact.before)),
                                          visibleText(toldText(fact.after))));
    QLabel* name = plainLabel("factName");
    name->setText(visibleText(fact.label));
    name->setFont(smallFont(name->font(), name->font()));
    name->setForegroundRole(QPalette::PlaceholderText);
    auto* values = new QHBoxLayout;
    values->setSpacing(Measure::Space2);
    values->addWidget(valueLabel(fact.before, false, fact.before != fact.after));
    if (fact.before != fact.after) {
        QLabel* arrow = plainLabel("factArrow");
        arrow->setText(QStringLiteral("›"));
        values->addWidget(arrow);
        values->addWidget(valueLabel(fact.after, true, false));
    }
    values->addStretch();
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(Measure::Space3, Measure::Space2, Measure::Space3, Measure::Space2);
    column->setSpacing(Measure::Space1);
    column->addWidget(name);
    column->addLayout(values);
    return box;
}

}

FactCards::FactCards(QWidget* parent)
    : QFrame(parent)
    , m_row(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("factCards"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
}

void FactCards::setFacts(const std::vector<ToldFact>& facts)
{
    qDeleteAll(findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    for (const ToldFact& fact : facts) {
        if (m_row->count() > 0) {
            auto* line = new QFrame;
            line->setFrameShape(QFrame::VLine);
            line->setFrameShadow(QFrame::Plain);
            line->setForegroundRole(QPalette::Mid);
            m_row->addWidget(line);
        }
        m_row->addWidget(card(fact), 1);
    }
    setVisible(!facts.empty());
}

}

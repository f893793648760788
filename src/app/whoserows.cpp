#include "app/whoserows.h"

#include "base/safetext.h"
#include "widgets/parts/formparts.h"
#include "widgets/theme/housestyle.h"
#include "widgets/theme/pilllabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace Weekglass {

WhoseRows::WhoseRows(const ViewedPlayer& player, QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("whoseRows"));
    auto* pill = new PillLabel;
    pill->setObjectName(QStringLiteral("viewedPlayer"));
    pill->setPill({tr("Viewing as a player"), Meaning::Past});
    auto* text = wrappedLabel("whoseRowsText");
    text->setText(
        tr("%1: only rows that row security lets this player see (role %2). Nothing is changed here.")
            .arg(player.title(), visibleText(player.as.role, NameCharacters)));
    auto* back = new QToolButton;
    back->setObjectName(QStringLiteral("allRows"));
    back->setText(tr("Back to all rows"));
    back->setAccessibleName(back->text());
    connect(back, &QToolButton::clicked, this, &WhoseRows::allRowsWanted);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Measure::Space2, Measure::Space1, Measure::Space2, Measure::Space1);
    row->setSpacing(Measure::Space2);
    row->addWidget(pill);
    row->addWidget(text, 1);
    row->addWidget(back);
}

}

#include "pages/board/stagestrip.h"

#include "lifecycle/weekgates.h"
#include "widgets/parts/flowlayout.h"

#include <QLabel>
#include <QLocale>
#include <QToolButton>

namespace Weekglass {

namespace {

/// What has to be done to come to the next stage.
QString gateText(WeekStage from)
{
    switch (from) {
    case WeekStage::Planned:
        return StageStrip::tr("Create: makes the database and migrates it");
    case WeekStage::Created:
        return StageStrip::tr("Goes live when all its steps are done, or when a reset switches over");
    case WeekStage::Live:
        return StageStrip::tr("Freeze, or reset, which also does all later steps");
    case WeekStage::Frozen:
        return StageStrip::tr("Archive: needs a dump that was restored and compared");
    case WeekStage::Archived:
        return StageStrip::tr("Drop: needs the verified archive, or a reason, and the typed name");
    case WeekStage::Dropped:
        break;
    }
    return {};
}

}

StageStrip::StageStrip(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("stageStrip"));
    setAccessibleName(tr("Stages of the weeks"));
    auto* row = new FlowLayout(this);
    row->setContentsMargins({});
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const auto stage = static_cast<WeekStage>(i);
        if (i > 0) {
            auto* arrow = new QLabel(QStringLiteral("→"));
            arrow->setToolTip(gateText(static_cast<WeekStage>(i - 1)));
            arrow->setAccessibleName(arrow->toolTip());
            row->addWidget(arrow);
        }
        auto* button = new QToolButton;
        button->setObjectName(QString(QStringLiteral("stage_") + stageName(stage)));
        button->setCheckable(true);
        button->setToolTip(stage == WeekStage::Dropped
                               ? tr("Show only weeks that are gone; the log remembers them")
                               : tr("Show only these. Next: %1").arg(gateText(stage)));
        connect(button, &QToolButton::clicked, this, [this, button](bool isOn) {
            for (QToolButton* other : m_buttons)
                other->setChecked(isOn && other == button);
            Q_EMIT choiceChanged();
        });
        m_buttons[i] = button;
        row->addWidget(button);
    }
    setCounts({});
}

void StageStrip::setCounts(const std::array<int, 6>& counts)
{
    for (std::size_t i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setText(QString(stageTitle(static_cast<WeekStage>(i)) + QLatin1Char(' ')
                                      + QLocale().toString(counts[i])));
}

std::optional<WeekStage> StageStrip::chosen() const
{
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        if (m_buttons[i]->isChecked())
            return static_cast<WeekStage>(i);
    }
    return {};
}

}

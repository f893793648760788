#pragma once

#include "lifecycle/board.h"

#include <QWidget>

#include <array>

class QToolButton;

namespace Weekglass {

/// The life of a week as a row of stages with the number of weeks at each, and the gates between them. A
/// click shows one stage only, another one shows all again.
class StageStrip : public QWidget
{
    Q_OBJECT

public:
    explicit StageStrip(QWidget* parent = nullptr);

    void setCounts(const std::array<int, 6>& counts);
    /// Nothing: all are shown.
    std::optional<WeekStage> chosen() const;

Q_SIGNALS:
    void choiceChanged();

private:
    std::array<QToolButton*, 6> m_buttons {};
};

}
